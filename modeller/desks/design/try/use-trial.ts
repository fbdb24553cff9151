// The trial of a page: one deed after the other, each to be taken back.

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Deployment } from '../../../../engine/scenario/deployment.ts'
import type { Begin } from '../../../../engine/scenario/scenario.ts'
import type { Sentence } from '../../../../engine/words/sentences.ts'
import { sentenceOf } from '../../../../engine/words/told.ts'
import { type Doing, type Noted, played, type Trial, today } from './trial.ts'

export function useTrial(deployment: Deployment) {
  const [trial, setTrial] = useState<Trial | null>(null)
  const [problem, setProblem] = useState<Sentence | null>(null)
  const latest = useRef<Noted>({ at: today(), begin: null, steps: [] })
  /** Plays what is noted from the start: a world that refused a step may hold half of it. */
  const play = useCallback(
    async (noted: Noted): Promise<void> => {
      try {
        setTrial(await played(deployment, noted))
        latest.current = noted
        setProblem(null)
      } catch (error) {
        setProblem(sentenceOf(error))
      }
    },
    [deployment],
  )
  const empty = useCallback((): Noted => ({ at: today(), begin: null, steps: [] }), [])
  useEffect(() => void play(empty()), [play, empty])
  return {
    trial,
    problem,
    begin: (begin: Begin) => play({ ...latest.current, begin }),
    act: (step: Doing) => play({ ...latest.current, steps: [...latest.current.steps, step] }),
    back: () => {
      const { begin, steps, at } = latest.current
      return play({ at, begin: steps.length === 0 ? null : begin, steps: steps.slice(0, -1) })
    },
    again: () => play(empty()),
    load: play,
  }
}
