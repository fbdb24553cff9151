// Words that are typed and then stand in the address: they are written there when the fingers rest, and what the address
// says by another way, such as a link, is what the field says.

import { useEffect, useRef, useState } from 'react'

/** A quarter of a second: no letter is waited for, and no word is asked for letter by letter. */
const REST_MS = 250

export function useTyped(said: string, say: (text: string) => void): [string, (text: string) => void] {
  const [typed, setTyped] = useState(said)
  const [known, setKnown] = useState(said)
  const own = useRef(said)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    if (said === known) return
    setKnown(said)
    if (said === own.current) return
    clearTimeout(timer.current)
    setTyped(said)
  }, [said, known])
  const type = (text: string) => {
    setTyped(text)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      own.current = text
      say(text)
    }, REST_MS)
  }
  return [typed, type]
}
