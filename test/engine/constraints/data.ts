// Clause 10.4, constraint by constraint.

import { type Examples, process, task } from './drawing.ts'

const items =
  '<bpmn:itemDefinition id="text" structureRef="other:text" /><bpmn:itemDefinition id="number" structureRef="other:number" /><bpmn:itemDefinition id="texts" structureRef="other:text" isCollection="true" />'
const object =
  '<bpmn:dataObject id="order" itemSubjectRef="text" /><bpmn:dataObjectReference id="shown" dataObjectRef="order" />'
const sets =
  '<bpmn:inputSet id="is"><bpmn:dataInputRefs>in</bpmn:dataInputRefs></bpmn:inputSet><bpmn:outputSet id="os" />'
const task1 = (association: string, specification = sets, input = 'itemSubjectRef="text"') =>
  process(
    `${object}<bpmn:subProcess id="sp"><bpmn:dataObject id="hidden" /><bpmn:task id="b" /></bpmn:subProcess>
     <bpmn:task id="a"><bpmn:ioSpecification id="io"><bpmn:dataInput id="in" ${input} />${specification}</bpmn:ioSpecification>${association}</bpmn:task>`,
    items,
  )
const reads = (inside: string) =>
  task1(`<bpmn:dataInputAssociation id="l">${inside}</bpmn:dataInputAssociation>`)
const from = (id: string) => `<bpmn:sourceRef>${id}</bpmn:sourceRef>`
const to = (id: string) => `<bpmn:targetRef>${id}</bpmn:targetRef>`
const own = (association: string) =>
  process(
    `<bpmn:ioSpecification id="pio"><bpmn:dataInput id="given" /><bpmn:dataOutput id="result" /><bpmn:inputSet id="pis"><bpmn:dataInputRefs>given</bpmn:dataInputRefs></bpmn:inputSet><bpmn:outputSet id="pos"><bpmn:dataOutputRefs>result</bpmn:dataOutputRefs></bpmn:outputSet></bpmn:ioSpecification>
     <bpmn:dataObject id="order" /><bpmn:task id="a"><bpmn:property id="mine" />${association}</bpmn:task>`,
    items,
  )
const input = (source: string, target: string) =>
  `<bpmn:dataInputAssociation id="l">${from(source)}${to(target)}</bpmn:dataInputAssociation>`
const output = (source: string, target: string) =>
  `<bpmn:dataOutputAssociation id="l">${from(source)}${to(target)}</bpmn:dataOutputAssociation>`

export const data: Examples = {
  collections: [
    process(`${task}<bpmn:dataObject id="o" itemSubjectRef="texts" />`, items),
    process(`${task}<bpmn:dataObject id="o" itemSubjectRef="texts" isCollection="true" />`, items),
  ],
  'object-reference': [
    process(`${task}<bpmn:dataObjectReference id="r" />`),
    process(`${task}${object}`, items),
  ],
  'object-reference-item': [
    process(`${task}${object.replace(' dataObjectRef', ' itemSubjectRef="text" dataObjectRef')}`, items),
    process(`${task}${object}`, items),
  ],
  'object-state': [
    process(`${task}<bpmn:dataObject id="o"><bpmn:dataState id="st" name="paid" /></bpmn:dataObject>`),
    process(
      `${task}<bpmn:dataObject id="o" /><bpmn:dataObjectReference id="r" dataObjectRef="o"><bpmn:dataState id="st" name="paid" /></bpmn:dataObjectReference>`,
    ),
  ],
  'data-visible': [reads(from('hidden') + to('in')), reads(from('shown') + to('in'))],
  'io-sets': [
    task1('', '<bpmn:inputSet id="is"><bpmn:dataInputRefs>in</bpmn:dataInputRefs></bpmn:inputSet>'),
    task1(''),
  ],
  'io-members': [task1('', '<bpmn:inputSet id="is" /><bpmn:outputSet id="os" />'), task1('')],
  'set-optional': [
    task1(
      '',
      '<bpmn:inputSet id="is0"><bpmn:dataInputRefs>in</bpmn:dataInputRefs></bpmn:inputSet><bpmn:inputSet id="is"><bpmn:optionalInputRefs>in</bpmn:optionalInputRefs></bpmn:inputSet><bpmn:outputSet id="os" />',
    ),
    task1(
      '',
      '<bpmn:inputSet id="is"><bpmn:dataInputRefs>in</bpmn:dataInputRefs><bpmn:optionalInputRefs>in</bpmn:optionalInputRefs></bpmn:inputSet><bpmn:outputSet id="os" />',
    ),
  ],
  'set-pairs': [
    task1(
      '',
      sets.replace(
        '</bpmn:dataInputRefs>',
        '</bpmn:dataInputRefs><bpmn:outputSetRefs>os</bpmn:outputSetRefs>',
      ),
    ),
    task1(
      '',
      '<bpmn:inputSet id="is"><bpmn:dataInputRefs>in</bpmn:dataInputRefs><bpmn:outputSetRefs>os</bpmn:outputSetRefs></bpmn:inputSet><bpmn:outputSet id="os"><bpmn:inputSetRefs>is</bpmn:inputSetRefs></bpmn:outputSet>',
    ),
  ],
  'process-input': [own(output('mine', 'given')), own(output('mine', 'result'))],
  'process-output': [own(input('result', 'mine')), own(input('given', 'mine'))],
  'data-association-ends': [reads(from('b') + to('in')), reads(from('order') + to('in'))],
  'data-association-own': [reads(from('shown') + to('order')), reads(from('shown') + to('in'))],
  'association-target': [reads(from('shown')), reads(from('shown') + to('in'))],
  'association-transformation': [
    reads(`${from('shown')}${from('order')}${to('in')}`),
    reads(
      `${from('shown')}${from('order')}${to('in')}<bpmn:transformation>order + order</bpmn:transformation>`,
    ),
  ],
  'association-types': [
    task1(input('shown', 'in'), sets, 'itemSubjectRef="number"'),
    task1(
      `<bpmn:dataInputAssociation id="l">${from('shown')}${to('in')}<bpmn:transformation>number(order)</bpmn:transformation></bpmn:dataInputAssociation>`,
      sets,
      'itemSubjectRef="number"',
    ),
  ],
  'assignment-parts': [
    reads(`${from('shown')}${to('in')}<bpmn:assignment><bpmn:from>order</bpmn:from></bpmn:assignment>`),
    reads(
      `${from('shown')}${to('in')}<bpmn:assignment><bpmn:from>order</bpmn:from><bpmn:to>in</bpmn:to></bpmn:assignment>`,
    ),
  ],
}
