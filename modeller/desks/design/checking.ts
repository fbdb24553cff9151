// The latest findings about the drawing under work. Only the last answer counts; a drawing that changed is checked
// again once the hand rests.

import { useEffect, useRef, useState } from 'react'
import type { Problem } from '../../../engine/graph/problems.ts'
import type { Language } from '../../i18n/texts.ts'
import type { CheckAnswer, CheckQuestion } from './check.worker.ts'

export type Checked = Pick<CheckAnswer, 'rules' | 'cures'> & {
  readonly problems: readonly Problem[]
  readonly busy: boolean
}

/** 700 ms: long enough that typing a name does not start it, short enough to feel live. */
const rest = 700

export function useChecking(xml: string | null, language: Language): Checked {
  const worker = useRef<Worker | null>(null)
  const asked = useRef(0)
  const [checked, setChecked] = useState<Checked>({ problems: [], rules: {}, cures: {}, busy: true })
  useEffect(() => {
    const made = new Worker(new URL('./check.worker.ts', import.meta.url), { type: 'module' })
    made.addEventListener('message', ({ data }: MessageEvent<CheckAnswer>) => {
      const { id, ...found } = data
      if (id === asked.current) setChecked({ ...found, busy: false })
    })
    worker.current = made
    return () => made.terminate()
  }, [])
  useEffect(() => {
    if (xml === null) return
    const timer = setTimeout(() => {
      asked.current += 1
      setChecked(last => ({ ...last, busy: true }))
      worker.current?.postMessage({ id: asked.current, xml, language } satisfies CheckQuestion)
    }, rest)
    return () => clearTimeout(timer)
  }, [xml, language])
  return checked
}
