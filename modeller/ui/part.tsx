// A part of a page that comes in a file of its own and is drawn as soon as that is there. React's `lazy` would show what
// stands in its place even where the file is there already, and then leave that for 300 ms so that nothing flickers.

import { type ComponentType, useEffect, useState } from 'react'

type File<Props> = {
  /** Rejects where it does not arrive; may be called again. */
  load(): Promise<ComponentType<Props>>
  there(): ComponentType<Props> | undefined
}

/**
 * A part to show, and what fetches it before. One that does not arrive throws where it stands, as one of `lazy` does.
 * @param InItsPlace what is shown until it is there
 */
export function partFrom<Props extends object>(
  bring: () => Promise<ComponentType<Props>>,
  InItsPlace: ComponentType<Props>,
) {
  let there: ComponentType<Props> | undefined
  const file: File<Props> = {
    there: () => there,
    load: async () => {
      there ??= await bring()
      return there
    },
  }
  return {
    Part(props: Props) {
      const Shown = useFile(file) ?? InItsPlace
      return <Shown {...props} />
    },
    load: file.load,
  }
}

function useFile<Props>(file: File<Props>): ComponentType<Props> | undefined {
  const [part, setPart] = useState(file.there)
  useEffect(() => {
    file.load().then(
      arrived => setPart(() => arrived),
      error =>
        setPart(() => {
          throw error
        }),
    )
  }, [file])
  return part
}
