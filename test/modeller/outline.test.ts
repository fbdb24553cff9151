// The outline on every desk tells the steps in the order of the text twin.

import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { flowOrder as orderOf } from '../../engine/text-twin/index.ts'
import { flowOrder, outlineOf } from '../../modeller/drawing/outline.ts'
import { drawingOf, readTree } from '../../modeller/drawing/read.ts'

const process = (inner: string) =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p">${inner}</process></definitions>`
const flow = (source: string, target: string) =>
  `<sequenceFlow id="${source}_${target}" sourceRef="${source}" targetRef="${target}" />`

const outline = async (inner: string) =>
  outlineOf(drawingOf(await readTree(process(inner)))).flatMap(({ lines }) =>
    lines.map(({ number, node }) => `${number} ${node.id}`),
  )

test('a step where ways meet comes after all of them', async () => {
  expect(
    await outline(
      `<startEvent id="start" /><exclusiveGateway id="ask" /><task id="last" /><task id="one" /><task id="two" />
      ${flow('start', 'ask')}${flow('ask', 'last')}${flow('ask', 'one')}${flow('one', 'two')}${flow('two', 'last')}`,
    ),
  ).toEqual(['1 start', '2 ask', '3 one', '4 two', '5 last'])
})

test('what stands inside a sub-process has numbers below it, and a border event comes after its step', async () => {
  expect(
    await outline(
      `<startEvent id="start" /><subProcess id="sub"><startEvent id="in" /><task id="inner" />${flow('in', 'inner')}</subProcess>
      <boundaryEvent id="late" attachedToRef="sub" /><task id="on" />${flow('start', 'sub')}${flow('sub', 'on')}`,
    ),
  ).toEqual(['1 start', '2 sub', '2.1 in', '2.2 inner', '3 late', '4 on'])
})

const drawings = globSync('processes/**/*.bpmn')

test('the processes are told in the order of the engine, each step once', async () => {
  expect(drawings.length).toBeGreaterThan(5)
  for (const file of drawings) {
    const tree = await readTree(readFileSync(file, 'utf8'))
    type Scope = Parameters<typeof orderOf>[0]
    const told = (scope: Scope): string[] => orderOf(scope).flatMap(node => [node.id!, ...told(node)])
    const expected = (tree.rootElements as Scope[])
      .filter(({ $type }) => $type === 'bpmn:Process')
      .flatMap(told)
    expect({ file, order: flowOrder(drawingOf(tree)) }).toEqual({ file, order: expected })
  }
})
