// Every problem code that a file can be given, with its cause and its cure. `docs/codes.md` is written from this table,
// and a test holds it against the codes that stand in the engine.

type Explained = Readonly<Record<string, readonly [cause: string, cure: string]>>

/** What can be wrong with a BPMN drawing. */
export const DRAWING: Explained = {
  // The file
  FILE_TOO_LARGE: [
    'The file has more than eight million characters.',
    'Split it; one process a file is enough.',
  ],
  TOO_MANY_ELEMENTS: [
    'The file has more elements than can be read in a second or two.',
    'Split it into processes that call each other.',
  ],
  NOT_XML: ['The file does not begin like XML.', 'Export the drawing again as BPMN 2.0.'],
  NOT_BPMN: [
    'The XML cannot be read as BPMN.',
    'Look at the place the message names, or export the drawing again.',
  ],
  DOCTYPE_REFUSED: [
    'The file has a document type declaration or an entity, which could read other files or grow without end.',
    'Remove the declaration and write the characters themselves.',
  ],
  FORBIDDEN_CHARACTER: ['The file holds a NUL or half of a surrogate pair.', 'Save it as UTF-8.'],
  INVALID_ID: [
    'An id is not a name that XML allows.',
    'Begin it with a letter; use letters, digits, `_`, `-` and `.`.',
  ],
  DUPLICATE_ID: ['Two elements bear the same id.', 'Give one of them another.'],
  DANGLING_REFERENCE: [
    'Something refers to an id that the file does not have. A warning where it is a type, for types have no effect on running.',
    'Draw it again, or remove what refers to it.',
  ],
  UNREADABLE_ELEMENT: [
    'An element stands where the standard does not allow it.',
    'Remove it or draw it again.',
  ],
  REFERENCE_OF_WRONG_KIND: [
    'Something refers to an element of another kind than the standard names.',
    'Refer to an element of the kind the message names.',
  ],
  VALUE_NOT_LISTED: [
    'An attribute has a word that the standard does not list for it.',
    'Write one of the words the message lists.',
  ],
  PART_TWICE: [
    'A part that may stand once stands more than once; readers keep the last and forget the others.',
    'Keep the one that is meant.',
  ],
  PART_MISSING: [
    'An element lacks a part or an attribute that it must have. A warning where nothing runs by it.',
    'Add the part that the message names.',
  ],
  IMPORT_NOT_READ: [
    'Something refers to an element of another file. Imports are not read.',
    'Put the element into this file.',
  ],
  EXTENSION_NOT_UNDERSTOOD: [
    'The file says that an extension must be understood, and it is none of those that are read here.',
    'Say what it meant with an extension that is read, and remove the claim.',
  ],
  TEXT_FORMAT_INVALID: [
    'A documentation or annotation says a format that is no MIME type. A warning: it is read as plain text.',
    'Write `text/plain`, or remove the format.',
  ],
  UNKNOWN_ATTRIBUTE: [
    'An attribute is not of the standard. A warning.',
    'Remove it, or put it into a namespace of its own.',
  ],
  UNKNOWN_EXTENSION: [
    'An extension of a foreign namespace stands in the file. A warning: it is kept and has no effect.',
    'Say what it meant with an extension that is read; `docs/supported.md` lists them.',
  ],
  // Expressions
  EXPRESSION_INVALID: ['An expression is not FEEL.', 'Correct it at the place the message names.'],
  LANGUAGE_NOT_URI: [
    'A language of expressions or types is not named by a URI. A warning.',
    'Write the URI of the language, such as `https://www.omg.org/spec/DMN/20191111/FEEL/`.',
  ],
  EXPRESSION_LANGUAGE_UNKNOWN: [
    'An expression names another language than FEEL.',
    'Write it in FEEL and remove the language.',
  ],
  EXPRESSION_EMPTY: ['An expression stands there and says nothing.', 'Write it, or remove its element.'],
  CONDITION_MISSING: [
    'A conditional event or a case of a complex behavior has no condition; or, as a warning, a flow behind a deciding gateway has none.',
    'Write the condition, or make the flow the default.',
  ],
  // Scopes and flows
  NO_START_EVENT: [
    'Nothing can begin: there is no start event, and every element waits for another.',
    'Draw a start event, or leave one element without incoming flow.',
  ],
  END_WITHOUT_START: ['A scope has an end event but no start event. A warning.', 'Draw the start event.'],
  START_WITHOUT_END: ['A scope has a start event but no end event. A warning.', 'Draw the end event.'],
  PUBLIC_PROCESS_EXECUTABLE: [
    'A process is said to be public and executable. A warning: it runs.',
    'Make it private, or not executable.',
  ],
  ELEMENT_NOT_EXECUTABLE: [
    'An element of an executable process is one that cannot be run.',
    'Use an element that runs.',
  ],
  FLOW_WITHOUT_END: [
    'A sequence flow lacks its source or its target.',
    'Draw it from one flow node to another.',
  ],
  FLOW_CROSSES_POOL: ['A sequence flow leaves its pool.', 'Draw a message flow.'],
  FLOW_CROSSES_SCOPE: [
    'A sequence flow crosses the border of a sub-process.',
    'Go through the start and end of the sub-process.',
  ],
  FLOW_NOT_IMMEDIATE: [
    'A sequence flow says that something may come in between. A warning: where a process runs, nothing does.',
    'Remove the attribute.',
  ],
  FLOW_LISTED_WRONG: [
    'A node lists a flow as its own that connects others. A warning: the ends of the flow count.',
    'Remove it from the list, or export the drawing again.',
  ],
  CONDITION_IGNORED: [
    'A condition stands where the standard does not look at it. A warning.',
    'Remove it, or put an exclusive or inclusive gateway before the flow.',
  ],
  CONDITIONAL_FLOW_ALONE: [
    'The only flow that leaves an activity has a condition. A warning: where it does not hold the case stops with an incident.',
    'Add a default flow.',
  ],
  DEFAULT_FLOW_NOT_OUTGOING: [
    'The default flow of an element starts at another.',
    'Choose one of its own outgoing flows.',
  ],
  NODE_WITHOUT_INCOMING: [
    'Nothing leads to an element. A warning: it begins with the scope or never.',
    'Connect it.',
  ],
  NODE_WITHOUT_OUTGOING: [
    'An element that something should follow leads nowhere. A warning: its path ends there.',
    'Draw what follows it.',
  ],
  MESSAGE_FLOW_WITHOUT_END: [
    'A message flow lacks its source or its target.',
    'Draw it from one pool to another.',
  ],
  MESSAGE_FLOW_IN_POOL: ['A message flow stays within one pool.', 'Draw a sequence flow.'],
  MESSAGE_FLOW_WRONG_END: [
    'An element at the end of a message flow neither sends nor receives.',
    'Attach it to a pool, task or message event.',
  ],
  MESSAGE_FLOWS_OF_ONE_TRIGGER: [
    'Several message flows lead to or from an event that has one trigger. A warning: it takes or sends the one message.',
    'Give the event a message for each flow, or draw an event for each.',
  ],
  CONVERSATION_INCOMPLETE: [
    'A conversation has fewer than two participants. A warning.',
    'Name its participants.',
  ],
  CONVERSATION_LINK_ENDS: [
    'A conversation link does not connect a conversation with a participant, an activity or an event. A warning.',
    'Draw it from one to the other.',
  ],
  GLOBAL_CONVERSATION_WITH_PARTS: [
    'A global conversation holds what only a collaboration may. A warning.',
    'Make it a collaboration, or remove the part.',
  ],
  CHOREOGRAPHY_IN_CHOREOGRAPHY: [
    'A choreography says that it shows another. A warning.',
    'Let the collaboration around it show both.',
  ],
  CLOSED_MISMATCH: [
    'A collaboration and its choreography do not agree on being closed. A warning.',
    'Let both say the same.',
  ],
  ASSOCIATION_WITHOUT_END: [
    'An association lacks its source or its target. A warning.',
    'Draw it from one element to another, or remove it.',
  ],
  CORRELATION_INCOMPLETE: [
    'A correlation property does not say how a message tells it; or, as a warning, a key has no property.',
    'Add a retrieval expression with the message and the path.',
  ],
  INTERFACE_INCOMPLETE: [
    'An interface has no operation, or an operation takes no message. A warning.',
    'Add what is missing, or remove the interface.',
  ],
  INTERFACE_NOT_BOUND: [
    'A process or global task supports an interface and does not say which data its operations take, or names data that is not its own or of another type. A warning.',
    'Add an ioBinding for each operation, with an input and an output of the types of its messages.',
  ],
  // Data
  DATA_ASSOCIATION_WITHOUT_TARGET: [
    'A data association does not say where the value goes.',
    'Name the data input, data object or property it writes.',
  ],
  DATA_ASSOCIATION_WITHOUT_TRANSFORMATION: [
    'A data association of several sources does not say what it makes of them.',
    'Write a transformation or assignments, or leave one source.',
  ],
  DATA_OBJECT_MISSING: [
    'A data object reference shows no data object. A warning: it holds nothing.',
    'Let it refer to a data object.',
  ],
  DATA_OBJECT_STATE: [
    'A data object has a state, or a reference to one an item definition. A warning: it has no effect.',
    'Put the state on the reference, and the item definition on the object.',
  ],
  DATA_NOT_VISIBLE: [
    'An activity or a reference uses data of a scope that it cannot see. A warning: it reads nothing there.',
    'Move the data into a scope around both.',
  ],
  DATA_TYPE_MISMATCH: [
    'A data association copies between two item definitions, or a loop between a collection and an item of another type. A warning: the value is copied as it is.',
    'Add a transformation, or use one item definition.',
  ],
  DATA_ASSOCIATION_WRONG_END: [
    'A data association writes to an input of its process, reads an output, has an end that is no data, or neither fills nor empties data of its own activity or event. A warning.',
    'Let it lead from or to a data object, a property or a data store, and to or from an input or output of its activity or event.',
  ],
  COLLECTION_MISMATCH: [
    'Data and its item definition do not agree on being a collection. A warning.',
    'Let both say the same.',
  ],
  EVENT_DATA_MISMATCH: [
    'The data of an event does not fit what its triggers carry. A warning.',
    'Add one item for each trigger that carries data, of its item definition.',
  ],
  IO_SPECIFICATION_INCOMPLETE: [
    'An ioSpecification has no input set or no output set, or data that stands in none. A warning.',
    'Add the set; it may be empty. List each input and output in one.',
  ],
  IO_SPECIFICATION_FORBIDDEN: [
    'A sub-process has an ioSpecification. A warning: only tasks, call activities and processes have one.',
    'Move it to the activities inside.',
  ],
  DATA_SET_INCONSISTENT: [
    'A set calls data optional that it does not have, or a set names another that does not name it back. A warning.',
    'Correct the lists of the sets.',
  ],
  // Activities
  QUANTITY_TOO_SMALL: ['A start or completion quantity is below 1.', 'Write a whole number of at least 1.'],
  CARDINALITY_INVALID: [
    'A loop says a number that is not whole or is below 0, or a pool stands for fewer participants than it must.',
    'Write a whole number, or an expression that gives one; a maximum of at least 1 and at least the minimum.',
  ],
  BEHAVIOR_EVENT_MISSING: [
    'A multi-instance behavior None, One or Complex names no event. A warning: nothing is thrown that could be caught.',
    'Name the event it throws.',
  ],
  MULTI_INSTANCE_WITHOUT_COUNT: [
    'A multi-instance activity has neither a collection nor a cardinality.',
    'Give it one of the two.',
  ],
  MULTI_INSTANCE_COUNT_TWICE: [
    'A multi-instance activity has both a collection and a cardinality. A warning: the collection counts.',
    'Remove one of the two.',
  ],
  LOOP_DATA_FOREIGN: [
    'The collection of a multi-instance task is none of its own inputs or outputs. A warning: it is read by its name.',
    'Name a data input of the task, and let an association fill it.',
  ],
  LOOP_UNBOUNDED: ['A standard loop has neither a condition nor a maximum.', 'Give it one of the two.'],
  COMPENSATION_WITH_FLOW: [
    'A compensation handler or its boundary event has sequence flows.',
    'Join the two by an association only.',
  ],
  CALLED_ELEMENT_MISSING: [
    'A call activity does not say what it calls.',
    'Write the id of a process or a global task.',
  ],
  CALLED_PROCESS_WITHOUT_NONE_START: [
    'A call activity calls a process of the file that begins by events only. A warning: the call would be an incident.',
    'Give that process a start event without a trigger.',
  ],
  CALL_DATA_MISMATCH: [
    'A call activity does not have the inputs and outputs of what it calls, or has them of other types. A warning: variables are passed by name.',
    'Give it those of what it calls.',
  ],
  OPERATION_DATA_MISMATCH: [
    'The data of a task does not fit the message it sends or receives. A warning.',
    'Leave one item of the item definition of the message.',
  ],
  RESOURCE_ROLE_AMBIGUOUS: [
    'A resource role names a resource and has an expression. A warning: neither has an effect here.',
    'Keep one.',
  ],
  RESOURCE_PARAMETER_MISSING: [
    'A resource role does not bind what its resource requires, or binds without a resource. A warning.',
    'Bind each required parameter.',
  ],
  DECISION_ID_MISSING: [
    'A business rule task calls a decision without an id.',
    'Write the id of the decision.',
  ],
  RESULT_VARIABLE_MISSING: [
    'A business rule task does not say where the result goes. A warning.',
    'Name a result variable.',
  ],
  SCRIPT_MISSING: ['A script task has no script.', 'Write it.'],
  SCRIPT_FORMAT_MISSING: ['A script task does not say its format.', 'Write `feel` or `javascript`.'],
  SCRIPT_FORMAT_UNKNOWN: [
    'A script is in a language that does not run here.',
    'Write it in FEEL or JavaScript.',
  ],
  MAPPING_TARGET_MISSING: ['An input or output mapping has no target.', 'Name the variable.'],
  LISTENER_NOT_RUN: [
    'A listener is for a moment that does not exist here. A warning.',
    'Use one of the moments in `docs/supported.md`.',
  ],
  EVENT_SUB_PROCESS_WITH_FLOW: [
    'An event sub-process has sequence flows.',
    'Remove them; its event begins it.',
  ],
  EVENT_SUB_PROCESS_START: [
    'An event sub-process does not have exactly one start event.',
    'Leave one, with a trigger.',
  ],
  AD_HOC_EMPTY: ['An ad-hoc sub-process has no activity.', 'Draw one.'],
  AD_HOC_WITH_EVENT: ['An ad-hoc sub-process holds a start or end event.', 'Remove it.'],
  INSTANTIATE_WITH_INCOMING: [
    'An element that creates instances has incoming flows.',
    'Remove the flows, or do not let it instantiate.',
  ],
  // Gateways
  INSTANTIATE_IN_SUB_PROCESS: [
    'An element that creates instances stands inside a sub-process.',
    'Let it stand in the process, or do not let it instantiate.',
  ],
  GATEWAY_DIRECTION: [
    'A gateway says a direction that its flows do not have.',
    'Remove the direction, or draw the flows it needs.',
  ],
  GATEWAY_WITHOUT_BRANCHES: [
    'A gateway has neither several incoming nor several outgoing flows. A warning: tokens pass.',
    'Remove it, or draw the branches.',
  ],
  EVENT_GATEWAY_TOO_FEW: [
    'An event-based gateway has fewer than two outgoing flows.',
    'Draw a second event, or catch the one event alone.',
  ],
  EVENT_GATEWAY_TARGET: [
    'Behind an event-based gateway stands something else than a catch event or receive task, or one that another flow reaches too.',
    'Put a catch event or receive task there, with this one incoming flow.',
  ],
  EVENT_GATEWAY_MIXED: [
    'Behind an event-based gateway stand message events and receive tasks. A warning: it waits for all of them.',
    'Use one of the two.',
  ],
  EVENT_GATEWAY_PARALLEL: [
    'A parallel event-based gateway waits for more than messages, or stands inside the process.',
    'Use it only to begin a process, with messages.',
  ],
  // Events
  TRIGGER_MISSING: ['An event that must wait for something has no trigger.', 'Choose one.'],
  TRIGGER_FORBIDDEN: [
    'An event has a trigger that the standard does not allow there.',
    'Choose another, or move the event.',
  ],
  MUST_INTERRUPT: [
    'An error, cancel or compensation event is drawn as non-interrupting. A warning for compensation, which the attribute says nothing about.',
    'Let it interrupt.',
  ],
  START_WITH_INCOMING: ['Something leads to a start event.', 'Remove the flow.'],
  START_WITHOUT_OUTGOING: ['A start event leads nowhere. A warning.', 'Draw what follows it.'],
  END_WITH_OUTGOING: [
    'Something follows an end event.',
    'Remove the flow, or make it an intermediate event.',
  ],
  BOUNDARY_WITHOUT_HOST: ['A boundary event is attached to no activity.', 'Attach it.'],
  BOUNDARY_ON_WRONG_HOST: [
    'A boundary event is attached to something else than an activity of its scope.',
    'Attach it to an activity beside it.',
  ],
  BOUNDARY_WITH_INCOMING: ['Something leads to a boundary event.', 'Remove the flow.'],
  HANDLER_TWICE: [
    'Two handlers of one activity or scope catch the same error or escalation. A warning: the first is heard.',
    'Remove one, or let it catch another code.',
  ],
  EVENT_DEFINITION_NOT_SHARED: [
    'An event shares a definition that belongs to another event. A warning.',
    'Define it beside the processes.',
  ],
  CANCEL_OUTSIDE_TRANSACTION: [
    'A cancel event stands outside a transaction.',
    'Put it inside, or on the border of, a transaction.',
  ],
  NODE_IN_TWO_LANES: [
    'An element stands in two lanes of one lane set. A warning: the last one has it.',
    'Draw it into one lane.',
  ],
  LANE_FOREIGN_NODE: ['A lane lists an element of another process. A warning.', 'Remove it from the lane.'],
  LANES_MIXED: [
    'The lanes of one set divide by different kinds of things. A warning.',
    'Use a lane set for each kind.',
  ],
  COMPENSATION_HANDLER_MISSING: [
    'A compensation boundary event is associated with no handler. A warning: nothing is undone.',
    'Draw the handler and associate it.',
  ],
  COMPENSATION_HANDLER_AMBIGUOUS: [
    'A compensation boundary event is associated with several handlers.',
    'Put them into one sub-process that is for compensation.',
  ],
  COMPENSATION_HANDLER_WRONG: [
    'The handler of a compensation boundary event is not marked as being for compensation.',
    'Mark it, and leave it without sequence flows.',
  ],
  COMPENSATION_TARGET_NOT_VISIBLE: [
    'A compensation event names an activity that it cannot see.',
    'Name one of its own scope or of a scope around it.',
  ],
  LINK_NAME_MISSING: ['A link event has no name.', 'Name it like its counterpart.'],
  LINK_WITHOUT_TARGET: [
    'No link catch event of the same scope bears the name.',
    'Draw it, or correct the name.',
  ],
  LINK_WITHOUT_SOURCE: [
    'No link throw event bears the name. A warning.',
    'Draw it, or remove the catch event.',
  ],
  LINK_AMBIGUOUS: ['Several link catch events of a scope bear one name.', 'Leave one.'],
  LINK_PAIR_MISMATCH: [
    'A link event names another as its counterpart that bears another name. A warning: it goes on at the target of its own name, and where there is none at the one it refers to.',
    'Give both one name.',
  ],
  LINK_WITH_FLOW: ['A link event has a flow on the side where its link is.', 'Remove the flow.'],
  ERROR_CODE_MISSING: [
    'An error end event names no error, or one without a code.',
    'Choose an error and give it a code.',
  ],
  ESCALATION_CODE_MISSING: [
    'An event throws no escalation, or one without a code.',
    'Choose an escalation and give it a code.',
  ],
  MESSAGE_MISSING: [
    'A message event names no message. A warning: the name of the event is taken for it.',
    'Choose or create one.',
  ],
  SIGNAL_MISSING: ['A signal event names no signal.', 'Choose or create one.'],
  BACKOFF_INVALID: [
    'The waits between the tries of a job cannot be read.',
    'Write one ISO 8601 duration, or one for each failure: `PT10S, PT1M`.',
  ],
  TIMER_MISSING: ['A timer says neither date, duration nor cycle.', 'Write one of the three.'],
  TIMER_AMBIGUOUS: ['A timer says more than one of date, duration and cycle.', 'Keep one.'],
  TIMER_INVALID: ['A timer cannot be read.', 'Write ISO 8601, as in `P14D`, or cron for a cycle.'],
}

/** What can be wrong with a DMN file. */
export const DECISIONS: Explained = {
  DMN_UNREADABLE: ['The file cannot be read as DMN.', 'Export it again as DMN 1.3 or newer.'],
  DMN_TOO_DEEP: ['The file is nested too deeply.', 'Split the expression into decisions of its own.'],
  ID_MISSING: ['A decision has no id.', 'Give it one.'],
  DECISION_WITHOUT_LOGIC: ['A decision has neither a table nor an expression.', 'Write its logic.'],
  KNOWLEDGE_WITHOUT_LOGIC: ['A business knowledge model has no function.', 'Write it.'],
  EXPRESSION_UNREADABLE: ['An expression is not FEEL.', 'Correct it at the place the message names.'],
  EXPRESSION_LANGUAGE_NOT_SUPPORTED: ['An expression names another language than FEEL.', 'Write it in FEEL.'],
  EXPRESSION_NOT_SUPPORTED: [
    'A kind of boxed expression is not evaluated here.',
    'Say it with a table, a context or FEEL text.',
  ],
  FUNCTION_KIND_NOT_SUPPORTED: ['A function is written in Java or PMML.', 'Write it in FEEL.'],
  IMPORT_NOT_SUPPORTED: [
    'The file imports something that is no DMN model, such as a schema, PMML or a table of values.',
    'Say it in DMN, in this file or another.',
  ],
  IMPORT_NOT_FOUND: [
    'The file imports a model that is not among the files beside it.',
    'Add that file, or correct the namespace of the import.',
  ],
  IMPORT_AMBIGUOUS: [
    'The file imports a namespace that several of the files beside it have.',
    'Give each model a namespace of its own.',
  ],
  IMPORT_NAME_TAKEN: ['A file imports two models under one name.', 'Give each import a name of its own.'],
  IMPORT_CYCLE: ['Models import each other in a circle.', 'Move what both need into a third model.'],
  IMPORT_BROKEN: [
    'The file imports a model that has errors of its own.',
    'Correct the imported file; its own problems are told beside it.',
  ],
  INVOCATION_UNREADABLE: [
    'An invocation does not say what it calls.',
    'Name the knowledge model or function.',
  ],
  RELATION_ROW_INCOMPLETE: [
    'A row of a relation does not have one value for each column.',
    'Fill in the row.',
  ],
  REQUIREMENT_UNKNOWN: [
    'A decision requires something that the file does not have.',
    'Draw it, or remove the requirement.',
  ],
  REQUIREMENT_OF_WRONG_KIND: [
    'A requirement leads to an element of another kind than it says.',
    'Draw the requirement again.',
  ],
  REQUIREMENT_CYCLE: ['Decisions require each other in a circle.', 'Break the circle.'],
  HIT_POLICY_UNKNOWN: ['A table has a hit policy that DMN does not have.', 'Choose one of the seven.'],
  AGGREGATION_UNKNOWN: [
    'A table has an aggregation that DMN does not have.',
    'Choose sum, min, max or count.',
  ],
  AGGREGATION_WITHOUT_COLLECT: ['A table aggregates without collecting.', 'Use the hit policy COLLECT.'],
  AGGREGATION_OF_SEVERAL_OUTPUTS: [
    'A table aggregates several outputs.',
    'Leave one output, or aggregate in a further decision.',
  ],
  INPUT_WITHOUT_EXPRESSION: ['An input column says not what it reads.', 'Write its expression.'],
  OUTPUT_MISSING: ['A table has no output.', 'Add one.'],
  OUTPUT_NAME_MISSING: ['One of several outputs has no name.', 'Name each.'],
  OUTPUT_VALUES_MISSING: [
    'A table with the hit policy PRIORITY or OUTPUT ORDER does not list its output values.',
    'List them, the most important first.',
  ],
  RULE_INCOMPLETE: [
    'A rule does not have one entry for each input and output.',
    'Fill it in; `-` says that anything goes.',
  ],
  UNKNOWN_TYPE: ['A type is not defined in the file.', 'Define it, or use a type of FEEL.'],
  TYPE_CYCLE: ['A type is defined by itself alone.', 'Break the circle.'],
  ALLOWED_VALUES_UNREADABLE: [
    'The allowed values of a type cannot be read.',
    'Write them as unary tests, as in `"low", "high"`.',
  ],
}

/** What can be wrong with a form. */
export const FORMS: Explained = {
  FORM_NOT_JSON: ['The form is not a JSON object.', 'Export it again from form-js.'],
  FORM_WITHOUT_ID: ['The form has no id.', 'Give it the id by which tasks refer to it.'],
  FORM_WITHOUT_COMPONENTS: ['The form has no list of components.', 'Export it again from form-js.'],
  FORM_COMPONENT_WITHOUT_TYPE: ['A component does not say its type.', 'Draw it again.'],
  FORM_KEY_INVALID: [
    'A key is no name of a variable.',
    'Use letters, digits and `_`, beginning with a letter.',
  ],
  FORM_KEY_TWICE: ['Two components have the same key.', 'Give one of them another.'],
}

/** What can be wrong with a pack of processes that is handed on. */
export const PACKS: Explained = {
  PACK_UNREADABLE: ['The pack cannot be read, has no manifest, or is too large.', 'Export it again.'],
  PACK_MANIFEST: ['The manifest does not say what it must.', 'Export the pack again.'],
  PACK_CHECKSUM: [
    'A file is not as it was packed.',
    'Fetch the pack again from where it came, and ask there what changed.',
  ],
  PACK_MISSING: ['A file is in the manifest but not in the pack.', 'Export the pack again.'],
  PACK_UNLISTED: ['A file is in the pack but not in its manifest.', 'Export the pack again.'],
  PACK_FOREIGN_FILE: [
    'A file does not belong in a pack.',
    'Leave processes, decisions, forms, scenarios and documents.',
  ],
  PACK_PATH: ['A path leads out of the pack.', 'Do not use this pack; whoever made it may mean harm.'],
  PACK_EMPTY: ['There is no process in the pack.', 'Export it with one.'],
  ADAPTATION_UNFIT: [
    'What an adaptation changes is not there, or cannot be changed.',
    'Correct the adaptation, or change the drawing itself.',
  ],
}

/** Why a script did not come to a result; the incident SCRIPT_ERROR tells it. */
export const SCRIPTS: Explained = {
  SCRIPT_TIMEOUT: ['The script ran longer than it may.', 'Look for a loop without end.'],
  SCRIPT_MEMORY: ['The script needed more memory than it may.', 'Work on less data at once.'],
  SCRIPT_RESULT: ['The result is no JSON, or too large.', 'Return an object of plain values.'],
}
