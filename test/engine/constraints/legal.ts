// Legal corners of the standard that readers of BPMN stumble over: none may be refused.

import { beside, file, inTask, process, task } from './drawing.ts'

const message = '<bpmn:message id="m" name="M" />'
const choreography = `<bpmn:choreography id="ch"><bpmn:participant id="x" /><bpmn:participant id="y" /><bpmn:messageFlow id="mf" sourceRef="x" targetRef="y" /><bpmn:startEvent id="cs" />
  <bpmn:choreographyTask id="ct" initiatingParticipantRef="x"><bpmn:participantRef>x</bpmn:participantRef><bpmn:participantRef>y</bpmn:participantRef><bpmn:messageFlowRef>mf</bpmn:messageFlowRef></bpmn:choreographyTask></bpmn:choreography>`

export const legal: readonly [what: string, drawing: string][] = [
  ['a process with nothing in it', process('')],
  ['a sub-process with nothing in it', process('<bpmn:subProcess id="sp" />')],
  ['a gateway with one flow in and one out', 's(start) > x(exclusive) > e(end)'],
  ['several start events', 's(start) > a(task) > e(end)\nt(start timer=PT1H) > a\nm(start message=M) > a'],
  ['no start and no end event', 'a(task) > b(task)'],
  [
    'a boundary event on a call activity',
    's(start) > c(call calls=other) > e(end)\nt(boundary on=c error) > f(end)',
  ],
  [
    'a boundary event on a compensation handler',
    's(start) > a(task) > e(end)\nc(boundary on=a compensate) ..> u(user undo)\nt(boundary on=u timer=PT1H) > f(end)',
  ],
  [
    'an event sub-process in an event sub-process',
    's(start) > e(end)\nh(event-sub) { g(start signal=Go) > f(end) ; k(event-sub) { l(start error) > i(end) } }',
  ],
  [
    'an event sub-process in an ad-hoc sub-process',
    's(start) > h(adhoc) { a(task) ; k(event-sub) { l(start error) > i(end) } } > e(end)',
  ],
  [
    'sub-processes of all kinds in each other',
    's(start) > t(transaction) { h(adhoc) { q(sub) { a(task) } } } > e(end)',
  ],
  [
    'a flow to the start event and one from the end event of a sub-process',
    's(start) > t\nsp(sub) { t(start) > a(task) > f(end) }\nf > e(end)',
  ],
  [
    'flows to several start events of a sub-process, which list them',
    process(
      '<bpmn:startEvent id="s"><bpmn:outgoing>f1</bpmn:outgoing><bpmn:outgoing>f2</bpmn:outgoing></bpmn:startEvent><bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="t" /><bpmn:sequenceFlow id="f2" sourceRef="s" targetRef="u" /><bpmn:subProcess id="sp"><bpmn:startEvent id="t"><bpmn:incoming>f1</bpmn:incoming></bpmn:startEvent><bpmn:startEvent id="u"><bpmn:incoming>f2</bpmn:incoming></bpmn:startEvent></bpmn:subProcess>',
    ),
  ],
  ['an activity that loops back to itself', 's(start) > a(task) >[n > 1] a ; a >[default] e(end)'],
  [
    'message flows to and from the borders of pools',
    file(
      `<bpmn:collaboration id="c"><bpmn:participant id="x" processRef="p" /><bpmn:participant id="y" /><bpmn:messageFlow id="m1" sourceRef="x" targetRef="y" /><bpmn:messageFlow id="m2" sourceRef="y" targetRef="a" /><bpmn:messageFlow id="m3" sourceRef="a" targetRef="y" /></bpmn:collaboration><bpmn:process id="p" isExecutable="true">${task}</bpmn:process>`,
    ),
  ],
  [
    'a message flow to a sub-process',
    file(
      '<bpmn:collaboration id="c"><bpmn:participant id="x" processRef="p" /><bpmn:participant id="y" /><bpmn:messageFlow id="m1" sourceRef="y" targetRef="sp" /></bpmn:collaboration><bpmn:process id="p" isExecutable="true"><bpmn:subProcess id="sp"><bpmn:task id="a" /></bpmn:subProcess></bpmn:process>',
    ),
  ],
  [
    'a collaboration of black boxes alone',
    file(
      '<bpmn:collaboration id="c"><bpmn:participant id="x" /><bpmn:participant id="y" /><bpmn:messageFlow id="m" sourceRef="x" targetRef="y" /></bpmn:collaboration>',
    ),
  ],
  [
    'one process in two pools',
    beside(
      '<bpmn:collaboration id="c"><bpmn:participant id="x" processRef="p" /><bpmn:participant id="y" processRef="p" /></bpmn:collaboration>',
    ),
  ],
  ['a choreography beside a process', beside(choreography)],
  [
    'conversation links to an activity and to an event',
    process(
      `${task}<bpmn:startEvent id="s"><bpmn:messageEventDefinition id="def" messageRef="m" /></bpmn:startEvent>`,
      `${message}<bpmn:collaboration id="c"><bpmn:participant id="x" processRef="p" /><bpmn:participant id="y" /><bpmn:conversation id="v"><bpmn:participantRef>x</bpmn:participantRef><bpmn:participantRef>y</bpmn:participantRef></bpmn:conversation><bpmn:conversationLink id="l" sourceRef="a" targetRef="v" /><bpmn:conversationLink id="k" sourceRef="v" targetRef="s" /></bpmn:collaboration>`,
    ),
  ],
  [
    'message events and receive tasks behind an event-based gateway',
    's(start) > x(event) > m(catch message=M) > e(end) ; x > r(receive message=N) > e',
  ],
  [
    'behaviors of a multi-instance activity that name no event',
    's(start) > a(user count=2 behavior=None) > e(end)',
  ],
  [
    'a non-interrupting compensation event',
    's(start) > sp(sub) { a(task) ; h(event-sub) { g(start compensate non-interrupting) > f(end) } } > e(end)',
  ],
  [
    'a condition on a default flow that nobody can read',
    process(
      '<bpmn:task id="a" default="f" /><bpmn:task id="b" /><bpmn:sequenceFlow id="f" sourceRef="a" targetRef="b"><bpmn:conditionExpression>else, of course</bpmn:conditionExpression></bpmn:sequenceFlow>',
    ),
  ],
  [
    'what is not complete yet, where nothing runs by it',
    process(
      `<bpmn:task id="a"><bpmn:ioSpecification id="io" /></bpmn:task><bpmn:association id="as" sourceRef="a" />`,
      '<bpmn:interface id="i" name="I"><bpmn:operation id="o" name="O" /></bpmn:interface><bpmn:interface id="j" name="J" /><bpmn:collaboration id="c"><bpmn:participant id="x"><bpmn:participantMultiplicity minimum="3" maximum="2" /></bpmn:participant></bpmn:collaboration>',
    ),
  ],
  [
    'a conversation beside a process',
    beside(
      '<bpmn:collaboration id="c"><bpmn:participant id="x" processRef="p" /><bpmn:participant id="y" /><bpmn:subConversation id="v"><bpmn:participantRef>x</bpmn:participantRef><bpmn:participantRef>y</bpmn:participantRef><bpmn:conversation id="w"><bpmn:participantRef>x</bpmn:participantRef><bpmn:participantRef>y</bpmn:participantRef></bpmn:conversation></bpmn:subConversation><bpmn:conversationLink id="l" sourceRef="x" targetRef="v" /></bpmn:collaboration>',
    ),
  ],
  [
    'a global choreography task',
    file(
      '<bpmn:globalChoreographyTask id="g" initiatingParticipantRef="x"><bpmn:participant id="x" /><bpmn:participant id="y" /><bpmn:messageFlow id="m" sourceRef="x" targetRef="y" /></bpmn:globalChoreographyTask>',
    ),
  ],
  [
    'global tasks of every kind',
    file(
      '<bpmn:globalTask id="g1" /><bpmn:globalUserTask id="g2" /><bpmn:globalManualTask id="g3" /><bpmn:globalBusinessRuleTask id="g4" /><bpmn:globalScriptTask id="g5" scriptLanguage="application/feel"><bpmn:script>1 + 1</bpmn:script></bpmn:globalScriptTask>',
    ),
  ],
  [
    'imports of types and services',
    file(
      '<bpmn:import importType="http://www.w3.org/2001/XMLSchema" location="a.xsd" namespace="urn:other" /><bpmn:itemDefinition id="i" structureRef="other:Order" />',
    ),
  ],
  [
    'relationships to other models',
    file(
      '<bpmn:relationship type="traces" direction="Forward"><bpmn:source>other:A</bpmn:source><bpmn:target>i</bpmn:target></bpmn:relationship><bpmn:itemDefinition id="i" />',
    ),
  ],
  [
    'extension elements everywhere',
    file(
      `<bpmn:extensionElements><other:a /></bpmn:extensionElements><bpmn:message id="m"><bpmn:extensionElements><other:a><other:b>1</other:b></other:a></bpmn:extensionElements></bpmn:message><bpmn:process id="p" isExecutable="true" other:x="1"><bpmn:extensionElements><other:a /></bpmn:extensionElements><bpmn:laneSet id="ls"><bpmn:extensionElements><other:a /></bpmn:extensionElements></bpmn:laneSet><bpmn:task id="a" other:y="2"><bpmn:extensionElements><other:a /></bpmn:extensionElements></bpmn:task></bpmn:process>`,
    ),
  ],
  [
    'ids with dots, dashes and other letters',
    process(
      '<bpmn:startEvent id="_1.a-b" /><bpmn:task id="Aufgabe-ü.2" /><bpmn:sequenceFlow id="f·1" sourceRef="_1.a-b" targetRef="Aufgabe-ü.2" />',
    ),
  ],
  ['elements without ids', process('<bpmn:task /><bpmn:task name="x" />')],
  [
    'markup in documentation and annotations',
    process(
      '<bpmn:documentation>read <b xmlns="http://www.w3.org/1999/xhtml">this</b></bpmn:documentation><bpmn:task id="a" /><bpmn:textAnnotation id="n" textFormat="text/html"><bpmn:text><p xmlns="http://www.w3.org/1999/xhtml">so</p></bpmn:text></bpmn:textAnnotation>',
    ),
  ],
  ['another encoding in the declaration', `<?xml version="1.0" encoding="ISO-8859-1"?>${process(task)}`],
  [
    'booleans as 1 and 0, with blanks',
    file(
      `<bpmn:process id="p" isExecutable=" 1 "><bpmn:subProcess id="sp" triggeredByEvent="0" />${task}</bpmn:process>`,
    ),
  ],
  [
    'a prefix of its own, or none',
    `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"><process id="p" isExecutable="true"><task id="a" /></process></definitions>`,
  ],
  [
    'blanks and lines around ids and references',
    process(
      '<bpmn:startEvent id=" s "><bpmn:outgoing>\n  f\n</bpmn:outgoing></bpmn:startEvent><bpmn:task id="a"><bpmn:incoming> f </bpmn:incoming></bpmn:task><bpmn:sequenceFlow id="f" sourceRef=" s " targetRef="a " />',
    ),
  ],
  [
    'what a later Camunda adds to its extensions',
    file(
      '<bpmn:process id="p" isExecutable="true"><bpmn:task id="a"><bpmn:extensionElements><z:later x="1"><z:more /></z:later></bpmn:extensionElements></bpmn:task></bpmn:process>',
      'targetNamespace="t" xmlns:z="http://camunda.org/schema/zeebe/1.0"',
    ),
  ],
  [
    'data associations as Camunda Modeler writes them',
    process(
      '<bpmn:dataObject id="o" /><bpmn:dataObjectReference id="r" dataObjectRef="o" /><bpmn:task id="a"><bpmn:property id="pl" name="__targetRef_placeholder" /><bpmn:dataInputAssociation id="i"><bpmn:sourceRef>r</bpmn:sourceRef><bpmn:targetRef>pl</bpmn:targetRef></bpmn:dataInputAssociation><bpmn:dataOutputAssociation id="x"><bpmn:targetRef>r</bpmn:targetRef></bpmn:dataOutputAssociation></bpmn:task>',
    ),
  ],
  [
    'a data store without a store',
    process(
      '<bpmn:dataStoreReference id="r" /><bpmn:task id="a"><bpmn:dataOutputAssociation id="x"><bpmn:targetRef>r</bpmn:targetRef></bpmn:dataOutputAssociation></bpmn:task>',
    ),
  ],
  [
    'data whose id is no name of FEEL',
    process(
      '<bpmn:dataObject id="in" isCollection="true" /><bpmn:subProcess id="sp"><bpmn:multiInstanceLoopCharacteristics id="l"><bpmn:loopDataInputRef>in</bpmn:loopDataInputRef><bpmn:inputDataItem id="one-row.1" /></bpmn:multiInstanceLoopCharacteristics><bpmn:task id="a" /></bpmn:subProcess>',
    ),
  ],
  [
    'roles by resource, by expression, by name',
    inTask(
      'userTask',
      '<bpmn:potentialOwner id="o1"><bpmn:resourceRef>r</bpmn:resourceRef></bpmn:potentialOwner><bpmn:humanPerformer id="o2"><bpmn:resourceAssignmentExpression><bpmn:formalExpression>"bo"</bpmn:formalExpression></bpmn:resourceAssignmentExpression></bpmn:humanPerformer><bpmn:performer id="o3" name="clerk" />',
      '<bpmn:resource id="r" name="R" />',
    ),
  ],
  ['auditing and monitoring', process(`<bpmn:auditing id="au" /><bpmn:monitoring id="mo" />${task}`)],
  [
    'groups and annotations with associations in any direction',
    process(
      `${task}<bpmn:textAnnotation id="n" /><bpmn:association id="as" sourceRef="n" targetRef="a" associationDirection="One" /><bpmn:group id="g" />`,
    ),
  ],
  [
    'shared event definitions',
    process(
      '<bpmn:startEvent id="s"><bpmn:eventDefinitionRef>d1</bpmn:eventDefinitionRef></bpmn:startEvent>',
      `${message}<bpmn:messageEventDefinition id="d1" messageRef="m" />`,
    ),
  ],
  [
    'links that are paired by reference alone',
    process(
      '<bpmn:startEvent id="s" /><bpmn:sequenceFlow id="f" sourceRef="s" targetRef="t" /><bpmn:intermediateThrowEvent id="t"><bpmn:linkEventDefinition id="from" name="from"><bpmn:target>to</bpmn:target></bpmn:linkEventDefinition></bpmn:intermediateThrowEvent><bpmn:intermediateCatchEvent id="c"><bpmn:linkEventDefinition id="to" name="to"><bpmn:source>from</bpmn:source></bpmn:linkEventDefinition></bpmn:intermediateCatchEvent>',
    ),
  ],
  [
    'types that are not in the file',
    process(
      '<bpmn:task id="a" default="f" /><bpmn:task id="b" /><bpmn:task id="c" /><bpmn:sequenceFlow id="f" sourceRef="a" targetRef="b" /><bpmn:sequenceFlow id="g" sourceRef="a" targetRef="c"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" evaluatesToTypeRef="other:boolean">n = 1</bpmn:conditionExpression></bpmn:sequenceFlow><bpmn:dataObject id="o" itemSubjectRef="other:text" />',
      `${message}<bpmn:correlationProperty id="cp" type="other:text"><bpmn:correlationPropertyRetrievalExpression id="re" messageRef="m"><bpmn:messagePath>id</bpmn:messagePath></bpmn:correlationPropertyRetrievalExpression></bpmn:correlationProperty>`,
    ),
  ],
  [
    'a transaction with any protocol and method',
    process('<bpmn:transaction id="t" protocol="http://example.org/2pc" method="http://example.org/mine" />'),
  ],
  [
    'a lane within a lane, and lanes in a sub-process',
    process(
      '<bpmn:laneSet id="ls"><bpmn:lane id="l"><bpmn:childLaneSet id="cl"><bpmn:lane id="l2"><bpmn:flowNodeRef>sp</bpmn:flowNodeRef></bpmn:lane></bpmn:childLaneSet></bpmn:lane></bpmn:laneSet><bpmn:subProcess id="sp"><bpmn:laneSet id="ls2"><bpmn:lane id="l3"><bpmn:flowNodeRef>a</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet><bpmn:task id="a" /></bpmn:subProcess>',
    ),
  ],
  ['a complex gateway that says nothing', 's(start) > x(complex) > e(end) ; s > x'],
  [
    'a parallel multiple boundary event',
    's(start) > a(user) > e(end)\nb(boundary on=a signal=Go message=M parallel-multiple) > f(end)',
  ],
]
