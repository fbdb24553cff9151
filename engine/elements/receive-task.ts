// A receive task waits for one message (13.3.3).

import type { Behaviour } from './behaviour.ts'
import { fire, wait } from './waiting.ts'

export const receiveTask: Behaviour<{ readonly instantiate: boolean }> = {
  compile: source => ({ instantiate: source.instantiate === true }),
  activate: wait,
  fired: fire,
}
