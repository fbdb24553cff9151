// Every element that runs, in the order of the standard. To add one: write its file, add its line here, its cases in
// test/engine/cases, and its heading in docs/supported.md.

import { compensationRun } from '../triggers/compensation.ts'
import { adHocSubProcess } from './ad-hoc-sub-process.ts'
import type { Behaviour } from './behaviour.ts'
import { boundaryEvent } from './boundary-event.ts'
import { businessRuleTask } from './business-rule-task.ts'
import { callActivity } from './call-activity.ts'
import { cancelListener } from './cancel-listener.ts'
import { intermediateCatchEvent } from './catch-event.ts'
import { complexGateway } from './complex-gateway.ts'
import { endEvent } from './end-event.ts'
import { eventBasedGateway } from './event-based-gateway.ts'
import { eventSubProcess } from './event-sub-process.ts'
import { exclusiveGateway } from './exclusive-gateway.ts'
import { inclusiveGateway } from './inclusive-gateway.ts'
import { manualTask } from './manual-task.ts'
import { multiInstanceBody } from './multi-instance.ts'
import { parallelGateway } from './parallel-gateway.ts'
import { process } from './process.ts'
import { receiveTask } from './receive-task.ts'
import { scriptTask } from './script-task.ts'
import { sendTask } from './send-task.ts'
import { serviceTask } from './service-task.ts'
import { loopBody } from './standard-loop.ts'
import { startEvent } from './start-event.ts'
import { subProcess } from './sub-process.ts'
import { task } from './task.ts'
import { intermediateThrowEvent } from './throw-event.ts'
import { transaction } from './transaction.ts'
import { userTask } from './user-task.ts'

export const behaviours: Readonly<Record<string, Behaviour>> = {
  process,
  // activities
  task,
  userTask,
  manualTask,
  serviceTask,
  sendTask,
  receiveTask,
  scriptTask,
  businessRuleTask,
  callActivity,
  subProcess,
  eventSubProcess,
  transaction,
  adHocSubProcess,
  // around activities
  multiInstanceBody,
  loopBody,
  compensation: compensationRun,
  cancelListener,
  // events
  startEvent,
  intermediateCatchEvent,
  intermediateThrowEvent,
  boundaryEvent,
  endEvent,
  // gateways
  exclusiveGateway,
  inclusiveGateway,
  parallelGateway,
  eventBasedGateway,
  complexGateway,
}
