// An intermediate catch event waits; a link catch never does, it is only a place to land (10.5.5).

import { complete } from '../run/step.ts'
import type { Behaviour } from './behaviour.ts'
import { fire, wait } from './waiting.ts'

export const intermediateCatchEvent: Behaviour = {
  activate: (step, node, run) => {
    if (node.triggers.every(trigger => trigger.kind === 'link')) complete(step, run)
    else wait(step, node, run)
  },
  fired: fire,
}
