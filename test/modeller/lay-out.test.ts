// A drawing without a picture gets one in which every element has its place and none lies upon another, whatever
// stands in its pools.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { correct } from '../../engine/graph/metamodel.ts'
import { fromElsewhere } from '../../modeller/drawing/foreign.ts'
import { moddle } from '../../modeller/drawing/moddle.ts'
import { drawTangle, Tape } from '../engine/random/tangle.ts'
import { bpmn } from '../support/bpmn.ts'
import { readDrawing } from '../support/notation.ts'

const RUNS = Number(process.env.LINKSPAN_RANDOM_RUNS ?? 15)

// biome-ignore lint/suspicious/noExplicitAny: moddle elements are untyped
type Moddle = any
type Box = { x: number; y: number; width: number; height: number }

const read = async (xml: string) => await correct(moddle()).fromXML(xml)

/** The picture of a file: where each element stands or runs, in every diagram together. */
async function pictureOf(xml: string) {
  const { rootElement, elementsById } = await read(xml)
  const parts: Moddle[] = (rootElement.diagrams ?? []).flatMap(({ plane }: Moddle) => plane.planeElement)
  const shapes = new Map<Moddle, Box>()
  const lines = new Map<Moddle, { x: number; y: number }[]>()
  for (const part of parts)
    if (part.$type === 'bpmndi:BPMNShape') shapes.set(part.bpmnElement, part.bounds)
    else lines.set(part.bpmnElement, part.waypoint)
  return { elements: Object.values<Moddle>(elementsById), parts, shapes, lines }
}

const SHOWN = [
  'FlowNode',
  'SequenceFlow',
  'Participant',
  'Lane',
  'MessageFlow',
  'DataObjectReference',
  'DataStoreReference',
  'Artifact',
  'DataAssociation',
]
const isShown = (element: Moddle) => SHOWN.some(type => element.$instanceOf(`bpmn:${type}`))
const said = (elements: readonly Moddle[]) => elements.map(({ $type, id }) => `${$type} ${id}`).sort()

const lap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
const holds = (outer: Box, inner: Box) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height

/** Says each pair of shapes that lie upon each other and must not, and each that leaves what holds it. */
function misplaced(shapes: ReadonlyMap<Moddle, Box>): string[] {
  const found: string[] = []
  const all = [...shapes]
  const steps = all.filter(([{ $type }]) => $type !== 'bpmn:Lane' && $type !== 'bpmn:Participant')
  const around = (element: Moddle): Moddle[] =>
    element?.$parent === undefined ? [] : [element.$parent, ...around(element.$parent)]
  steps.forEach(([a, boxA], at) => {
    for (const [b, boxB] of steps.slice(at + 1)) {
      const related = around(a).includes(b) || around(b).includes(a)
      const border = a.attachedToRef === b || b.attachedToRef === a
      // An event on the border of a sub-process stands beside what is inside, not upon it.
      if (lap(boxA, boxB) && !related && !border) found.push(`${a.id} lies upon ${b.id}`)
    }
  })
  for (const [element, box] of steps) {
    const outer = shapes.get(element.$parent)
    if (outer !== undefined && !holds(outer, box)) found.push(`${element.id} leaves ${element.$parent.id}`)
    const host = shapes.get(element.attachedToRef)
    if (host !== undefined && (!lap(host, box) || holds(host, box)))
      found.push(`${element.id} is off its border`)
  }
  const pools = all.filter(([{ $type }]) => $type === 'bpmn:Participant')
  pools.forEach(([a, boxA], at) => {
    for (const [b, boxB] of pools.slice(at + 1)) if (lap(boxA, boxB)) found.push(`${a.id} lies upon ${b.id}`)
    for (const [element, box] of all)
      if (around(element).includes(a.processRef) && !holds(boxA, box))
        found.push(`${element.id} leaves ${a.id}`)
  })
  for (const [lane, box] of all.filter(([{ $type }]) => $type === 'bpmn:Lane'))
    for (const [other, otherBox] of all) {
      const within = lane.flowNodeRef?.includes(other)
      if (within && !holds(box, otherBox)) found.push(`${other.id} leaves ${lane.id}`)
      const beside = other.$type === 'bpmn:Lane' && other !== lane && other.$parent === lane.$parent
      if (beside && lap(box, otherBox)) found.push(`${lane.id} lies upon ${other.id}`)
    }
  return found
}

async function complaints(xml: string): Promise<string[]> {
  const { laidOut, xml: drawn } = await fromElsewhere(xml)
  expect(laidOut).toBe(true)
  const { elements, parts, shapes, lines } = await pictureOf(drawn)
  const placed = new Set([...shapes.keys(), ...lines.keys()])
  expect(parts.length).toBe(placed.size)
  expect(said([...placed])).toEqual(said(elements.filter(isShown)))
  return misplaced(shapes)
}

/** Several pools with tangles in them, some divided into lanes, that send to one another. */
function drawCollaboration(tape: Tape): string {
  const pools = Array.from({ length: 2 + tape.below(3) }, (_, pool) => {
    const inside = drawTangle(tape).replaceAll(/\b[a-z]\d+\b/g, `p${pool}$&`)
    const ids = readDrawing(inside)
      .nodes.filter(({ type }) => type !== 'boundary')
      .map(({ id }) => id)
    const lanes = Array.from({ length: tape.below(4) }, () => [] as string[])
    if (lanes.length > 0) for (const id of ids) tape.pick(...lanes).push(id)
    const written = lanes.map((of, at) => `lane${pool}_${at}(lane of='${of.join(' ')}')`)
    const data = [
      `paper${pool}(data)`,
      `${tape.pick(...ids.filter(id => /\d[ut]\d/.test(id)), '') || `more${pool}(task)`} ..> paper${pool}`,
    ]
    return { ids, text: `pool${pool}(pool) {\n${[inside, ...written, ...data].join('\n')}\n}` }
  })
  const messages = Array.from({ length: 1 + tape.below(6) }, (_, at) => {
    const from = tape.below(pools.length)
    const to = (from + 1 + tape.below(pools.length - 1)) % pools.length
    return [`${tape.pick(...pools[from]!.ids)} ~> ${tape.pick(...pools[to]!.ids)}`, at] as const
  })
  return [...pools.map(({ text }) => text), ...new Set(messages.map(([text]) => text))].join('\n')
}

test('whatever stands in the pools, everything is in the picture and nothing lies upon anything', async () => {
  const anyTape = fc.array(fc.nat(9999), { minLength: 100, maxLength: 500, size: 'max' })
  await fc.assert(
    fc.asyncProperty(anyTape, async numbers => {
      const text = drawCollaboration(new Tape(numbers))
      try {
        expect(await complaints(bpmn(text))).toEqual([])
      } catch (error) {
        if (error instanceof Error) error.message = `${error.message}\n\n${text}`
        throw error
      }
    }),
    { numRuns: RUNS },
  )
})
