// What the outline knows beside steps, and where it finds room for what it draws.

import { expect, test } from 'vitest'
import { around, clearOf } from '../../modeller/canvas/boxes.ts'
import { partsOf } from '../../modeller/drawing/parts.ts'
import { readTree } from '../../modeller/drawing/read.ts'

const drawing = (collaboration: string, process: string) =>
  readTree(
    `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><collaboration id="c">${collaboration}</collaboration>
    <process id="p">${process}</process></definitions>`,
  )

test('pools come with their lanes, each as deep as it lies; a pool without steps has no process', async () => {
  const tree = await drawing(
    `<participant id="ours" name="Desk" processRef="p" /><participant id="theirs" name="Partner" />`,
    `<laneSet><lane id="front" name="Front"><childLaneSet><lane id="night" name="Night" /></childLaneSet></lane>
    <lane id="back" name="Back" /></laneSet>`,
  )
  expect(partsOf(tree).map(({ id, depth, process }) => [id, depth, process])).toEqual([
    ['ours', 0, 'p'],
    ['front', 1, 'p'],
    ['night', 2, 'p'],
    ['back', 1, 'p'],
    ['theirs', 0, null],
  ])
})

test('data says which steps read and write it, also inside a sub-process', async () => {
  const tree = await drawing(
    '',
    `<subProcess id="sub"><dataObject id="o" /><dataObjectReference id="sheet" name="Sheet" dataObjectRef="o" />
      <task id="fill"><dataOutputAssociation id="out"><targetRef>sheet</targetRef></dataOutputAssociation></task></subProcess>
    <dataStoreReference id="store" />
    <task id="look">
      <dataInputAssociation id="in"><sourceRef>sheet</sourceRef></dataInputAssociation>
      <dataInputAssociation id="in2"><sourceRef>store</sourceRef></dataInputAssociation>
    </task>`,
  )
  expect(partsOf(tree).map(({ id, type, name, links }) => ({ id, type, name, links }))).toEqual([
    {
      id: 'store',
      type: 'dataStoreReference',
      name: null,
      links: [{ id: 'in2', how: 'reads', other: 'look' }],
    },
    {
      id: 'sheet',
      type: 'dataObjectReference',
      name: 'Sheet',
      links: [
        { id: 'in', how: 'reads', other: 'look' },
        { id: 'out', how: 'writes', other: 'fill' },
      ],
    },
  ])
})

test('a remark has its text for a name, and says what it is about wherever the line begins', async () => {
  const tree = await drawing(
    `<participant id="ours" processRef="p" /><textAnnotation id="whole"><text>Since 2026</text></textAnnotation>
    <association id="a" sourceRef="ours" targetRef="whole" />`,
    `<task id="step" /><textAnnotation id="one"><text>With a
      second person</text></textAnnotation><association id="b" sourceRef="one" targetRef="step" />`,
  )
  expect(partsOf(tree).filter(({ type }) => type === 'textAnnotation')).toMatchObject([
    { id: 'whole', name: 'Since 2026', links: [{ id: 'a', how: 'about', other: 'ours' }] },
    { id: 'one', name: 'With a second person', links: [{ id: 'b', how: 'about', other: 'step' }] },
  ])
})

test('a box around several holds them all', () => {
  expect(
    around([
      { x: 10, y: 40, width: 100, height: 80 },
      { x: 60, y: 20, width: 100, height: 30 },
    ]),
  ).toEqual({ x: 10, y: 20, width: 150, height: 100 })
})

test('what is put where others stand moves right until it is clear of all', () => {
  const box = { x: 0, y: 0, width: 100, height: 80 }
  const others = [
    { x: 150, y: 10, width: 100, height: 80 },
    { x: 50, y: 0, width: 80, height: 80 },
    { x: 0, y: 200, width: 100, height: 80 },
  ]
  expect(clearOf(others, box, 30)).toEqual({ ...box, x: 280 })
  expect(clearOf([others[2]!], box, 30)).toEqual(box)
})
