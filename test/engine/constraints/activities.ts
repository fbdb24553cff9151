// Clauses 10.1 to 10.3, constraint by constraint.

import { type Examples, file, inTask, process, task } from './drawing.ts'

const message =
  '<bpmn:itemDefinition id="text" structureRef="other:text" /><bpmn:itemDefinition id="number" structureRef="other:number" /><bpmn:message id="m" name="M" itemRef="text" /><bpmn:message id="answer" itemRef="number" />'
const service = `${message}<bpmn:interface id="i" name="I"><bpmn:operation id="o" name="O"><bpmn:inMessageRef>m</bpmn:inMessageRef><bpmn:outMessageRef>answer</bpmn:outMessageRef></bpmn:operation></bpmn:interface>`
const io = (input: string, output = '') =>
  `<bpmn:ioSpecification id="io">${input === '' ? '' : `<bpmn:dataInput id="in" itemSubjectRef="${input}" />`}${output === '' ? '' : `<bpmn:dataOutput id="out" itemSubjectRef="${output}" />`}
    <bpmn:inputSet id="is">${input === '' ? '' : '<bpmn:dataInputRefs>in</bpmn:dataInputRefs>'}</bpmn:inputSet><bpmn:outputSet id="os">${output === '' ? '' : '<bpmn:dataOutputRefs>out</bpmn:dataOutputRefs>'}</bpmn:outputSet></bpmn:ioSpecification>`
const role = (inside: string) =>
  inTask(
    'userTask',
    `<bpmn:potentialOwner id="owner">${inside}</bpmn:potentialOwner>`,
    '<bpmn:resource id="r" name="R"><bpmn:resourceParameter id="region" name="region" isRequired="true" /></bpmn:resource><bpmn:resource id="free" name="F" />',
  )
const expression = '<bpmn:formalExpression>"bo"</bpmn:formalExpression>'
const assigned = `<bpmn:resourceAssignmentExpression id="x">${expression}</bpmn:resourceAssignmentExpression>`
const bound = (attributes: string) =>
  `<bpmn:resourceParameterBinding id="b" ${attributes}>${expression}</bpmn:resourceParameterBinding>`
const choreographyTask =
  '<bpmn:choreographyTask id="ct" initiatingParticipantRef="x"><bpmn:participantRef>x</bpmn:participantRef><bpmn:participantRef>y</bpmn:participantRef><bpmn:messageFlowRef>f</bpmn:messageFlowRef></bpmn:choreographyTask>'
const pools =
  '<bpmn:collaboration id="c"><bpmn:participant id="x" /><bpmn:participant id="y" /><bpmn:messageFlow id="f" sourceRef="x" targetRef="y" /></bpmn:collaboration>'
const supported = (inside: string) =>
  file(`${service}<bpmn:process id="p" isExecutable="true"><bpmn:ioSpecification id="io"><bpmn:dataInput id="in" itemSubjectRef="text" /><bpmn:dataInput id="amount" itemSubjectRef="number" /><bpmn:dataOutput id="out" itemSubjectRef="number" /><bpmn:inputSet id="is"><bpmn:dataInputRefs>in</bpmn:dataInputRefs><bpmn:dataInputRefs>amount</bpmn:dataInputRefs></bpmn:inputSet><bpmn:outputSet id="os"><bpmn:dataOutputRefs>out</bpmn:dataOutputRefs></bpmn:outputSet></bpmn:ioSpecification>
    <bpmn:supportedInterfaceRef>i</bpmn:supportedInterfaceRef>${inside}${task}</bpmn:process>`)
const bind = (input: string) =>
  supported(`<bpmn:ioBinding id="b" operationRef="o" inputDataRef="${input}" outputDataRef="out" />`).replace(
    task,
    `${task}<bpmn:dataObject id="elsewhere" itemSubjectRef="text" />`,
  )
const multi = (inside: string, attributes = '', more = '') =>
  inTask(
    'task',
    `${more}<bpmn:multiInstanceLoopCharacteristics id="l" ${attributes}>${inside}</bpmn:multiInstanceLoopCharacteristics>`,
    '<bpmn:escalationEventDefinition id="each" escalationRef="e" /><bpmn:escalation id="e" escalationCode="E" />',
  )
const three = '<bpmn:loopCardinality>3</bpmn:loopCardinality>'
const complex = (inside: string) =>
  multi(
    `${three}<bpmn:complexBehaviorDefinition id="k">${inside}<bpmn:event id="ev"><bpmn:escalationEventDefinition id="kd" escalationRef="e" /></bpmn:event></bpmn:complexBehaviorDefinition>`,
    'behavior="Complex"',
  )
const list = (ref: string) =>
  process(
    `<bpmn:dataObject id="rows" isCollection="true" /><bpmn:task id="a">${io('', '').replace('<bpmn:inputSet id="is">', '<bpmn:dataInput id="in" isCollection="true" /><bpmn:inputSet id="is"><bpmn:dataInputRefs>in</bpmn:dataInputRefs>')}
     <bpmn:multiInstanceLoopCharacteristics id="l"><bpmn:loopDataInputRef>${ref}</bpmn:loopDataInputRef></bpmn:multiInstanceLoopCharacteristics></bpmn:task>`,
  )
const each = (item: string) =>
  process(
    `<bpmn:dataObject id="rows" isCollection="true" itemSubjectRef="texts" /><bpmn:subProcess id="sp"><bpmn:multiInstanceLoopCharacteristics id="l"><bpmn:loopDataInputRef>rows</bpmn:loopDataInputRef><bpmn:inputDataItem id="row" itemSubjectRef="${item}" /></bpmn:multiInstanceLoopCharacteristics>${task}</bpmn:subProcess>`,
    `${message}<bpmn:itemDefinition id="texts" structureRef="other:text" isCollection="true" />`,
  )
const called = (specification: string) =>
  file(`<bpmn:itemDefinition id="text" /><bpmn:itemDefinition id="number" /><bpmn:process id="p" isExecutable="true"><bpmn:callActivity id="a" calledElement="q">${specification}</bpmn:callActivity></bpmn:process>
    <bpmn:process id="q" isExecutable="true">${io('text')
      .replaceAll(/"(io|in|is|os)"/g, '"q_$1"')
      .replace('>in<', '>q_in<')}<bpmn:task id="b" /></bpmn:process>`)

export const activities: Examples = {
  'process-type': [process(task, '', 'processType="Secret"'), process(task, '', 'processType="Private"')],
  'public-executable': [
    process(task, '', 'processType="Public"'),
    file(`<bpmn:process id="p" processType="Public">${task}</bpmn:process>`),
  ],
  supports: [
    process(`${task}<bpmn:supports>m</bpmn:supports>`, message),
    process(`${task}<bpmn:supports>q</bpmn:supports>`, '<bpmn:process id="q" processType="Public" />'),
  ],
  definitional: [
    process(task, message, 'definitionalCollaborationRef="m"'),
    process(task, pools, 'definitionalCollaborationRef="c"'),
  ],
  'choreography-activity': [process(`${task}${choreographyTask}`, pools), process(task, pools)],
  'service-binding': [
    supported(''),
    supported('<bpmn:ioBinding id="b" operationRef="o" inputDataRef="is" outputDataRef="os" />'),
  ],
  'service-binding-parts': [
    supported('<bpmn:ioBinding id="b" operationRef="o" inputDataRef="is" />'),
    supported('<bpmn:ioBinding id="b" operationRef="o" inputDataRef="is" outputDataRef="os" />'),
  ],
  'service-binding-own': [bind('elsewhere'), bind('in')],
  'service-binding-types': [bind('amount'), bind('in')],
  'start-quantity': [
    's(start) > a(service start-quantity=0) > e(end)',
    's(start) > a(service start-quantity=2) > e(end)',
  ],
  'completion-quantity': [
    's(start) > a(service completion-quantity=0) > e(end)',
    's(start) > a(service completion-quantity=2) > e(end)',
  ],
  'one-loop': [
    inTask(
      'task',
      `<bpmn:multiInstanceLoopCharacteristics id="l">${three}</bpmn:multiInstanceLoopCharacteristics><bpmn:standardLoopCharacteristics id="k" loopMaximum="2" />`,
    ),
    multi(three),
  ],
  'role-resource': [
    role(`<bpmn:resourceRef>free</bpmn:resourceRef>${assigned}`),
    role('<bpmn:resourceRef>free</bpmn:resourceRef>'),
  ],
  'role-expression': [role('<bpmn:resourceAssignmentExpression id="x" />'), role(assigned)],
  'role-binding-parts': [
    role(`<bpmn:resourceRef>free</bpmn:resourceRef>${bound('')}`),
    role(`<bpmn:resourceRef>r</bpmn:resourceRef>${bound('parameterRef="region"')}`),
  ],
  'role-bindings': [
    role('<bpmn:resourceRef>r</bpmn:resourceRef>'),
    role(`<bpmn:resourceRef>r</bpmn:resourceRef>${bound('parameterRef="region"')}`),
  ],
  'service-data': [
    inTask('serviceTask', io('number', 'number'), service, 'operationRef="o"'),
    inTask('serviceTask', io('text', 'number'), service, 'operationRef="o"'),
  ],
  'service-data-input': [
    inTask('serviceTask', '', service, 'operationRef="o"'),
    inTask('serviceTask', io('text'), service, 'operationRef="o"'),
  ],
  'send-data': [
    inTask('sendTask', io('number'), message, 'messageRef="m"'),
    inTask('sendTask', io('text'), message, 'messageRef="m"'),
  ],
  'receive-data': [
    inTask('receiveTask', io('', 'number'), message, 'messageRef="m"'),
    inTask('receiveTask', io('', 'text'), message, 'messageRef="m"'),
  ],
  'send-message': ['s(start) > a(receive) > e(end)', 's(start) > a(receive message=M) > e(end)'],
  'send-receives': [
    'p(pool) { s(start) > a(send message=M) > e(end) }\nq(pool) { t(start) > b(send message=M) > f(end) }\na ~> b',
    'p(pool) { s(start) > a(send message=M) > e(end) }\nq(pool) { t(start) > b(receive message=M) > f(end) }\na ~> b',
  ],
  'receive-sends': [
    'p(pool) { s(start) > a(receive message=M) > e(end) }\nq(pool) { t(start) > b(receive message=M) > f(end) }\na ~> b',
    'p(pool) { s(start) > a(task) > e(end) }\nq(pool) { t(start) > b(receive message=M) > f(end) }\na ~> b',
  ],
  'receive-instantiates': [
    's(start) > r(receive message=M instantiate) > e(end)',
    'r(receive message=M instantiate) > e(end)',
  ],
  'receive-instantiates-process': [
    's(start) > sp(sub) { r(receive message=M instantiate) > f(end) } > e(end)',
    'r(receive message=M instantiate) > sp(sub) { a(task) } > e(end)',
  ],
  'script-format': [
    inTask('scriptTask', '<bpmn:script>1 + 1</bpmn:script>'),
    inTask('scriptTask', '<bpmn:script>1 + 1</bpmn:script>', '', 'scriptFormat="application/feel"'),
  ],
  'sub-process-start': [
    's(start) > sp(sub) { t(start timer=PT1H) > f(end) } > e(end)',
    's(start) > sp(sub) { t(start) > f(end) ; u(start) > f } > e(end)',
  ],
  'sub-process-io': [
    process(`<bpmn:subProcess id="sp">${io('')}${task}</bpmn:subProcess>`),
    process(`<bpmn:subProcess id="sp"><bpmn:task id="a">${io('')}</bpmn:task></bpmn:subProcess>`),
  ],
  'sub-process-choreography': [
    process(`<bpmn:subProcess id="sp">${task}${choreographyTask}</bpmn:subProcess>`, pools),
    process(`<bpmn:subProcess id="sp">${task}</bpmn:subProcess>`, pools),
  ],
  'event-sub-flows': [
    's(start) > h(event-sub) { g(start signal=Go) > f(end) }',
    's(start) > e(end)\nh(event-sub) { g(start signal=Go) > f(end) }',
  ],
  'event-sub-start': [
    's(start) > e(end)\nh(event-sub) { g(start signal=Go) > f(end) ; m(start message=M) > f }',
    's(start) > e(end)\nh(event-sub) { g(start signal=Go message=M) > f(end) }',
  ],
  'event-sub-trigger': [
    's(start) > e(end)\nh(event-sub) { g(start) > f(end) }',
    's(start) > e(end)\nh(event-sub) { g(start when="n > 1") > f(end) }',
  ],
  'event-sub-boundary': [
    's(start) > e(end)\nh(event-sub) { g(start signal=Go) > f(end) }\nt(boundary on=h timer=PT1H) > e2(end)',
    's(start) > c(call calls=other) > e(end)\nt(boundary on=c timer=PT1H) > e2(end)',
  ],
  'ad-hoc-activity': [
    's(start) > h(adhoc) { x(exclusive) } > e(end)',
    's(start) > h(adhoc) { a(task) } > e(end)',
  ],
  'ad-hoc-events': [
    's(start) > h(adhoc) { t(start) > a(task) } > e(end)',
    's(start) > h(adhoc) { a(task) > t(throw escalation=LATE) > b(task) } > e(end)',
  ],
  'ad-hoc-conversation': [
    process(
      '<bpmn:adHocSubProcess id="h"><bpmn:task id="a" /><bpmn:conversation id="v" /></bpmn:adHocSubProcess>',
    ),
    process('<bpmn:adHocSubProcess id="h"><bpmn:task id="a" /></bpmn:adHocSubProcess>'),
  ],
  'ad-hoc-ordering': [
    's(start) > h(adhoc ordering=Random) { a(task) } > e(end)',
    's(start) > h(adhoc ordering=Sequential) { a(task) } > e(end)',
  ],
  'call-data': [called(''), called(io('text'))],
  'call-data-types': [called(io('number')), called(io('text'))],
  'call-start': [
    'main(pool) { s(start) > c(call standard calls=other) > e(end) }\nother(pool) { m(start message=M) > f(end) }',
    'main(pool) { s(start) > c(call standard calls=other) > e(end) }\nother(pool) { m(start message=M) > f(end) ; n(start) > f }',
  ],
  'call-target': [
    process('<bpmn:callActivity id="a" />'),
    process('<bpmn:callActivity id="a" calledElement="b" />', '<bpmn:globalUserTask id="b" name="B" />'),
  ],
  'loop-number': ['s(start) > a(task count=-1) > e(end)', 's(start) > a(task count=0) > e(end)'],
  'loop-bound': ['s(start) > a(user loop) > e(end)', 's(start) > a(user max=3) > e(end)'],
  'multi-count': [multi(''), multi(three)],
  'multi-count-twice': [
    "s(start) > a(user count=2 each='[1]' item=x) > e(end)",
    "s(start) > a(user each='[1]' item=x) > e(end)",
  ],
  'multi-data': [list('rows'), list('in')],
  'multi-data-types': [each('number'), each('text')],
  'multi-behavior': [
    's(start) > a(task count=2 behavior=Some) > e(end)',
    's(start) > a(task count=2 behavior=All) > e(end)',
  ],
  'multi-event': [
    multi(three, 'behavior="None"'),
    multi(three, 'behavior="None" noneBehaviorEventRef="each"'),
  ],
  'multi-event-kind': [
    inTask(
      'task',
      `<bpmn:multiInstanceLoopCharacteristics id="l" behavior="One" oneBehaviorEventRef="later">${three}</bpmn:multiInstanceLoopCharacteristics>`,
      '<bpmn:timerEventDefinition id="later"><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>',
    ),
    multi(three, 'behavior="One" oneBehaviorEventRef="each"'),
  ],
  'multi-complex-condition': [
    complex(''),
    complex('<bpmn:condition>numberOfCompletedInstances = 2</bpmn:condition>'),
  ],
}
