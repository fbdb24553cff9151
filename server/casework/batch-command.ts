// What a batch operation means for one case: an ordinary command, in the name of whoever carries the operation on.

import type { Command, State } from '../../engine/index.ts'
import { tell } from '../../engine/words/sentences.ts'
import type { TakenItem } from '../store/batch-operations.ts'
import { type Refusal, refuse } from './work.ts'

type Wish = Pick<TakenItem, 'type' | 'plan' | 'reason' | 'by' | 'incident'>

/** The command for a case as it stands; a refusal where there is nothing to do in it. */
export function commandFor({ type, plan, reason, by, incident }: Wish, state: State): Command | Refusal {
  const because = { by, ...(reason === null ? {} : { reason }) }
  switch (type) {
    case 'resolve-incidents':
      return { type: 'resolve', incident: Number(incident), retries: plan.retries, by }
    case 'cancel':
    case 'suspend':
    case 'resume':
      return { type, ...because }
    case 'migrate':
      return { type, mapping: plan.mapping ?? {}, version: plan.processDefinitionKey!, ...because }
    case 'modify': {
      const moved = (plan.moves ?? []).flatMap(({ from, to }) =>
        Object.values(state.runs)
          .filter(run => run.element === from)
          .map(run => ({ key: run.key, to })),
      )
      if (moved.length === 0)
        return refuse('NOT_WAITING', tell`Nothing in this case stands at these elements.`)
      const terminate = moved.map(({ key }) => key)
      const activate = moved.map(({ to }) => ({ element: to }))
      return { type, terminate, activate, by, reason: reason ?? '' }
    }
  }
}
