// Nobody moves a case by hand past a gate. What a move begins must be reached from a start, or from where the case
// stands, without a gate on the way; to the gate itself a case may be moved, and whoever has the mandate decides there.
// Steps that reach a person are kept behind a decision in the same way (GOV-01, GOV-08, GOV-09).

import { type Command, decide, type Event, type Graph, type Node, type State } from '../../engine/index.ts'
import { tell } from '../../engine/words/sentences.ts'
import { type Refusal, refuse } from '../casework/work.ts'

/** What must not be gone round, and which steps it stands before. */
type Guard = { readonly stands: (node: Node) => boolean; readonly before: (node: Node) => boolean }

const REACHES_A_PERSON = new Set(['share', 'contact', 'act', 'observe'])

/**
 * Why a move by hand, or to another version, may not be made; null where it may. `from` is the version on which the
 * case runs, `to` the one on which the command is decided; `now` is epoch milliseconds.
 */
export function mayNotPassGates(
  from: Graph,
  to: Graph,
  state: State | null,
  command: Command,
  now: number,
): Refusal | null {
  if (state === null || (command.type !== 'modify' && command.type !== 'migrate')) return null
  const guards = guardsOf(to)
  if (guards.length === 0) return null
  const outcome = decide(to, state, command, now)
  if (!outcome.ok) return null
  const past = outcome.events.flatMap(event => begunBy(event, from, to, state, guards)).at(0)
  if (past === undefined) return null
  const name = past.name ?? past.id
  return {
    ...refuse(
      'GATE_NOT_PASSED',
      tell`“${name}” lies behind a decision that nobody has taken on the way there.`,
    ),
    element: past.id,
  }
}

/** The steps that an event begins, or moves to, behind a guard. */
function begunBy(
  event: Event,
  from: Graph,
  to: Graph,
  state: State,
  guards: readonly Guard[],
): readonly Node[] {
  if (event.type === 'element.activated') {
    const node = to.nodes.get(event.element)
    return node !== undefined && behindAny(to, guards, placesOf(to, state), node) ? [node] : []
  }
  if (event.type !== 'process.migrated') return []
  return event.elements.flatMap(({ key, element }) => {
    const stood = state.runs[key]?.element
    const node = to.nodes.get(element)
    const place = stood === undefined ? undefined : from.nodes.get(stood)
    if (node === undefined || place === undefined || stood === element) return []
    const kept = guardsOf(from).some(guard => isBehind(from, guard, [], place))
    return !kept && behindAny(to, guards, [], node) ? [node] : []
  })
}

const known = new WeakMap<Graph, readonly Guard[]>()

/** One guard for each gate of the drawing, and one for the decisions before steps that reach a person. */
function guardsOf(graph: Graph): readonly Guard[] {
  const kept = known.get(graph)
  if (kept !== undefined) return kept
  const nodes = [...graph.nodes.values()]
  const gates = [...new Set(nodes.flatMap(node => node.gates))]
  const guards: Guard[] = gates.map(gate => ({
    stands: node => node.gates.includes(gate),
    before: () => true,
  }))
  if (nodes.some(({ kind }) => kind === 'decide'))
    guards.push({
      stands: ({ kind }) => kind === 'decide',
      before: ({ kind }) => REACHES_A_PERSON.has(kind ?? ''),
    })
  known.set(graph, guards)
  return guards
}

function behindAny(graph: Graph, guards: readonly Guard[], places: readonly Node[], node: Node): boolean {
  return guards.some(guard => isBehind(graph, guard, places, node))
}

/** Whether a way leads to the step from a start or a place of the case, and each goes through what stands before it. */
function isBehind(graph: Graph, { stands, before }: Guard, places: readonly Node[], node: Node): boolean {
  const sources = [graph.root, ...places]
  return before(node) && !reached(sources, stands).has(node) && reached(sources, () => false).has(node)
}

/** What can be reached, without going on from where it stops. */
function reached(sources: readonly Node[], stops: (node: Node) => boolean): ReadonlySet<Node> {
  const seen = new Set<Node>()
  const open = [...sources]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (seen.has(node)) continue
    seen.add(node)
    if (!stops(node)) open.push(...after(node))
  }
  return seen
}

/** Where the case stands: what is live and has nothing live inside. */
function placesOf(graph: Graph, state: State): readonly Node[] {
  return Object.values(state.runs)
    .filter(run => run.live === 0)
    .flatMap(run => graph.nodes.get(run.element) ?? [])
}

/** Where a token can come next: into a scope, along flows and links, to what is attached, out of a scope at its end. */
function after(node: Node): readonly Node[] {
  const next = node.entries.length > 0 ? node.entries : followers(node)
  const undoing = node.compensation === null ? [] : [node.compensation]
  return [...next, ...node.eventSubProcesses, ...node.boundaries, ...undoing]
}

function followers(node: Node): readonly Node[] {
  const { scope, outgoing } = node
  const links = node.type === 'intermediateThrowEvent' ? linksOf(node) : []
  if (outgoing.length > 0 || links.length > 0) return [...outgoing.map(({ target }) => target), ...links]
  return scope === null || scope.type === 'process' || scope.type === 'eventSubProcess'
    ? []
    : followers(scope)
}

/** The other ends of a link. */
function linksOf({ triggers, scope }: Node): readonly Node[] {
  const names = triggers.flatMap(trigger => (trigger.kind === 'link' ? [trigger.name] : []))
  return (scope?.children ?? []).filter(
    ({ type, triggers }) =>
      type === 'intermediateCatchEvent' &&
      triggers.some(trigger => trigger.kind === 'link' && names.includes(trigger.name)),
  )
}
