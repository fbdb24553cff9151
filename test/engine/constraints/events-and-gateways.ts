// Clauses 10.5 to 10.8, constraint by constraint.

import { type Examples, process, task } from './drawing.ts'

const message =
  '<bpmn:itemDefinition id="text" structureRef="other:text" /><bpmn:itemDefinition id="number" structureRef="other:number" /><bpmn:message id="m" name="M" itemRef="text" /><bpmn:messageEventDefinition id="shared" messageRef="m" />'
const starts = (ref: string, data = '') =>
  process(
    `<bpmn:startEvent id="s0"><bpmn:messageEventDefinition id="own" messageRef="m" /></bpmn:startEvent><bpmn:startEvent id="s">${data}${ref}</bpmn:startEvent>`,
    message,
  )
const shared = (id: string) => starts(`<bpmn:eventDefinitionRef>${id}</bpmn:eventDefinitionRef>`)
const carried = (item: string) =>
  starts(
    '<bpmn:messageEventDefinition id="def" messageRef="m" />',
    `<bpmn:dataOutput id="out" itemSubjectRef="${item}" /><bpmn:outputSet id="os"><bpmn:dataOutputRefs>out</bpmn:dataOutputRefs></bpmn:outputSet>`,
  )
const links = (name: string) =>
  process(
    `<bpmn:startEvent id="s" /><bpmn:sequenceFlow id="f" sourceRef="s" targetRef="t" /><bpmn:intermediateThrowEvent id="t"><bpmn:linkEventDefinition id="lt" name="L"><bpmn:target>lc</bpmn:target></bpmn:linkEventDefinition></bpmn:intermediateThrowEvent>
     <bpmn:intermediateCatchEvent id="c"><bpmn:linkEventDefinition id="lc" name="${name}"><bpmn:source>lt</bpmn:source></bpmn:linkEventDefinition></bpmn:intermediateCatchEvent>
     <bpmn:intermediateCatchEvent id="c2"><bpmn:linkEventDefinition id="lc2" name="${name === 'L' ? 'K' : 'L'}" /></bpmn:intermediateCatchEvent>`,
  )
const timer = (inside: string) =>
  process(
    `<bpmn:startEvent id="s"><bpmn:timerEventDefinition id="def">${inside}</bpmn:timerEventDefinition></bpmn:startEvent>`,
  )
const lanes = (first: string, second: string, one = '', other = '') =>
  process(
    `<bpmn:laneSet id="ls"><bpmn:lane id="l1" name="A" ${one}><bpmn:flowNodeRef>${first}</bpmn:flowNodeRef></bpmn:lane><bpmn:lane id="l2" name="B" ${other}><bpmn:flowNodeRef>${second}</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>${task}<bpmn:task id="b" />`,
    '<bpmn:process id="q"><bpmn:task id="far" /></bpmn:process><bpmn:resource id="r" name="R" /><bpmn:resource id="r2" name="R2" /><bpmn:message id="m" name="M" />',
  )
const event = (start: string, end = 'e(end)') => `s(start ${start}) > a(task) > ${end}`
const host = (boundary: string, kind = 'user') =>
  `s(start) > a(${kind}) > e(end)\nx(boundary on=a ${boundary}) > f(end)`
const middle = (kind: string) => `s(start) > m(${kind}) > e(end)`
const eventSub = (start: string) => `s(start) > a(user) > e(end)\nh(event-sub) { g(start ${start}) > f(end) }`
const gateway = (first: string, second: string, more = '') =>
  `s(start) > x(event) > ${first} > e(end) ; x > ${second} > f(end)${more}`
const pools = (start: string, arrow: string, end = 'e(end)') =>
  `p(pool) { s(start) > a(send message=M) > ${end} }\nq(pool) { t(start ${start}) > b(task) > f(end) }\n${arrow}`

export const eventsAndGateways: Examples = {
  'shared-definitions': [shared('own'), shared('shared')],
  'event-data': [carried('number'), carried('text')],
  'start-trigger': [event('escalation=LATE'), event('when="n > 1"')],
  'start-trigger-event-sub': [eventSub('cancel'), eventSub('compensate')],
  'start-interrupting': [
    eventSub('error=BAD non-interrupting'),
    eventSub('escalation=LATE non-interrupting'),
  ],
  'start-outgoing': ['s(start)', 's(start) > e(end)'],
  'end-needs-start': ['a(task) > e(end)', 's(start) > a(task) > e(end)'],
  'start-reaches': ['s(start) > a(task) > e(end)\nb(task) > e', 'a(task) > c(task)\nb(task) > c'],
  'start-message-flow': [pools('', 'a ~> t'), pools('message=M', 'a ~> t')],
  'start-message-flows': [
    pools('message=M', 'a ~> t ; e ~> t', 'e(end message=M)'),
    pools('message=M message=N', 'a ~> t ; e ~> t', 'e(end message=N)'),
  ],
  'nothing-begins': ['p(process) a(task) > b(task) > a', 'p(process) a(task) > b(task) > c(task) > b'],
  'end-trigger': [event('', 'e(end timer=PT1H)'), event('', 'e(end terminate)')],
  'start-needs-end': ['s(start) > a(task)', 's(start) > a(task) > e(end)'],
  'end-incoming': ['s(start) > e(end)\nf(end)', 's(start) > e(end) ; s > f(end)'],
  'end-leads': ['s(start) > a(task) ; s > e(end)', 's(start) > a(task) > e(end) ; s > e'],
  'end-message-flow': [pools('message=M', 'e ~> t'), pools('message=M', 'e ~> t', 'e(end message=M)')],
  'end-message-flows': [
    pools('message=M', 'e ~> t ; e ~> b', 'e(end message=M)'),
    pools('message=M', 'e ~> t ; e ~> b', 'e(end message=M message=N)'),
  ],
  'end-cancel': [
    event('', 'e(end cancel)'),
    's(start) > t(transaction) { u(start) > c(end cancel) } > e(end)\nx(boundary on=t cancel) > f(end)',
  ],
  'catch-trigger': [middle('catch escalation=LATE'), middle('catch signal=Go')],
  'catch-none': [middle('catch'), middle('throw')],
  'throw-trigger': [middle('throw timer=PT1H'), middle('throw escalation=LATE')],
  'boundary-trigger': [host('terminate'), host('escalation=LATE', 'call calls=other')],
  'boundary-none': [host(''), host('signal=Go non-interrupting')],
  'boundary-host': [
    's(start) > g(exclusive) > e(end) ; s > g\nx(boundary on=g timer=PT1H) > f(end)',
    host('timer=PT1H', 'call calls=other'),
  ],
  'boundary-attached': [
    process(
      '<bpmn:task id="a" /><bpmn:boundaryEvent id="x"><bpmn:timerEventDefinition id="def"><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>',
    ),
    host('timer=PT1H'),
  ],
  'boundary-interrupting': [host('error=BAD non-interrupting'), host('timer=PT1H non-interrupting')],
  'boundary-cancel': [
    host('cancel'),
    's(start) > t(transaction) { u(start) > g(end) } > e(end)\nx(boundary on=t cancel) > f(end)',
  ],
  'boundary-outgoing': [
    's(start) > a(user) > e(end)\nx(boundary on=a timer=PT1H)',
    's(start) > a(user) > e(end)\nx(boundary on=a compensate) ..> u(task undo)',
  ],
  'intermediate-incoming': [
    's(start) > e(end)\nc(catch signal=Go) > e',
    's(start) > t(throw link=L) ; c(catch link=L) > e(end)',
  ],
  'intermediate-outgoing': ['s(start) > c(catch signal=Go)', 's(start) > c(catch signal=Go) > e(end)'],
  'intermediate-message-flow': [
    pools('message=M', 'b2 ~> t').replace('a(send message=M)', 'b2(catch message=N)'),
    pools('message=M', 'b2 ~> t').replace('a(send message=M)', 'b2(throw message=M)'),
  ],
  'intermediate-message-flows': [
    pools('message=M', 'b2 ~> t ; b2 ~> b').replace('a(send message=M)', 'b2(throw message=M)'),
    pools('message=M', 'b2 ~> t').replace('a(send message=M)', 'b2(throw message=M)'),
  ],
  'link-flows': [
    's(start) > t(throw link=L) > a(task) ; c(catch link=L) > e(end)',
    's(start) > t(throw link=L) ; s > u(throw link=L) ; c(catch link=L) > e(end)',
  ],
  'compensation-visible': [
    's(start) > sp(sub) { t(start) > a(task) > f(end) } > c(throw compensate=a) > e(end)',
    's(start) > a(task) > sp(sub) { t(start) > c(throw compensate=a) > f(end) } > e(end)',
  ],
  'compensation-activity': [
    's(start) > x(exclusive) > t(throw compensate=x) > e(end) ; s > x',
    's(start) > a(task) > t(throw compensate=a) > e(end)',
  ],
  conditional: [
    process('<bpmn:startEvent id="s"><bpmn:conditionalEventDefinition id="def" /></bpmn:startEvent>'),
    event('when="n > 1"'),
  ],
  'link-name': [
    process(
      '<bpmn:startEvent id="s" /><bpmn:intermediateThrowEvent id="t"><bpmn:linkEventDefinition id="l" /></bpmn:intermediateThrowEvent>',
    ),
    's(start) > t(throw link=L) ; c(catch link=L) > e(end)',
  ],
  'link-target': [
    's(start) > sp(sub) { u(start) > t(throw link=L) } > e(end) ; c(catch link=L) > f(end)',
    's(start) > sp(sub) { u(start) > t(throw link=L) ; c(catch link=L) > f(end) } > e(end)',
  ],
  'link-one-target': [
    's(start) > t(throw link=L) ; c(catch link=L) > e(end)\nd(catch link=L) > f(end)',
    's(start) > t(throw link=L) ; c(catch link=L) > e(end)\ns > u(throw link=K) ; d(catch link=K) > f(end)',
  ],
  'link-source': [
    's(start) > e(end)\nc(catch link=L) > f(end)',
    's(start) > t(throw link=L) ; c(catch link=L) > e(end)',
  ],
  'link-pair': [links('K'), links('L')],
  'message-event': [
    process('<bpmn:startEvent id="s"><bpmn:messageEventDefinition id="def" /></bpmn:startEvent>'),
    event('message=M'),
  ],
  'signal-event': [
    process('<bpmn:startEvent id="s"><bpmn:signalEventDefinition id="def" /></bpmn:startEvent>'),
    event('signal=Go'),
  ],
  'timer-one': [
    timer('<bpmn:timeDate>2026-01-01T00:00:00Z</bpmn:timeDate><bpmn:timeDuration>PT1H</bpmn:timeDuration>'),
    timer('<bpmn:timeDate>2026-01-01T00:00:00Z</bpmn:timeDate>'),
  ],
  'timer-some': [timer(''), timer('<bpmn:timeDuration>PT1H</bpmn:timeDuration>')],
  'timer-form': [middle('catch timer=1H'), middle('catch timer=P1DT1H')],
  'handler-once': [
    `${host('error=BAD', 'service')}\ny(boundary on=a error=BAD) > g(end)`,
    `${host('error=BAD', 'service')}\ny(boundary on=a error) > g(end)`,
  ],
  'gateway-branches': [middle('exclusive'), `${middle('exclusive')} ; s > m`],
  'exclusive-conditions': [
    's(start) > x(exclusive) >[n > 1] e(end) ; x > f(end)',
    's(start) > x(exclusive) >[n > 1] e(end) ; x >[default] f(end)',
  ],
  'parallel-conditions': [
    's(start) > x(parallel) >[n > 1] e(end) ; x > f(end)',
    's(start) > x(inclusive) >[n > 1] e(end) ; x >[default] f(end)',
  ],
  'event-gateway-flows': [
    's(start) > x(event) > m(catch message=M) > e(end)',
    gateway('m(catch message=M)', 'n(catch timer=PT1H)'),
  ],
  'event-gateway-conditions': [
    gateway('m(catch message=M)', 'n(catch timer=PT1H)').replace('x(event) >', 'x(event) >[n > 1]'),
    gateway('m(catch message=M)', 'n(catch timer=PT1H)'),
  ],
  'event-gateway-targets': [
    gateway('m(catch message=M)', 'n(user)'),
    gateway('m(catch message=M timer=PT1H)', 'n(catch signal=Go)'),
  ],
  'event-gateway-mixed': [
    gateway('m(catch message=M)', 'n(receive message=N)'),
    gateway('m(receive message=M)', 'n(receive message=N)'),
  ],
  'event-gateway-attached': [
    gateway('m(receive message=M)', 'n(catch timer=PT1H)', '\nb(boundary on=m timer=PT2H) > g(end)'),
    gateway('m(receive message=M)', 'n(catch timer=PT1H)'),
  ],
  'event-gateway-alone': [
    gateway('m(catch message=M)', 'n(catch timer=PT1H)', '\ns > m'),
    gateway('m(catch message=M)', 'n(catch timer=PT1H)', '\ns > e'),
  ],
  'event-gateway-instantiates': [
    's(start) > x(event instantiate) > m(catch message=M) > e(end) ; x > n(catch message=N) > e',
    'x(event instantiate) > m(catch message=M) > e(end) ; x > n(catch message=N) > e',
  ],
  'event-gateway-parallel': [
    's(start) > x(event parallel) > m(catch message=M) > e(end) ; x > n(catch message=N) > e',
    'x(event instantiate parallel) > m(catch message=M) > e(end) ; x > n(catch message=N) > e',
  ],
  'event-gateway-parallel-messages': [
    'x(event instantiate parallel) > m(catch message=M) > e(end) ; x > n(catch timer=PT1H) > e',
    'x(event instantiate parallel) > m(receive message=M) > e(end) ; x > n(receive message=N) > e',
  ],
  'event-gateway-type': [
    process(
      '<bpmn:eventBasedGateway id="g" eventGatewayType="Both" /><bpmn:receiveTask id="a" messageRef="m" /><bpmn:receiveTask id="b" messageRef="m" /><bpmn:sequenceFlow id="f" sourceRef="g" targetRef="a" /><bpmn:sequenceFlow id="h" sourceRef="g" targetRef="b" />',
      message,
    ),
    process(
      '<bpmn:eventBasedGateway id="g" eventGatewayType="Exclusive" /><bpmn:receiveTask id="a" messageRef="m" /><bpmn:receiveTask id="b" messageRef="m" /><bpmn:sequenceFlow id="f" sourceRef="g" targetRef="a" /><bpmn:sequenceFlow id="h" sourceRef="g" targetRef="b" />',
      message,
    ),
  ],
  'handler-flows': [
    's(start) > a(task) > e(end)\nc(boundary on=a compensate) ..> u(task undo)\nu > e',
    's(start) > a(task) > e(end)\nc(boundary on=a compensate) ..> u(task undo)',
  ],
  'handler-boundary-flows': [
    's(start) > a(task) > e(end)\nc(boundary on=a compensate) > u(task) > e',
    's(start) > a(task) > e(end)\nc(boundary on=a compensate) ..> u(sub undo) { b(task) }',
  ],
  'handler-marked': [
    's(start) > a(task) > e(end)\nc(boundary on=a compensate) ..> u(task)',
    's(start) > a(task) > e(end)\nc(boundary on=a compensate) ..> u(task undo)',
  ],
  'handler-one': [
    's(start) > a(task) > e(end)\nc(boundary on=a compensate) ..> u(task undo)\nc ..> v(task undo)',
    's(start) > a(task) > b(task) > e(end)\nc(boundary on=a compensate) ..> u(task undo)\nd(boundary on=b compensate) ..> v(task undo)',
  ],
  'handler-some': [
    's(start) > a(task) > e(end)\nc(boundary on=a compensate)',
    's(start) > a(task) > e(end)\nc(boundary on=a compensate) ..> u(task undo)',
  ],
  'lane-kinds': [
    lanes('a', 'b', 'partitionElementRef="r"', 'partitionElementRef="m"'),
    lanes('a', 'b', 'partitionElementRef="r"', 'partitionElementRef="r2"'),
  ],
  'lane-nodes': [lanes('a', 'far'), lanes('a', 'b')],
  'lane-once': [lanes('a', 'a'), lanes('a', 'b')],
}
