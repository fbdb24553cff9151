// What is read of a drawing beside its elements and events: attributes of the standard, data, and Camunda 8's
// extensions. `docs/supported.md` is written from here.

/** `runs` as its owner says, `partly` as the words tell, `kept` in the file without effect, or refused. */
export type Status = 'runs' | 'partly' | 'kept' | 'refused'

export type Feature = {
  readonly what: string
  readonly status: Status
  readonly how: string
  /** Clause and title in BPMN 2.0.2; absent for extensions. */
  readonly clause?: string
}

/** Attributes and parts of the standard. */
export const standardFeatures: readonly Feature[] = [
  {
    what: 'sequence flow, condition, default flow',
    status: 'runs',
    clause: '13.3.1 Sequence Flow Considerations',
    how: 'Unconditional flows always get a token, conditional ones where they hold, the default where no conditional one does. Anything but true or false is an incident.',
  },
  {
    what: '`startQuantity`, `completionQuantity`',
    status: 'runs',
    clause: '13.3.2 Activity',
    how: 'Tokens are gathered over all incoming flows together; each taken flow gets as many as `completionQuantity` says.',
  },
  {
    what: '`isForCompensation`',
    status: 'runs',
    clause: '13.5.5 Compensation',
    how: 'The activity runs only as a handler.',
  },
  {
    what: '`cancelActivity`, `isInterrupting`, `parallelMultiple`',
    status: 'runs',
    clause: '13.5.3 Intermediate Boundary Events',
    how: 'As the standard says.',
  },
  {
    what: '`eventDefinitionRef`',
    status: 'runs',
    clause: '10.5.1 Concepts',
    how: 'Shared event definitions work like those drawn in place.',
  },
  {
    what: 'data object, property',
    status: 'runs',
    clause: '10.4.1 Data Modeling',
    how: 'A variable of its scope under its id, and under its name where FEEL can read it.',
  },
  {
    what: '`ioSpecification`, input sets, data associations, transformation, assignment',
    status: 'runs',
    clause: '10.4.2 Execution Semantics for Data',
    how: 'Data moves through associations; an activity waits until one of its input sets is there.',
  },
  {
    what: 'data store',
    status: 'runs',
    clause: '10.4.1 Data Modeling',
    how: 'Read and written through associations, and read in expressions under its name. It outlives the instance and is one for all drawings that name it; a variable of the same name hides it. `capacity` and `isUnlimited` have no effect.',
  },
  {
    what: 'data state, `capacity`, `isCollection`',
    status: 'kept',
    clause: '10.4.1 Data Modeling',
    how: 'Drawn only.',
  },
  {
    what: 'pool, participant, message flow',
    status: 'runs',
    clause: '9.3 Pool and Participant, 9.4 Message Flow',
    how: 'A message goes where its flow leads, if that process of the file runs here.',
  },
  {
    what: 'correlation key, property, retrieval expression, subscription',
    status: 'runs',
    clause: '8.4.2 Correlation',
    how: 'The first message of a conversation fixes the properties; later ones must tell the same. Also those of conversations.',
  },
  {
    what: 'lane',
    status: 'runs',
    clause: '10.8 Lanes',
    how: 'The role of the innermost lane may take the tasks in it; `gov:lane role="…"` names it, else the name of the lane.',
  },
  {
    what: 'group, annotation, category, association',
    status: 'runs',
    clause: '8.4.1 Artifacts',
    how: 'Drawn; an association from a compensation event names the handler.',
  },
  {
    what: '`auditing`, `monitoring`',
    status: 'kept',
    clause: '8.4.1 and 10.3',
    how: 'Everything is recorded anyway.',
  },
  {
    what: 'choreography, conversation diagrams',
    status: 'kept',
    clause: '9.5 Conversations, 11 Choreography',
    how: 'Drawn, compared and documented, not run.',
  },
  {
    what: 'choreography task or sub-conversation inside an executable process',
    status: 'refused',
    clause: '11 Choreography',
    how: '`ELEMENT_NOT_EXECUTABLE`.',
  },
  {
    what: 'expressions in XPath or Java',
    status: 'refused',
    clause: '8.4.6 Expressions',
    how: 'Expressions are FEEL. An `expressionLanguage` of XPath, which is the default of the standard, is read as FEEL.',
  },
]

/** Camunda 8's extensions, as its modeller writes them. */
export const zeebeFeatures: readonly Feature[] = [
  {
    what: '`zeebe:taskDefinition` `type`, `retries`',
    status: 'runs',
    how: 'A job; three tries where nothing is said; both may be FEEL.',
  },
  {
    what: '`linkspan:retryBackoff` of `zeebe:taskDefinition`',
    status: 'runs',
    how: 'How long a failed job rests where its worker does not say: a duration, or one for each failure. The header `retryBackoff` says the same.',
  },
  { what: '`zeebe:taskHeaders`', status: 'runs', how: 'Handed to the worker.' },
  {
    what: '`zeebe:jobPriorityDefinition`',
    status: 'runs',
    how: 'Workers get urgent jobs first. That of a process holds for those of its jobs that say none.',
  },
  {
    what: '`zeebe:ioMapping` `input`, `output`',
    status: 'runs',
    how: 'In order, into locals; targets may be paths. With outputs, only mapped variables leave the element.',
  },
  {
    what: '`zeebe:calledElement`',
    status: 'runs',
    how: '`processId` also as FEEL, propagation of all variables, the three bindings, `businessId`.',
  },
  {
    what: '`zeebe:subscription` `correlationKey`',
    status: 'runs',
    how: 'Evaluated once, when the subscription opens; null is an incident.',
  },
  {
    what: '`zeebe:loopCharacteristics`',
    status: 'runs',
    how: 'Collection and element for input and output.',
  },
  { what: '`zeebe:script`', status: 'runs', how: 'FEEL in the engine.' },
  {
    what: '`zeebe:calledDecision`',
    status: 'partly',
    how: '`decisionId` also as FEEL, `resultVariable`; the decision is that of the deployment, whatever the binding says.',
  },
  {
    what: '`zeebe:userTask`',
    status: 'runs',
    how: 'Without it a user task is the same, not a job of type `io.camunda.zeebe:userTask`.',
  },
  {
    what: '`zeebe:assignmentDefinition`',
    status: 'runs',
    how: '`assignee`, `candidateGroups`, `candidateUsers`; lists or words between commas, also FEEL.',
  },
  { what: '`zeebe:taskSchedule`', status: 'runs', how: '`dueDate` and `followUpDate`.' },
  { what: '`zeebe:priorityDefinition`', status: 'runs', how: '50 where nothing is said.' },
  {
    what: '`zeebe:formDefinition`',
    status: 'partly',
    how: 'The form of this id or key that is deployed with the process; bindings and `externalReference` are kept.',
  },
  { what: '`zeebe:userTaskForm`', status: 'kept', how: 'Deploy the form as a file of its own.' },
  {
    what: '`zeebe:executionListeners`',
    status: 'partly',
    how: '`start` and `end`, as jobs that hold the element, in order; `beforeAll`, as jobs that hold a multi-instance activity before it is counted; `cancel`, as jobs that hold the end of the instance, not the flow. Those of a process come before its start event, and before the instance completes; one that is terminated or cancelled has no end listeners. Nothing begins in an element while its end listeners are at work.',
  },
  {
    what: '`zeebe:taskListeners`',
    status: 'runs',
    how: '`creating`, `assigning`, `updating` and `completing`, as jobs that hold the change; `canceling`, as jobs that hold the end of the instance.',
  },
  { what: '`zeebe:versionTag`', status: 'runs', how: 'A call may bind to it.' },
  {
    what: '`zeebe:conditionalFilter`',
    status: 'runs',
    how: 'A condition is asked again after changes of its `variableNames`, and after `create` or `update` as its `variableEvents` say.',
  },
  {
    what: '`zeebe:adHoc`',
    status: 'runs',
    how: '`activeElementsCollection`, `outputCollection`, `outputElement`, and a job that chooses.',
  },
  { what: '`zeebe:properties`', status: 'kept', how: 'For tools.' },
  {
    what: '`zeebe:linkedResources`, `zeebe:agentDefinition`, `retryCounter`',
    status: 'kept',
    how: 'For tools.',
  },
  {
    what: '`zeebe:modelerTemplate…`',
    status: 'kept',
    how: 'Element templates keep working in the modeller.',
  },
]
