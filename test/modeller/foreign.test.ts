// Drawings of other tools keep what they say: read and written again nothing differs, whatever prefixes they use; and
// where they have no picture, the one that is made shows their flows.

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compare } from '../../engine/diff/index.ts'
import { correct } from '../../engine/graph/metamodel.ts'
import { fromElsewhere } from '../../modeller/drawing/foreign.ts'
import { moddle } from '../../modeller/drawing/moddle.ts'
import { bpmn } from '../support/bpmn.ts'

const everything = readFileSync(new URL('../support/drawings/every-element.bpmn', import.meta.url), 'utf8')

const read = async (xml: string) => (await correct(moddle()).fromXML(xml)).rootElement
const again = async (xml: string) =>
  (await correct(moddle()).toXML(await read(xml), { format: true })).xml as string
const changes = async (before: string, after: string) =>
  compare(await read(before), await read(after)).changes.map(({ kind, type, id, facts }) => ({
    kind,
    type,
    id,
    facts,
  }))

test.each([
  ['as it is', everything],
  ['semantic:', everything.replaceAll(/(<\/?|xsi:type="|xmlns:)bpmn\b/g, '$1semantic')],
  ['model:', everything.replaceAll(/(<\/?|xsi:type="|xmlns:)bpmn\b/g, '$1model')],
  ['no prefix', everything.replaceAll(/(<\/?|xsi:type=")bpmn:/g, '$1').replace('xmlns:bpmn', 'xmlns')],
  ['a mark of byte order and the line ends of Windows', `\uFEFF${everything.replaceAll('\n', '\r\n')}`],
])('nothing is lost of any element: %s', async (_, xml) => {
  const written = await again(xml)
  expect(await changes(xml, written)).toEqual([])
  expect(await changes(everything, written)).toEqual([])
  // What the reader would have under other names is there by the schema's.
  for (const part of ['endPointRef>', 'messageFlowRef>', 'script>', 'messagePath', 'dataPath'])
    expect(written).toContain(part)
  expect(written).toContain('definition="town:thing"')
})

test('a picture that is made shows the flows of a drawing that names them at the flows alone', async () => {
  const xml = bpmn('s(start) > a(user) > x(exclusive) >[n > 1] b(user) > e(end) ; x >[default] e')
  expect(xml).not.toContain('outgoing')
  const { xml: drawn, laidOut } = await fromElsewhere(xml)
  expect(laidOut).toBe(true)
  for (const flow of ['s_a', 'a_x', 'x_b', 'b_e', 'x_e'])
    expect(drawn).toMatch(new RegExp(`BPMNEdge [^>]*bpmnElement="${flow}"`))
})
