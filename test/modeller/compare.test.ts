// What two drawings differ in: each kind of change is told once, with the old and the new value.

import { expect, test } from 'vitest'
import { compare } from '../../modeller/desks/design/compare/differ.ts'
import { moddle } from '../../modeller/drawing/moddle.ts'

const file = (
  body: string,
  lanes = '<bpmn:flowNodeRef>a</bpmn:flowNodeRef></bpmn:lane><bpmn:lane id="legal" name="Legal">',
) => `<?xml version="1.0"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  xmlns:gov="http://linkspan.org/schema/governance/1.0" xmlns:town="http://town.example/1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <bpmn:process id="p" isExecutable="true">
    <bpmn:laneSet id="lanes"><bpmn:lane id="intake" name="Intake">${lanes}</bpmn:lane></bpmn:laneSet>
    ${body}
  </bpmn:process>
</bpmn:definitions>`

const task = (inner = '', attributes = 'name="Look"') =>
  `<bpmn:userTask id="a" ${attributes}>${inner}</bpmn:userTask>`

async function changes(before: string, after: string) {
  const read = async (xml: string) => (await moddle().fromXML(xml)).rootElement
  const { changes: found } = compare(await read(before), await read(after))
  return found.map(({ kind, before: old, after: now, facts }) => ({
    kind,
    id: now ?? old,
    facts: facts.map(({ path, before: was, after: is }) => [path, was, is]),
  }))
}

const timer = (duration: string) =>
  file(`${task()}<bpmn:boundaryEvent id="late" attachedToRef="a"><bpmn:timerEventDefinition id="own_${duration}">
    <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">${duration}</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>`)

test('the same file has no difference', async () => {
  expect(await changes(file(task()), file(task()))).toEqual([])
})

test('the time of a timer whose definition has an id is told, and its id is not', async () => {
  expect(await changes(timer('P5D'), timer('P7D'))).toEqual([
    { kind: 'changed', id: 'late', facts: [['timerEventDefinition.timeDuration', 'P5D', 'P7D']] },
  ])
})

test('a step in another lane is a change', async () => {
  const moved = '</bpmn:lane><bpmn:lane id="legal" name="Legal"><bpmn:flowNodeRef>a</bpmn:flowNodeRef>'
  expect(await changes(file(task()), file(task(), moved))).toEqual([
    { kind: 'changed', id: 'a', facts: [['lane', 'intake', 'legal']] },
  ])
})

test('attributes of a foreign namespace are told', async () => {
  expect(
    await changes(file(task('', 'name="Look" town:cost="5"')), file(task('', 'name="Look" town:cost="9"'))),
  ).toEqual([{ kind: 'changed', id: 'a', facts: [['town:cost', '5', '9']] }])
})

test('what both vocabularies say is told by its own name', async () => {
  const who = (group: string, due: string) =>
    task(
      `<bpmn:extensionElements><zeebe:assignmentDefinition candidateGroups="${group}"/><gov:node due="${due}"/></bpmn:extensionElements>`,
    )
  expect(await changes(file(who('intake', 'P1D')), file(who('legal', 'P2D')))).toEqual([
    {
      kind: 'changed',
      id: 'a',
      facts: [
        ['assignmentDefinition.candidateGroups', 'intake', 'legal'],
        ['node.due', 'P1D', 'P2D'],
      ],
    },
  ])
})

test('a changed condition gives the old text and the new one', async () => {
  const way = (condition: string) =>
    file(`${task()}<bpmn:endEvent id="e"/><bpmn:sequenceFlow id="f" sourceRef="a" targetRef="e">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${condition}</bpmn:conditionExpression></bpmn:sequenceFlow>`)
  expect(await changes(way('=x = 1'), way('=x = 2'))).toEqual([
    { kind: 'changed', id: 'f', facts: [['conditionExpression', '=x = 1', '=x = 2']] },
  ])
})

test('a step that became another kind is one change', async () => {
  const other = '<bpmn:serviceTask id="a" name="Look"/>'
  const [change] = await changes(file(task()), file(other))
  expect(change).toMatchObject({ kind: 'changed', id: 'a' })
  expect(change?.facts).toContainEqual(['type', 'userTask', 'serviceTask'])
})

test('a step with another id but the same kind and name is the same step', async () => {
  expect(
    await changes(file('<bpmn:userTask id="b" name="Visit"/>'), file('<bpmn:userTask id="c" name="Visit"/>')),
  ).toEqual([])
})

test('added and removed steps are told', async () => {
  expect(
    await changes(
      file(task()),
      file('<bpmn:sendTask id="n" name="Write"/>', '</bpmn:lane><bpmn:lane id="legal" name="Legal">'),
    ),
  ).toEqual([
    expect.objectContaining({ kind: 'removed', id: 'a' }),
    expect.objectContaining({ kind: 'added', id: 'n' }),
  ])
})
