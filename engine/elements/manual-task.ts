// A manual task is done outside; to the engine it is done at once (13.3.3).

import type { Behaviour } from './behaviour.ts'
import { task } from './task.ts'

export const manualTask: Behaviour = task
