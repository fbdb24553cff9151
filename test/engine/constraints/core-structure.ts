// Chapters 7 and 8, constraint by constraint.

import { beside, type Examples, file, inTask, process, task } from './drawing.ts'

const pools = (flow: string, more = '') =>
  file(`<bpmn:collaboration id="c"><bpmn:participant id="x" processRef="p" /><bpmn:participant id="y" />
    ${flow}<bpmn:textAnnotation id="note" /></bpmn:collaboration><bpmn:message id="m" name="M" />
    <bpmn:process id="p" isExecutable="true">${more || task}</bpmn:process>`)
const flow = (attributes: string) => `<bpmn:sequenceFlow id="f" ${attributes} />`
const two = '<bpmn:task id="a" /><bpmn:task id="b" />'
const task1 = `<bpmn:process id="p" isExecutable="true">${task}</bpmn:process>`
const note = '<bpmn:textAnnotation id="note" />'
const message = '<bpmn:message id="m" name="M" />'
const property = (inside: string) =>
  `${message}<bpmn:correlationProperty id="order">${inside}</bpmn:correlationProperty>`
const retrieval = (ref: string, inside: string) =>
  `<bpmn:correlationPropertyRetrievalExpression id="r" ${ref}>${inside}</bpmn:correlationPropertyRetrievalExpression>`
const path = '<bpmn:messagePath>id</bpmn:messagePath>'
const told = property(retrieval('messageRef="m"', path))
const keys = `${told}<bpmn:collaboration id="c"><bpmn:correlationKey id="k"><bpmn:correlationPropertyRef>order</bpmn:correlationPropertyRef></bpmn:correlationKey></bpmn:collaboration>`
const subscription = (key: string, inside = '') =>
  process(
    `${task}<bpmn:correlationSubscription id="s" ${key}>${inside}</bpmn:correlationSubscription>`,
    `${keys}<bpmn:correlationProperty id="another">${retrieval('messageRef="m"', path).replace('"r"', '"r2"')}</bpmn:correlationProperty>`,
  )
const binding = (ref: string, inside = '<bpmn:dataPath>id</bpmn:dataPath>') =>
  subscription(
    'correlationKeyRef="k"',
    `<bpmn:correlationPropertyBinding id="b" ${ref}>${inside}</bpmn:correlationPropertyBinding>`,
  )
const condition = (xml: string) =>
  process(
    `<bpmn:startEvent id="s" /><bpmn:exclusiveGateway id="g" default="f2" /><bpmn:endEvent id="e" /><bpmn:endEvent id="e2" />
     <bpmn:sequenceFlow id="f0" sourceRef="s" targetRef="g" /><bpmn:sequenceFlow id="f1" sourceRef="g" targetRef="e">${xml}</bpmn:sequenceFlow>
     <bpmn:sequenceFlow id="f2" sourceRef="g" targetRef="e2" />`,
  )
const formal = (text: string, attributes = '') =>
  `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" ${attributes}>${text}</bpmn:conditionExpression>`
const operation = (attributes: string, inside = '<bpmn:inMessageRef>m</bpmn:inMessageRef>') =>
  beside(
    `${message}<bpmn:error id="late" /><bpmn:interface id="i" name="I"><bpmn:operation id="o" ${attributes}>${inside}</bpmn:operation></bpmn:interface>`,
  )
const grouped = (reference: string) =>
  process(
    `${task}<bpmn:group id="g" categoryValueRef="${reference}" />`,
    '<bpmn:category id="c"><bpmn:categoryValue id="v" value="V" /></bpmn:category>',
  )

export const coreStructure: Examples = {
  'flow-ends': [
    process(`${task}<bpmn:dataObject id="o" />${flow('sourceRef="a" targetRef="o"')}`),
    process(`${two}${flow('sourceRef="a" targetRef="b"')}`),
  ],
  'flow-in-pool': [
    'p(pool) { s(start) > a(task) > e(end) ; a > b }\nq(pool) { t(start) > b(task) > f(end) }',
    'p(pool) { s(start) > a(task) > e(end) }\nq(pool) { t(start) > b(task) > f(end) }',
  ],
  'flow-in-scope': [
    's(start) > sp(sub) { t(start) > a(task) > f(end) } > e(end)\ns > a',
    's(start) > sp(sub) { t(start) > a(task) > f(end) } > e(end)\ns > sp',
  ],
  'flow-into-start': ['s(start) > a(task) > s', 's(start) > a(task) > e(end)'],
  'flow-from-end': ['s(start) > e(end) > a(task)', 's(start) > a(task) > e(end)'],
  'flow-into-boundary': [
    's(start) > a(user) > e(end)\nt(boundary on=a timer=PT1H) > b(task) > e ; b > t',
    's(start) > a(user) > e(end)\nt(boundary on=a timer=PT1H) > b(task) > a',
  ],
  'message-flow-between-pools': [
    pools('<bpmn:messageFlow id="f" sourceRef="a" targetRef="x" />'),
    pools('<bpmn:messageFlow id="f" sourceRef="a" targetRef="y" />'),
  ],
  'message-flow-gateway': [
    pools(
      '<bpmn:messageFlow id="f" sourceRef="g" targetRef="y" />',
      '<bpmn:exclusiveGateway id="g" /><bpmn:task id="a" /><bpmn:sequenceFlow id="h" sourceRef="g" targetRef="a" />',
    ),
    pools('<bpmn:messageFlow id="f" sourceRef="x" targetRef="y" />'),
  ],
  'message-flow-from-start': [
    pools(
      '<bpmn:messageFlow id="f" sourceRef="s" targetRef="y" />',
      '<bpmn:startEvent id="s"><bpmn:messageEventDefinition messageRef="m" /></bpmn:startEvent>',
    ),
    pools(
      '<bpmn:messageFlow id="f" sourceRef="y" targetRef="s" />',
      '<bpmn:startEvent id="s"><bpmn:messageEventDefinition messageRef="m" /></bpmn:startEvent>',
    ),
  ],
  'message-flow-into-end': [
    pools(
      '<bpmn:messageFlow id="f" sourceRef="y" targetRef="e" />',
      '<bpmn:startEvent id="s" /><bpmn:endEvent id="e"><bpmn:messageEventDefinition messageRef="m" /></bpmn:endEvent>',
    ),
    pools(
      '<bpmn:messageFlow id="f" sourceRef="e" targetRef="y" />',
      '<bpmn:startEvent id="s" /><bpmn:endEvent id="e"><bpmn:messageEventDefinition messageRef="m" /></bpmn:endEvent>',
    ),
  ],
  document: ['<process id="p" />', file('')],
  'target-namespace': [file('', ''), file('')],
  'unique-ids': [process('<bpmn:task id="a" /><bpmn:userTask id="a" />'), process(two)],
  'id-names': [
    process('<bpmn:task id="1 a" />'),
    process(`<bpmn:startEvent id="начало" /><bpmn:task id="Prüfung.2-b_ä" /><bpmn:task id="検査" />
      <bpmn:sequenceFlow id="f" sourceRef="начало" targetRef="Prüfung.2-b_ä" />`),
  ],
  references: [
    process('<bpmn:receiveTask id="a" messageRef="m" />'),
    process('<bpmn:receiveTask id="a" messageRef="m" />', message),
  ],
  'reference-kinds': [
    process('<bpmn:receiveTask id="a" messageRef="m" />', '<bpmn:signal id="m" />'),
    process('<bpmn:receiveTask id="a" messageRef="t:m" />', message),
  ],
  words: [
    process('<bpmn:adHocSubProcess id="a" ordering="Random"><bpmn:task id="b" /></bpmn:adHocSubProcess>'),
    process('<bpmn:adHocSubProcess id="a" ordering="Parallel"><bpmn:task id="b" /></bpmn:adHocSubProcess>'),
  ],
  booleans: [
    process('<bpmn:receiveTask id="a" messageRef="m" instantiate="yes" />', message),
    process('<bpmn:receiveTask id="a" messageRef="m" instantiate="1" />', message),
  ],
  'single-parts': [
    process(`${task}<bpmn:extensionElements /><bpmn:extensionElements><other:x /></bpmn:extensionElements>`),
    process(`<bpmn:extensionElements><other:x /><other:y /></bpmn:extensionElements>${task}`),
  ],
  placement: [process('<bpmn:task id="a"><bpmn:lane id="l" /></bpmn:task>'), process(task)],
  attributes: [
    process('<bpmn:task id="a" bpmn:colour="red" />'),
    process('<bpmn:task id="a" other:colour="red" />'),
  ],
  'language-uri': [
    file(task1, 'targetNamespace="t" expressionLanguage="FEEL"'),
    file(task1, 'targetNamespace="t" expressionLanguage="urn:feel"'),
  ],
  'expression-language': [
    file(
      `<bpmn:process id="p" isExecutable="true">${task}</bpmn:process>`,
      'targetNamespace="t" expressionLanguage="http://www.java.com/java"',
    ),
    file(
      `<bpmn:process id="p" isExecutable="true">${task}</bpmn:process>`,
      'targetNamespace="t" expressionLanguage="https://www.omg.org/spec/DMN/20191111/FEEL/"',
    ),
  ],
  'import-parts': [
    file('<bpmn:import location="types.xsd" />'),
    file(
      '<bpmn:import importType="http://www.w3.org/2001/XMLSchema" location="types.xsd" namespace="urn:other" />',
    ),
  ],
  'import-present': [
    process(
      '<bpmn:receiveTask id="a" messageRef="other:m" />',
      '<bpmn:import importType="http://www.omg.org/spec/BPMN/20100524/MODEL" location="other.bpmn" namespace="urn:other" />',
    ),
    process(
      '<bpmn:receiveTask id="a" messageRef="m" />',
      `<bpmn:import importType="http://www.omg.org/spec/BPMN/20100524/MODEL" location="other.bpmn" namespace="urn:other" />${message}`,
    ),
  ],
  'documentation-format': [
    inTask('task', '<bpmn:documentation textFormat="html">x</bpmn:documentation>'),
    inTask('task', '<bpmn:documentation textFormat="text/html; charset=utf-8">x</bpmn:documentation>'),
  ],
  'must-understand': [
    beside('<bpmn:extension mustUnderstand="true" definition="other:Thing" />'),
    beside('<bpmn:extension mustUnderstand="false" definition="other:Thing" />'),
  ],
  'extension-kept': [
    inTask(
      'task',
      '<bpmn:extensionElements><other:x><other:y>z</other:y></other:x></bpmn:extensionElements>',
    ),
    inTask('task', '<bpmn:extensionElements />'),
  ],
  'relationship-type': [
    file(
      '<bpmn:relationship direction="None"><bpmn:source>other:A</bpmn:source><bpmn:target>other:B</bpmn:target></bpmn:relationship>',
    ),
    file(
      '<bpmn:relationship type="was" direction="None"><bpmn:source>other:A</bpmn:source><bpmn:target>other:B</bpmn:target></bpmn:relationship>',
    ),
  ],
  'relationship-direction': [
    file(
      '<bpmn:relationship type="was" direction="Up"><bpmn:source>other:A</bpmn:source><bpmn:target>other:B</bpmn:target></bpmn:relationship>',
    ),
    file(
      '<bpmn:relationship type="was" direction="Both"><bpmn:source>other:A</bpmn:source><bpmn:target>other:B</bpmn:target></bpmn:relationship>',
    ),
  ],
  'association-ends': [
    process(`${task}${note}<bpmn:association id="l" sourceRef="a" />`),
    process(`${task}${note}<bpmn:association id="l" sourceRef="a" targetRef="note" />`),
  ],
  'association-direction': [
    process(
      `${task}${note}<bpmn:association id="l" sourceRef="a" targetRef="note" associationDirection="Left" />`,
    ),
    process(
      `${task}${note}<bpmn:association id="l" sourceRef="a" targetRef="note" associationDirection="Both" />`,
    ),
  ],
  'artifact-sequence-flow': [
    process(`${task}${note}${flow('sourceRef="a" targetRef="note"')}`),
    process(`${two}${note}${flow('sourceRef="a" targetRef="b"')}`),
  ],
  'artifact-message-flow': [
    pools('<bpmn:messageFlow id="f" sourceRef="a" targetRef="note" />'),
    pools('<bpmn:messageFlow id="f" sourceRef="y" targetRef="a" />'),
  ],
  'group-category': [grouped('a'), grouped('v')],
  'annotation-format': [
    process(
      `${task}<bpmn:textAnnotation id="n" textFormat="plain"><bpmn:text>x</bpmn:text></bpmn:textAnnotation>`,
    ),
    process(
      `${task}<bpmn:textAnnotation id="n" textFormat="text/plain"><bpmn:text>x</bpmn:text></bpmn:textAnnotation>`,
    ),
  ],
  'property-retrieval': [beside(property('')), beside(told)],
  'retrieval-message': [beside(property(retrieval('', path))), beside(told)],
  'retrieval-path': [beside(property(retrieval('messageRef="m"', ''))), beside(told)],
  'key-properties': [
    beside('<bpmn:collaboration id="c"><bpmn:correlationKey id="k" /></bpmn:collaboration>'),
    beside(keys),
  ],
  'subscription-key': [subscription(''), subscription('correlationKeyRef="k"')],
  'binding-parts': [binding('correlationPropertyRef="order"', ''), binding('correlationPropertyRef="order"')],
  'binding-property': [
    binding('correlationPropertyRef="another"'),
    binding('correlationPropertyRef="order"'),
  ],
  'error-code': ['s(start) > e(end error)', 's(start) > e(end error=BAD)'],
  'escalation-code': ['s(start) > e(end escalation)', 's(start) > e(end escalation=LATE)'],
  'formal-body': [condition(formal('')), condition(formal('n > 1'))],
  'formal-needed': [condition(formal('if the order is large enough')), condition(formal('= n > 1'))],
  'formal-language': [
    condition(formal('n > 1', 'language="http://www.java.com/java"')),
    condition(formal('n > 1', 'language="https://www.omg.org/spec/DMN/20191111/FEEL/"')),
  ],
  'listed-flows': [
    process(
      `<bpmn:task id="a"><bpmn:incoming>f</bpmn:incoming></bpmn:task><bpmn:task id="b" />${flow('sourceRef="a" targetRef="b"')}`,
    ),
    process(
      `<bpmn:task id="a"><bpmn:outgoing>f</bpmn:outgoing></bpmn:task><bpmn:task id="b" />${flow('sourceRef="a" targetRef="b"')}`,
    ),
  ],
  'flow-element-category': [
    inTask('task', '<bpmn:categoryValueRef>m</bpmn:categoryValueRef>', message),
    inTask(
      'task',
      '<bpmn:categoryValueRef>v</bpmn:categoryValueRef>',
      '<bpmn:category id="c"><bpmn:categoryValue id="v" value="V" /></bpmn:category>',
    ),
  ],
  diverging: [
    's(start) > x(exclusive direction=Diverging) > e(end) ; s > x',
    's(start) > x(exclusive direction=Diverging) >[n > 1] e(end) ; x >[default] f(end)',
  ],
  converging: [
    's(start) > x(parallel direction=Converging) > e(end) ; x > f(end)',
    's(start) > x(parallel direction=Converging) > e(end) ; s > x',
  ],
  mixed: [
    's(start) > x(parallel direction=Mixed) > e(end) ; x > f(end)',
    's(start) > x(parallel direction=Mixed) > e(end) ; x > f(end) ; s > a(task) > x',
  ],
  'direction-word': [
    's(start) > x(parallel direction=Sideways) > e(end) ; x > f(end)',
    's(start) > x(parallel direction=Unspecified) > e(end) ; x > f(end)',
  ],
  'item-kind': [
    file('<bpmn:itemDefinition id="i" itemKind="Money" />'),
    file('<bpmn:itemDefinition id="i" itemKind="Physical" structureRef="other:Parcel" />'),
  ],
  'message-item': [
    file('<bpmn:signal id="i" /><bpmn:message id="m" itemRef="i" />'),
    file('<bpmn:itemDefinition id="i" /><bpmn:message id="m" itemRef="i" />'),
  ],
  'resource-name': [file('<bpmn:resource id="r" />'), file('<bpmn:resource id="r" name="R" />')],
  'resource-parameter-name': [
    file('<bpmn:resource id="r" name="R"><bpmn:resourceParameter id="rp" /></bpmn:resource>'),
    file('<bpmn:resource id="r" name="R"><bpmn:resourceParameter id="rp" name="region" /></bpmn:resource>'),
  ],
  'flow-source-target': [
    process(`${task}${flow('sourceRef="a"')}`),
    process(`${two}${flow('sourceRef="a" targetRef="b"')}`),
  ],
  'condition-place': ['s(start) >[n > 1] e(end)', 's(start) > a(task) >[n > 1] e(end) ; a >[default] f(end)'],
  'condition-alone': [
    's(start) > a(task) >[n > 1] e(end)',
    's(start) > a(task) >[n > 1] e(end) ; a >[n < 2] f(end)',
  ],
  immediate: [
    process(`${two}${flow('sourceRef="a" targetRef="b" isImmediate="false"')}`),
    process(`${two}${flow('sourceRef="a" targetRef="b" isImmediate="true"')}`),
  ],
  'default-own': [
    process(`<bpmn:task id="a" /><bpmn:task id="b" default="f" />${flow('sourceRef="a" targetRef="b"')}`),
    process(`<bpmn:task id="a" default="f" /><bpmn:task id="b" />${flow('sourceRef="a" targetRef="b"')}`),
  ],
  'default-condition': [
    condition(formal('n > 1')).replace(
      'targetRef="e2" />',
      `targetRef="e2">${formal('n +')}</bpmn:sequenceFlow>`,
    ),
    condition(formal('n > 1')),
  ],
  'interface-name': [operation('name="O"').replace('name="I"', ''), operation('name="O"')],
  'interface-operation': [file('<bpmn:interface id="i" name="I" />'), operation('name="O"')],
  'operation-name': [operation(''), operation('name="O"')],
  'operation-message': [operation('name="O"', ''), operation('name="O"')],
  'operation-errors': [
    operation('name="O"', '<bpmn:inMessageRef>m</bpmn:inMessageRef><bpmn:errorRef>m</bpmn:errorRef>'),
    operation('name="O"', '<bpmn:inMessageRef>m</bpmn:inMessageRef><bpmn:errorRef>late</bpmn:errorRef>'),
  ],
}
