// What a list is asked stands in the address, so that going back, a link and a kept view ask the same.

import { useSearchParams } from 'react-router'

/** What the address asks, a way to ask for one thing, which is not asked any more once it is empty, and one for all anew. */
export function useAsked() {
  const [asked, askAnew] = useSearchParams()
  const ask = (name: string, value: string) =>
    askAnew(
      before => {
        if (value === '') before.delete(name)
        else before.set(name, value)
        return before
      },
      { replace: true },
    )
  return { asked, ask, askAnew }
}
