// The picture of one process or sub-process: steps in rows and columns, each lane a band of rows of its own, data and
// annotations beneath the steps of their lane. Rows and columns are as large as what stands in them, so nothing overlaps.

import { type Cell, cellsOf } from './cells.ts'
import { bottom, moved, type Placed, type Point, wayOf } from './ways.ts'

// biome-ignore lint/suspicious/noExplicitAny: moddle elements are untyped
type Moddle = any

export type Edge = { readonly element: Moddle; readonly points: readonly Point[] }

/** Outer shapes first, as they are drawn one upon the other; in pixels, from 0, 0. */
export type Picture = {
  readonly shapes: readonly Placed[]
  readonly edges: readonly Edge[]
  readonly width: number
  readonly height: number
}

/** The strip at the left of a pool or lane in which its name stands. */
export const STRIP = 30
/** Free between shapes: the ways of flows, and the names of events and choices. */
const FREE = { x: 50, y: 60 }
const SMALLEST_LANE = 120
/** Between the border of a sub-process and its content. */
const RIM = 10
const EVENT = 36
/** Of an annotation: letters in a line, and the height of one. */
const LINE = { letters: 22, height: 16 }

type Size = { readonly width: number; readonly height: number }
type Item = { readonly element: Moddle; readonly cell: Cell; readonly size: Size }

/** Arranges all that a process or sub-process holds. */
export function arrange(container: Moddle): Picture {
  const nodes = partsOf(container).filter(isStep)
  const flows = partsOf(container).filter(part => part.$type === 'bpmn:SequenceFlow')
  const cells = cellsOf(nodes, flows)
  const inner = new Map<Moddle, Picture>()
  for (const node of cells.keys()) if (partsOf(node).length > 0) inner.set(node, arrange(node))
  const onBorder = Map.groupBy(
    nodes.filter(node => !cells.has(node)),
    node => node.attachedToRef,
  )
  const steps = [...cells].map(([element, cell]): Item => {
    const size = sizeOf(element, inner.get(element))
    const width = Math.max(size.width, (onBorder.get(element)?.length ?? 0) * (EVENT + 14))
    return { element, cell, size: { ...size, width } }
  })
  const lanes = lanesOf(container)
  const tied = tiedTo(container, nodes)
  const laneOf = laneFinder(lanes.leaves, tied)
  const notes = notesOf(partsOf(container).filter(isNote), cells, tied)
  const placed = place(steps, notes, laneOf, Math.max(1, lanes.leaves.length), STRIP * lanes.depth)
  const events = [...onBorder].flatMap(([host, on]) => eventsOn(placed.at.get(host)!, on))
  const level = [...placed.at.values(), ...events]
  const shapeOf = new Map(level.map(shape => [shape.element, shape]))
  const insides = [...inner].map(([node, picture]) => within(picture, shapeOf.get(node)!.box))
  return {
    shapes: [
      ...lanes.all.map(at => laneShape(at, placed.bands, placed.width)),
      ...placed.at.values(),
      ...insides.flatMap(({ shapes }) => shapes),
      ...events,
    ],
    edges: [
      ...flows
        .filter(flow => shapeOf.has(flow.sourceRef) && shapeOf.has(flow.targetRef))
        .map(element => ({
          element,
          points: wayOf(shapeOf.get(element.sourceRef)!, shapeOf.get(element.targetRef)!, level),
        })),
      ...insides.flatMap(({ edges }) => edges),
    ],
    width: placed.width,
    height: placed.bands.at(-1)!.bottom,
  }
}

/** The same picture at another place. */
export function shifted({ shapes, edges, width, height }: Picture, by: Point): Picture {
  return {
    shapes: shapes.map(shape => ({ ...shape, box: moved(shape.box, by), cell: moved(shape.cell, by) })),
    edges: edges.map(({ element, points }) => ({ element, points: points.map(point => moved(point, by)) })),
    width,
    height,
  }
}

const within = (picture: Picture, { x, y }: Point) => shifted(picture, { x: x + RIM, y: y + RIM })

const partsOf = (container: Moddle): Moddle[] => [
  ...(container.flowElements ?? []),
  ...(container.artifacts ?? []),
]

/** An implicit throw event, of a step that runs several times, is the only one without a sign. */
const isStep = (part: Moddle): boolean =>
  part.$instanceOf('bpmn:FlowNode') && part.$type !== 'bpmn:ImplicitThrowEvent'

const NOTES = ['bpmn:DataObjectReference', 'bpmn:DataStoreReference', 'bpmn:TextAnnotation', 'bpmn:Group']

/** What has a shape and is no step. A data object itself has none: its references have. */
export const isNote = (part: Moddle): boolean => NOTES.includes(part.$type)

export function sizeOf(element: Moddle, inner?: Picture): Size {
  if (inner !== undefined)
    return { width: Math.max(100, inner.width + 2 * RIM), height: Math.max(80, inner.height + 2 * RIM) }
  if (element.$instanceOf('bpmn:Gateway')) return { width: 50, height: 50 }
  if (element.$instanceOf('bpmn:Event')) return { width: EVENT, height: EVENT }
  if (element.$type === 'bpmn:DataObjectReference') return { width: 36, height: 50 }
  if (element.$type === 'bpmn:DataStoreReference') return { width: 50, height: 50 }
  if (element.$type !== 'bpmn:TextAnnotation') return { width: 100, height: 80 }
  const lines = Math.ceil((element.text ?? '').length / LINE.letters)
  return { width: 150, height: Math.max(30, lines * LINE.height) }
}

/** What each note is tied to, by an association or as data that goes in or comes out. */
function tiedTo(container: Moddle, nodes: readonly Moddle[]): ReadonlyMap<Moddle, Moddle> {
  const tied = new Map<Moddle, Moddle>()
  for (const { $type, sourceRef, targetRef } of (container.artifacts ?? []) as Moddle[])
    if ($type === 'bpmn:Association') tied.set(sourceRef, targetRef).set(targetRef, sourceRef)
  for (const node of nodes) for (const { data } of dataOf(node)) tied.set(data, node)
  return tied
}

/** The data that an activity or event takes and gives, with the association that says so. */
export function dataOf(node: Moddle): { association: Moddle; data: Moddle; goesIn: boolean }[] {
  const ways: [Moddle[], boolean][] = [
    [node.dataInputAssociations ?? [], true],
    [node.dataOutputAssociations ?? [], false],
  ]
  return ways.flatMap(([associations, goesIn]) =>
    associations.map(association => ({
      association,
      data: goesIn ? association.sourceRef?.[0] : association.targetRef,
      goesIn,
    })),
  )
}

type LaneAt = { readonly lane: Moddle; readonly depth: number; readonly first: number; readonly last: number }

/** The lanes of the first set: another set divides the same steps anew, and has no place in the same picture. */
function lanesOf(container: Moddle) {
  const leaves: Moddle[] = []
  const all: LaneAt[] = []
  const walk = (lanes: readonly Moddle[], depth: number): void => {
    for (const lane of lanes) {
      const inner: Moddle[] = lane.childLaneSet?.lanes ?? []
      const [first, at] = [leaves.length, all.length]
      if (inner.length > 0) walk(inner, depth + 1)
      else leaves.push(lane)
      all.splice(at, 0, { lane, depth, first, last: leaves.length - 1 })
    }
  }
  walk(container.laneSets?.[0]?.lanes ?? [], 0)
  return { leaves, all, depth: Math.max(0, ...all.map(({ depth }) => depth + 1)) }
}

/** A step that no lane names stands in the last one; a note stands with its step. */
function laneFinder(leaves: readonly Moddle[], tied: ReadonlyMap<Moddle, Moddle>) {
  const numbers = new Map<Moddle, number>()
  leaves.forEach((lane, number) => {
    for (const member of lane.flowNodeRef ?? []) if (!numbers.has(member)) numbers.set(member, number)
  })
  const last = Math.max(0, leaves.length - 1)
  return (element: Moddle): number => numbers.get(element) ?? numbers.get(tied.get(element)) ?? last
}

/** Notes stand in one row beneath all steps: in the column of what they are tied to, or in the next that is free. */
export function notesOf(
  notes: readonly Moddle[],
  cells: ReadonlyMap<Moddle, Cell>,
  tied: ReadonlyMap<Moddle, Moddle>,
): Item[] {
  const row = 1 + Math.max(-1, ...[...cells.values()].map(cell => cell.row))
  const taken = new Set<number>()
  return notes.map(element => {
    let column = cells.get(tied.get(element))?.column ?? 0
    while (taken.has(column)) column += 1
    taken.add(column)
    return { element, cell: { row, column }, size: sizeOf(element) }
  })
}

type Band = { readonly top: number; readonly bottom: number }

/** Gives rows and columns their sizes: each lane has its own rows, all lanes share the columns. */
export function place(
  steps: readonly Item[],
  notes: readonly Item[],
  laneOf: (element: Moddle) => number,
  lanes: number,
  left: number,
) {
  const items = [...steps, ...notes]
  const columns = strips(
    items,
    ({ cell }) => cell.column,
    ({ size }) => size.width + FREE.x,
    left,
  )
  const at = new Map<Moddle, Placed>()
  const bands: Band[] = []
  for (let lane = 0; lane < lanes; lane += 1) {
    const own = items.filter(({ element }) => laneOf(element) === lane)
    const top = bands.at(-1)?.bottom ?? 0
    const rows = strips(
      own,
      ({ cell }) => cell.row,
      ({ size }) => size.height + FREE.y,
      top,
    )
    for (const { element, cell, size } of own) {
      const [column, row] = [columns.at.get(cell.column)!, rows.at.get(cell.row)!]
      const around = { x: column.from, y: row.from, width: column.size, height: row.size }
      at.set(element, { element, box: centred(size, around), cell: around, onBorder: false })
    }
    bands.push({ top, bottom: Math.max(rows.end, top + SMALLEST_LANE) })
  }
  return { at, bands, width: columns.end }
}

/** Rows or columns one after another, each as large as its largest; those without anything are left out. */
function strips(
  items: readonly Item[],
  number: (item: Item) => number,
  size: (item: Item) => number,
  begin: number,
) {
  const at = new Map<number, { from: number; size: number }>()
  let end = begin
  const groups = [...Map.groupBy(items, number)].sort(([a], [b]) => a - b)
  for (const [key, group] of groups) {
    const largest = Math.max(...group.map(size))
    at.set(key, { from: end, size: largest })
    end += largest
  }
  return { at, end }
}

const centred = ({ width, height }: Size, cell: Point & Size) => ({
  x: cell.x + (cell.width - width) / 2,
  y: cell.y + (cell.height - height) / 2,
  width,
  height,
})

/** Events on the lower border of an activity, in equal distances. */
function eventsOn({ box, cell }: Placed, events: readonly Moddle[]): Placed[] {
  return events.map((element, index) => {
    const x = box.x + Math.round(((index + 1) * box.width) / (events.length + 1)) - EVENT / 2
    const place = { x, y: bottom(box) - EVENT / 2, width: EVENT, height: EVENT }
    return { element, box: place, cell, onBorder: true }
  })
}

function laneShape({ lane, depth, first, last }: LaneAt, bands: readonly Band[], width: number): Placed {
  const [{ top }, { bottom: low }] = [bands[first]!, bands[last]!]
  const box = { x: depth * STRIP, y: top, width: width - depth * STRIP, height: low - top }
  return { element: lane, box, cell: box, onBorder: false }
}
