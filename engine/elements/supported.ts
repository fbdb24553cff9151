// How each element of the table runs, in words: `docs/supported.md` is written from here. One line for each behaviour
// of `index.ts`; a test holds the two against each other.

/** What the page says of an element. */
export type Supported = {
  /** The name people know it by. */
  readonly title: string
  /** Clause and title in BPMN 2.0.2 (formal/13-12-09). */
  readonly clause: string
  readonly runs: string
  /** What the standard has and Linkspan does not, or does otherwise; absent where there is nothing to say. */
  readonly limits?: string
}

export const supportedElements: Readonly<Record<string, Supported>> = {
  process: {
    title: 'Process',
    clause: '13.2 Process Instantiation and Termination',
    runs: 'Begins at one none start event, at the event that was triggered, or at every node without incoming flow where there is no start event. It is done when no token is left and nothing is active.',
    limits:
      '`isExecutable` must be true; other processes of a file are drawings. `isClosed`, `supports` and the audit and monitoring elements have no effect.',
  },
  task: {
    title: 'Task',
    clause: '13.3.3 Task',
    runs: 'An abstract task is passed through at once.',
  },
  userTask: {
    title: 'User task',
    clause: '13.3.3 Task',
    runs: 'Waits for a person. Who may take it is said by `zeebe:assignmentDefinition`, else by the role of its lane; due date, follow-up date, priority and form by their Zeebe elements. With or without `zeebe:userTask` it is the same task.',
    limits: '`bpmn:potentialOwner` and the other resource roles, and `renderings`, have no effect.',
  },
  manualTask: {
    title: 'Manual task',
    clause: '13.3.3 Task',
    runs: 'Is done outside; passed through at once.',
  },
  serviceTask: {
    title: 'Service task',
    clause: '13.3.3 Task',
    runs: 'A job for a worker: of the type of `zeebe:taskDefinition`, else of the name of its operation, else of its own id.',
    limits: 'The types of the built-in connectors are jobs like any others.',
  },
  sendTask: {
    title: 'Send task',
    clause: '13.3.3 Task',
    runs: 'Sends its message in the same transaction and goes on: along its message flow where one is drawn, else to whoever listens to the name. With a job type or an operation it is a job.',
  },
  receiveTask: {
    title: 'Receive task',
    clause: '13.3.3 Task',
    runs: 'Waits for its message, also behind an event-based gateway. With `instantiate` the message creates the instance.',
  },
  scriptTask: {
    title: 'Script task',
    clause: '13.3.3 Task',
    runs: 'FEEL is evaluated by the engine. JavaScript runs in a sandbox with bounded time and memory and pinned clock and chance; what it returns, if an object, becomes variables.',
    limits: 'Other script formats are refused when the file is compiled.',
  },
  businessRuleTask: {
    title: 'Business rule task',
    clause: '13.3.3 Task',
    runs: 'Evaluates the DMN decision of `zeebe:calledDecision` and records which rules matched; without one it is a job.',
    limits: 'Decisions are bound when the process is deployed, whatever `bindingType` says.',
  },
  callActivity: {
    title: 'Call activity',
    clause: '13.3.4 Sub-Process/Call Activity',
    runs: 'Runs another process, or a global task, as an instance of its own. Errors and escalations come back; cancelling goes down. `latest`, `deployment` and `versionTag` binding.',
    limits:
      'At most 100 calls deep. Global tasks are those of user, manual, script and business rule and the plain one.',
  },
  subProcess: {
    title: 'Embedded sub-process',
    clause: '13.3.4 Sub-Process/Call Activity',
    runs: 'A scope with variables and event sub-processes of its own; without a start event it begins at every node that nothing leads to. A flow may be drawn to one of its start events, where it begins then, or from its only end event.',
  },
  eventSubProcess: {
    title: 'Event sub-process',
    clause: '13.5.4 Event Sub-Processes',
    runs: 'Interrupting, it ends everything else in its scope and runs in its place, once; otherwise it runs beside, as often as its event comes. Boundary events of the scope stay armed.',
  },
  transaction: {
    title: 'Transaction',
    clause: '13.3.4 Sub-Process/Call Activity, 10.3.5 Sub-Processes',
    runs: 'Cancelling terminates what is active, undoes what completed, last first, and goes on at the cancel boundary event. An error that leaves it undoes nothing.',
    limits: 'The `method` and any transaction protocol have no effect.',
  },
  adHocSubProcess: {
    title: 'Ad-hoc sub-process',
    clause: '13.3.5 Ad-Hoc Sub-Process',
    runs: 'Offers its activities at once or one after the other (`ordering`); after each completion the condition is asked, and the rest is cancelled or waited for. Activities can be named by an expression, or activated by a person or a worker.',
  },
  multiInstanceBody: {
    title: 'Multi-instance activity',
    clause: '13.3.7 Multi-Instance Activity',
    runs: 'Sequential or parallel, by cardinality or collection, counted once on entry. Results are collected by index; the completion condition sees the four counters; `behavior` None, One, All and Complex throw their events.',
    limits: 'At most 250,000 instances.',
  },
  loopBody: {
    title: 'Standard loop',
    clause: '13.3.6 Loop Activity',
    runs: 'Runs again while its condition holds, before or after the activity (`testBefore`), at most `loopMaximum` times.',
    limits: 'More than 100,000 turns without a wait end in an incident.',
  },
  compensation: {
    title: 'Compensation of a completed activity',
    clause: '13.5.5 Compensation',
    runs: 'Handlers run last first, with the data of their scope as it was at completion. Of a sub-process its compensation event sub-process runs, else what completed inside it is undone. Each completed instance once.',
    limits: 'Parallel branches are undone one after the other as well.',
  },
  cancelListener: {
    title: 'Listener to a cancelled element',
    clause: 'Camunda 8: `zeebe:executionListener` cancel, `zeebe:taskListener` canceling',
    runs: 'Jobs, one after the other, with the data the element had. The flow goes on meanwhile; the instance ends when they are done, or at once where it is cancelled a second time.',
  },
  startEvent: {
    title: 'Start event',
    clause: '13.5.1 Start Events',
    runs: 'None, message, timer, signal, conditional, multiple and parallel multiple at the top level; also error, escalation and compensation in event sub-processes.',
  },
  intermediateCatchEvent: {
    title: 'Intermediate catch event',
    clause: '13.5.2 Intermediate Events',
    runs: 'Message, timer, signal, conditional, link, multiple and parallel multiple.',
  },
  intermediateThrowEvent: {
    title: 'Intermediate throw event',
    clause: '13.5.2 Intermediate Events',
    runs: 'None, message, signal, escalation, compensation, link and multiple. With a job type a worker does the sending.',
  },
  boundaryEvent: {
    title: 'Boundary event',
    clause: '13.5.3 Intermediate Boundary Events',
    runs: 'Interrupting: message, timer, signal, conditional, error, escalation, cancel, compensation, multiple and parallel multiple. Non-interrupting: those but error, cancel and compensation. Attached to the loop as a whole.',
  },
  endEvent: {
    title: 'End event',
    clause: '13.5.6 End Events',
    runs: 'None, message, signal, escalation, compensation and multiple end their own token; error, terminate and cancel end more.',
  },
  exclusiveGateway: {
    title: 'Exclusive gateway',
    clause: '13.4.2 Exclusive Gateway',
    runs: 'Lets every token pass at once, by the first flow whose condition holds in document order; none and no default is an incident.',
  },
  inclusiveGateway: {
    title: 'Inclusive gateway',
    clause: '13.4.3 Inclusive Gateway',
    runs: 'Splits to every flow whose condition holds, else to the default. Joins when no token elsewhere in the scope can still reach an empty incoming flow without reaching a filled one (table 13-3).',
  },
  parallelGateway: {
    title: 'Parallel gateway',
    clause: '13.4.1 Parallel Gateway',
    runs: 'Waits for one token on each incoming flow and consumes exactly one of each; surplus stays.',
  },
  eventBasedGateway: {
    title: 'Event-based gateway',
    clause: '13.4.4 Event-Based Gateway',
    runs: 'The first event wins and the others are withdrawn. With `instantiate` it begins instances, exclusive or parallel.',
  },
  complexGateway: {
    title: 'Complex gateway',
    clause: '13.4.5 Complex Gateway',
    runs: 'Starts when its activation condition holds, then waits for reset like an inclusive join. Expressions read `activationCount`, `waitingForStart` and the count of each flow under its id.',
  },
}
