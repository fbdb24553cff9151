// A picture for a file that has none: each process is arranged by itself, pools stand beneath one another, message flows
// run between them, and every process without a pool has a diagram of its own. The rest of the file is left as it is.

import { correct } from '../../engine/graph/metamodel.ts'
import {
  arrange,
  dataOf,
  type Edge,
  isNote,
  notesOf,
  type Picture,
  place,
  STRIP,
  shifted,
} from './arrange.ts'
import { moddle, readBpmn } from './moddle.ts'
import { type Box, bent, bottom, middle, type Placed, type Point, right, tie, wayOut } from './ways.ts'

// biome-ignore lint/suspicious/noExplicitAny: moddle elements are untyped
type Moddle = any

/** Between two pools, where message flows run. */
const BETWEEN_POOLS = 80
/** Message flows beside one another. */
const BESIDE = 12
const CLOSED_POOL = 60
const SMALLEST_POOL = { width: 600, height: 120 }

/** Writes the file anew with a picture of all its parts. */
export async function layOut(xml: string): Promise<string> {
  const reader = correct(moddle())
  const { rootElement: definitions, elementsById } = await readBpmn(xml, reader)
  nameEnds(Object.values(elementsById))
  const roots: Moddle[] = definitions.rootElements ?? []
  const collaborations = roots.filter(root => root.participants?.length > 0)
  const pooled = new Set(
    collaborations.flatMap(({ participants }) => participants.map((one: Moddle) => one.processRef)),
  )
  const pen = new Pen(reader, elementsById)
  const diagrams = []
  for (const root of roots) {
    if (collaborations.includes(root)) diagrams.push(pen.diagram(root, arrangePools(root)))
    else if (root.$type === 'bpmn:Process' && !pooled.has(root))
      diagrams.push(pen.diagram(root, withTies(arrange(root))))
  }
  definitions.diagrams = diagrams
  for (const diagram of diagrams) diagram.$parent = definitions
  return (await reader.toXML(definitions, { format: true })).xml
}

/** The steps name their ways in and out, which readers go by; many tools write them at the flows alone. */
function nameEnds(elements: readonly Moddle[]): void {
  for (const flow of elements) {
    if (flow.$type !== 'bpmn:SequenceFlow') continue
    const outgoing = flow.sourceRef?.get('outgoing') ?? []
    const incoming = flow.targetRef?.get('incoming') ?? []
    if (!outgoing.includes(flow)) outgoing.push(flow)
    if (!incoming.includes(flow)) incoming.push(flow)
  }
}

type Pool = { readonly shape: Placed; readonly inside: Picture }

/** Pools beneath one another, all as wide as the widest, in the order of the file. */
function arrangePools(collaboration: Moddle): Picture {
  const drawn = new Set<Moddle>()
  const contents: [Moddle, Picture][] = []
  for (const participant of collaboration.participants) {
    const { processRef } = participant
    contents.push([
      participant,
      processRef === undefined || drawn.has(processRef) ? EMPTY : arrange(processRef),
    ])
    drawn.add(processRef)
  }
  const width = Math.max(SMALLEST_POOL.width, ...contents.map(([, { width }]) => width + STRIP))
  const pools: Pool[] = []
  for (const [element, picture] of contents) {
    const last = pools.at(-1)
    const y = last === undefined ? 0 : bottom(last.shape.box) + BETWEEN_POOLS
    const height = picture === EMPTY ? CLOSED_POOL : Math.max(SMALLEST_POOL.height, picture.height)
    const box = { x: 0, y, width, height }
    pools.push({
      shape: { element, box, cell: box, onBorder: false },
      inside: shifted(filled(picture, width - STRIP), { x: STRIP, y }),
    })
  }
  const low = bottom(pools.at(-1)!.shape.box) + BETWEEN_POOLS
  const beneath = place(
    [],
    notesOf((collaboration.artifacts ?? []).filter(isNote), new Map(), new Map()),
    () => 0,
    1,
    0,
  )
  const notes = shifted(
    { shapes: [...beneath.at.values()], edges: [], width: 0, height: 0 },
    { x: 0, y: low },
  )
  const picture = {
    shapes: [...pools.flatMap(({ shape, inside }) => [shape, ...inside.shapes]), ...notes.shapes],
    edges: [...pools.flatMap(({ inside }) => inside.edges), ...messageWays(collaboration, pools)],
    width,
    height: low,
  }
  return withTies(picture, collaboration)
}

const EMPTY: Picture = { shapes: [], edges: [], width: 0, height: 0 }

/** The lanes reach to the end of their pool. */
function filled(picture: Picture, width: number): Picture {
  const shapes = picture.shapes.map(shape =>
    shape.element.$type === 'bpmn:Lane' && right(shape.box) === picture.width
      ? { ...shape, box: { ...shape.box, width: width - shape.box.x } }
      : shape,
  )
  return { ...picture, shapes }
}

function messageWays(collaboration: Moddle, pools: readonly Pool[]): Edge[] {
  const ends = new Map<Moddle, { placed: Placed; pool: number }>()
  pools.forEach(({ shape, inside }, pool) => {
    for (const placed of [shape, ...inside.shapes]) ends.set(placed.element, { placed, pool })
  })
  const outside = Math.max(...pools.map(({ shape }) => right(shape.box)))
  return ((collaboration.messageFlows ?? []) as Moddle[]).flatMap((element, index) => {
    const [from, to] = [ends.get(element.sourceRef), ends.get(element.targetRef)]
    if (from === undefined || to === undefined) return []
    if (from.pool === to.pool) return [{ element, points: tie(from.placed.box, to.placed.box) }]
    const [upper, lower] = from.pool < to.pool ? [from, to] : [to, from]
    const beside = BESIDE * (1 + (index % 5))
    const beneath = bottom(pools[upper.pool]!.shape.box) + beside
    const above = pools[lower.pool]!.shape.box.y - BETWEEN_POOLS + beside
    const out = wayFrom(upper.placed, lower.placed, beneath, pools[upper.pool]!)
    const into = wayFrom(lower.placed, upper.placed, above, pools[lower.pool]!)
    const around = outside + 2 * beside
    const detour =
      beneath === above
        ? []
        : [
            { x: around, y: beneath },
            { x: around, y: above },
          ]
    const points = bent([...out, ...detour, ...into.reverse()])
    return [{ element, points: upper === from ? points : points.reverse() }]
  })
}

/** A pool itself is left where the other end stands. */
function wayFrom(placed: Placed, other: Placed, level: number, { shape, inside }: Pool): Point[] {
  if (placed !== shape)
    return wayOut(
      placed,
      level,
      inside.shapes.filter(({ element }) => element.$type !== 'bpmn:Lane'),
    )
  const { box } = shape
  const x = middle(other.box).x
  return [
    { x, y: level > box.y ? bottom(box) : box.y },
    { x, y: level },
  ]
}

/** Adds the dotted lines of data and annotations, which may begin or end anywhere in the picture. */
function withTies(picture: Picture, root?: Moddle): Picture {
  const boxes = new Map<Moddle, Box>(picture.shapes.map(({ element, box }) => [element, box]))
  for (const { element, points } of picture.edges) {
    const half = Math.floor((points.length - 1) / 2)
    const [a, b] = [points[half]!, points[half + 1]!]
    boxes.set(element, { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, width: 0, height: 0 })
  }
  const holders = new Set<Moddle>([
    root,
    ...picture.shapes.flatMap(({ element }) => [element, element.$parent, element.processRef]),
  ])
  const ties = [...holders].flatMap(holder => tiesOf(holder))
  return {
    ...picture,
    edges: [
      ...picture.edges,
      ...ties.flatMap(({ element, from, to }) => {
        const [a, b] = [boxes.get(from), boxes.get(to)]
        return a === undefined || b === undefined ? [] : [{ element, points: tie(a, b) }]
      }),
    ],
  }
}

function tiesOf(holder: Moddle): { element: Moddle; from: Moddle; to: Moddle }[] {
  if (holder === undefined) return []
  const associations = ((holder.artifacts ?? []) as Moddle[])
    .filter(({ $type }) => $type === 'bpmn:Association')
    .map(element => ({ element, from: element.sourceRef, to: element.targetRef }))
  const data = dataOf(holder).map(({ association, data, goesIn }) =>
    goesIn
      ? { element: association, from: data, to: holder }
      : { element: association, from: holder, to: data },
  )
  return [...associations, ...data]
}

/** Writes shapes and lines as the standard has them, under ids that nothing else has. */
class Pen {
  private readonly reader: Moddle
  private readonly taken: Set<string>

  constructor(reader: Moddle, elementsById: Readonly<Record<string, Moddle>>) {
    this.reader = reader
    this.taken = new Set(Object.keys(elementsById))
  }

  diagram(root: Moddle, { shapes, edges }: Picture): Moddle {
    const planeElement = [...shapes.map(shape => this.shape(shape)), ...edges.map(edge => this.edge(edge))]
    const plane = this.make('bpmndi:BPMNPlane', {
      id: this.idFor(root, 'plane'),
      bpmnElement: root,
      planeElement,
    })
    for (const element of planeElement) element.$parent = plane
    const diagram = this.make('bpmndi:BPMNDiagram', { id: this.idFor(root, 'diagram'), plane })
    plane.$parent = diagram
    return diagram
  }

  private shape({ element, box }: Placed): Moddle {
    const flat = element.$type === 'bpmn:Participant' || element.$type === 'bpmn:Lane'
    return this.make('bpmndi:BPMNShape', {
      id: this.idFor(element, 'di'),
      bpmnElement: element,
      ...(flat && { isHorizontal: true }),
      ...(element.$instanceOf('bpmn:SubProcess') && { isExpanded: element.flowElements?.length > 0 }),
      ...(element.$type === 'bpmn:ExclusiveGateway' && { isMarkerVisible: true }),
      bounds: this.make('dc:Bounds', box),
    })
  }

  private edge({ element, points }: Edge): Moddle {
    element.id ??= this.idFor({ id: 'association' }, String(this.taken.size))
    const waypoint = points.map(point => this.make('dc:Point', point))
    return this.make('bpmndi:BPMNEdge', { id: this.idFor(element, 'di'), bpmnElement: element, waypoint })
  }

  private make(type: string, properties: object): Moddle {
    return this.reader.create(type, properties)
  }

  private idFor(element: Moddle, end: string): string {
    let id = `${element.id}_${end}`
    while (this.taken.has(id)) id += '_'
    this.taken.add(id)
    return id
  }
}
