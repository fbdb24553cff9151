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
  const latest = useRef<Noted>(empty())
  const line = useRef<Promise<unknown>>(Promise.resolve())
  /**
   * Plays what is noted from the start, for a world that refused a step may hold half of it; each waits for the one before.
   * Says whether it could be played.
   */
  const play = useCallback(
    (next: (noted: Noted) => Noted): Promise<boolean> => {
      const turn = line.current.then(async () => {
        const noted = next(latest.current)
        try {
          setTrial(await played(deployment, noted))
        } catch (error) {
          setProblem(sentenceOf(error))
          return false
        }
        latest.current = noted
        setProblem(null)
        return true
      })
      line.current = turn
      return turn
    },
    [deployment],
  )
  // The last change of a drawing may still be on its way here when its trial begins: what was done is done again on it.
  useEffect(() => void play(noted => noted).then(could => could || play(empty)), [play])
  return {
    trial,
    problem,
    begin: (begin: Begin) => play(noted => ({ ...noted, begin })),
    act: (step: Doing) => play(noted => ({ ...noted, steps: [...noted.steps, step] })),
    back: () =>
      play(({ at, begin, steps }) => ({
        at,
        begin: steps.length === 0 ? null : begin,
        steps: steps.slice(0, -1),
      })),
    again: () => play(empty),
    load: (noted: Noted) => play(() => noted),
  }
}

const empty = (): Noted => ({ at: today(), begin: null, steps: [] })
