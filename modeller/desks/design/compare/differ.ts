// Every difference in meaning between two drawings, and which elements only moved. Elements are matched by id, then
// by kind and name. What an element says is flattened into facts, whatever namespace it is from; so a timer's text, a
// lane's member or a foreign attribute is a fact like any other, and nothing can be forgotten by name.

import { flowOrder } from '../../../drawing/outline.ts'
import { type Drawing, drawingOf } from '../../../drawing/read.ts'

// biome-ignore lint/suspicious/noExplicitAny: moddle elements are untyped
type Moddle = any

export type Fact = { readonly path: string; readonly before: string | null; readonly after: string | null }

export type Change = {
  readonly kind: 'removed' | 'added' | 'changed' | 'moved'
  /** The element's id in the old and in the new drawing. */
  readonly before: string | null
  readonly after: string | null
  /** The BPMN local name, and the element's own name. */
  readonly type: string
  readonly name: string | null
  readonly facts: readonly Fact[]
}

export type Comparison = {
  readonly changes: readonly Change[]
  readonly before: Figures
  readonly after: Figures
}

/** What can be counted in a drawing. */
export type Figures = {
  readonly steps: number
  readonly choices: number
  readonly handOvers: number
  readonly messages: number
}

type Known = {
  readonly id: string
  readonly type: string
  readonly name: string | null
  readonly facts: ReadonlyMap<string, string>
  readonly place: string
}

/** Compares two parsed files. */
export function compare(before: Moddle, after: Moddle): Comparison {
  const old = known(before)
  const now = known(after)
  const oldDrawing = drawingOf(before)
  const newDrawing = drawingOf(after)
  const partner = match(old, now)
  const matched = new Set(partner.values())
  const changes: Change[] = []
  for (const element of old.values()) {
    const other = now.get(partner.get(element.id) ?? '')
    if (other === undefined) {
      changes.push({
        kind: 'removed',
        before: element.id,
        after: null,
        type: element.type,
        name: element.name,
        facts: [],
      })
      continue
    }
    const facts = factsBetween(element, other, partner)
    const about = { before: element.id, after: other.id, type: other.type, name: other.name ?? element.name }
    if (facts.length > 0) changes.push({ kind: 'changed', ...about, facts })
    else if (element.place !== other.place) changes.push({ kind: 'moved', ...about, facts: [] })
  }
  for (const element of now.values())
    if (!matched.has(element.id))
      changes.push({
        kind: 'added',
        before: null,
        after: element.id,
        type: element.type,
        name: element.name,
        facts: [],
      })
  return {
    changes: inFlowOrder(changes, oldDrawing, newDrawing, partner),
    before: figures(oldDrawing),
    after: figures(newDrawing),
  }
}

/** Old id → new id. */
function match(old: ReadonlyMap<string, Known>, now: ReadonlyMap<string, Known>): Map<string, string> {
  const partner = new Map<string, string>()
  for (const { id } of old.values()) if (now.has(id)) partner.set(id, id)
  const free = [...now.values()].filter(({ id }) => !partner.has(id))
  for (const element of old.values()) {
    if (partner.has(element.id) || element.name === null) continue
    const at = free.findIndex(candidate => candidate.type === element.type && candidate.name === element.name)
    if (at === -1) continue
    partner.set(element.id, (free[at] as Known).id)
    free.splice(at, 1)
  }
  // A nameless flow is the same one where both its ends are.
  for (const element of old.values()) {
    if (partner.has(element.id)) continue
    const [source, target] = [
      partner.get(element.facts.get('sourceRef') ?? ''),
      partner.get(element.facts.get('targetRef') ?? ''),
    ]
    if (source === undefined || target === undefined) continue
    const at = free.findIndex(
      candidate =>
        candidate.type === element.type &&
        candidate.facts.get('sourceRef') === source &&
        candidate.facts.get('targetRef') === target,
    )
    if (at === -1) continue
    partner.set(element.id, (free[at] as Known).id)
    free.splice(at, 1)
  }
  return partner
}

const references = new Set([
  'sourceRef',
  'targetRef',
  'lane',
  'inside',
  'attachedToRef',
  'default',
  'processRef',
])

function factsBetween(old: Known, now: Known, partner: ReadonlyMap<string, string>): Fact[] {
  const paths = [...new Set([...old.facts.keys(), ...now.facts.keys()])]
  return paths.flatMap((path): Fact[] => {
    const before = old.facts.get(path) ?? null
    const after = now.facts.get(path) ?? null
    const same =
      before === after || (references.has(path) && before !== null && partner.get(before) === after)
    return same ? [] : [{ path, before, after }]
  })
}

const structure = new Set([
  'id',
  'flowElements',
  'artifacts',
  'laneSets',
  'lanes',
  'childLaneSet',
  'flowNodeRef',
  'incoming',
  'outgoing',
  'participants',
  'messageFlows',
  'rootElements',
  'diagrams',
  'di',
  'supportedInterfaceRefs',
  'resources',
])

/** Every element with an id that a reader can see or that others refer to, with all it says. */
function known(definitions: Moddle): Map<string, Known> {
  const found = new Map<string, Known>()
  const places = new Map<string, string>()
  for (const diagram of definitions.diagrams ?? [])
    for (const shape of diagram.plane?.planeElement ?? []) {
      const bounds = shape.bounds
      const text =
        bounds !== undefined
          ? `${bounds.x},${bounds.y},${bounds.width},${bounds.height}`
          : (shape.waypoint ?? []).map((point: Moddle) => `${point.x},${point.y}`).join(' ')
      if (shape.bpmnElement?.id !== undefined) places.set(shape.bpmnElement.id, text)
    }
  const laneOf = new Map<string, string>()
  const add = (element: Moddle, inside: string | null) => {
    const facts = new Map<string, string>()
    flatten(element, '', facts)
    facts.set('type', localName(element.$type))
    if (inside !== null) facts.set('inside', inside)
    const lane = laneOf.get(element.id)
    if (lane !== undefined) facts.set('lane', lane)
    found.set(element.id, {
      id: element.id,
      type: localName(element.$type),
      name: clean(element.name),
      facts,
      place: places.get(element.id) ?? '',
    })
  }
  const container = (element: Moddle, inside: string | null) => {
    for (const set of [
      ...(element.laneSets ?? []),
      ...(element.childLaneSet === undefined ? [] : [element.childLaneSet]),
    ])
      for (const lane of set.lanes ?? []) {
        for (const member of lane.flowNodeRef ?? []) laneOf.set(member.id, lane.id)
        add(lane, inside)
        container(lane, inside)
      }
    for (const child of [...(element.flowElements ?? []), ...(element.artifacts ?? [])]) {
      add(child, inside)
      if (child.flowElements !== undefined) container(child, child.id)
    }
  }
  for (const root of definitions.rootElements ?? []) {
    if (root.$type === 'bpmn:Collaboration') {
      for (const part of [
        ...(root.participants ?? []),
        ...(root.messageFlows ?? []),
        ...(root.artifacts ?? []),
      ])
        add(part, null)
      continue
    }
    add(root, null)
    if (root.$type === 'bpmn:Process') container(root, null)
  }
  return found
}

/** All an element says, as path → text. Inner elements are named by their kind, so their own ids do not count. */
function flatten(element: Moddle, prefix: string, facts: Map<string, string>): void {
  for (const [name, value] of Object.entries(element.$attrs ?? {}))
    if (!name.startsWith('xmlns')) facts.set(`${prefix}${name}`, String(value))
  if (element.$descriptor?.isGeneric === true) {
    for (const [name, value] of Object.entries(element))
      if (!name.startsWith('$') && typeof value !== 'object') facts.set(`${prefix}${name}`, String(value))
    if (element.$body !== undefined) facts.set(`${prefix}text`, String(element.$body))
    for (const child of element.$children ?? []) flatten(child, `${prefix}${child.$type}.`, facts)
    return
  }
  for (const property of element.$descriptor?.properties ?? []) {
    const name: string = property.ns?.localName ?? property.name
    const value = element.get(property.name)
    if (value === undefined || value === null || structure.has(name) || name.startsWith('$')) continue
    if (property.default !== undefined && value === property.default && !Object.hasOwn(element, name))
      continue
    write(`${prefix}${name}`, value, property.isReference === true, facts)
  }
}

function write(path: string, value: Moddle, isReference: boolean, facts: Map<string, string>): void {
  if (Array.isArray(value)) {
    const seen = new Map<string, number>()
    for (const item of value) {
      const kind = item?.$type === undefined ? '' : localName(item.$type)
      // Several of one kind are told apart by what they are called: a header by its key, a mapping by its target.
      const key = item?.$type === undefined ? '' : (item.target ?? item.key ?? item.name ?? '')
      const label =
        `${path === 'extensionElements' || path === 'eventDefinitions' || path.endsWith('values') ? '' : `${path}.`}${kind}${key === '' ? '' : `(${key})`}`.replace(
          'extensionElements.',
          '',
        )
      const count = (seen.get(label) ?? 0) + 1
      seen.set(label, count)
      write(count > 1 ? `${label} ${count}` : label, item, isReference, facts)
    }
    return
  }
  if (value?.$type !== undefined) {
    if (isReference)
      facts.set(
        path,
        value.errorCode ??
          value.escalationCode ??
          (path === 'messageRef' || path === 'signalRef' ? value.name : value.id) ??
          value.id,
      )
    else if (value.$type === 'bpmn:ExtensionElements') write(path, value.values ?? [], false, facts)
    else if (typeof value.body === 'string') facts.set(path, value.body.trim())
    else {
      const before = facts.size
      flatten(value, `${path}.`, facts)
      if (facts.size === before) facts.set(path, '✓')
    }
    return
  }
  facts.set(path, String(value))
}

const localName = (type: string) => {
  const name = type.slice(type.indexOf(':') + 1)
  return name.charAt(0).toLowerCase() + name.slice(1)
}

const clean = (text: unknown): string | null =>
  typeof text === 'string' && text.trim() !== '' ? text.replace(/\s+/g, ' ').trim() : null

/** A change stands where its step stands in the flow; a removed one right after the step that came before it. */
function inFlowOrder(
  changes: readonly Change[],
  old: Drawing,
  now: Drawing,
  partner: ReadonlyMap<string, string>,
): Change[] {
  const place = new Map(flowOrder(now).map((id, at) => [id, at] as const))
  const oldOrder = flowOrder(old)
  const removedPlace = (id: string): number => {
    for (let at = oldOrder.indexOf(id); at >= 0; at--) {
      const found = place.get(partner.get(oldOrder[at] as string) ?? '')
      if (found !== undefined) return found + 0.5
    }
    return -1
  }
  const at = (change: Change): number => {
    if (change.after !== null)
      return (
        place.get(change.after) ??
        place.get(now.flows.get(change.after)?.source ?? '') ??
        Number.MAX_SAFE_INTEGER
      )
    const id = change.before as string
    return removedPlace(old.nodes.has(id) ? id : (old.flows.get(id)?.source ?? id))
  }
  return [...changes]
    .map(change => ({ change, order: at(change) }))
    .sort((a, b) => a.order - b.order)
    .map(({ change }) => change)
}

function figures({ nodes, flows, messageFlows }: Drawing): Figures {
  const all = [...nodes.values()]
  const handOvers = [...flows.values()].filter(({ source, target }) => {
    const [from, to] = [nodes.get(source)?.lane, nodes.get(target)?.lane]
    return from != null && to != null && from !== to
  })
  return {
    steps: all.filter(({ type }) => /task$/i.test(type) || type === 'callActivity').length,
    choices: all.filter(({ type, outgoing }) => type.endsWith('Gateway') && outgoing.length > 1).length,
    handOvers: handOvers.length,
    messages: messageFlows.length,
  }
}
