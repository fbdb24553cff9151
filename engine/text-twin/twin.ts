// The text twin of a drawing: the same steps, in the order a reader follows them, as numbered sentences. It is what a
// screen reader reads, what is printed beside the picture, and the words in which two versions are compared.

import { laneRole } from '../lint/governance.ts'
import { attribute, type Element, extension } from '../lint/moddle.ts'
import { flowOrder, outgoing } from './order.ts'
import { conditionInWords, durationInWords } from './plain.ts'
import { type Language, type Words, words } from './words.ts'

export type Twin = {
  readonly title: string
  readonly language: Language
  readonly parts: readonly Part[]
}

/** A pool, or a process that stands in none. */
export type Part = {
  readonly id: string
  readonly title: string
  readonly about: string | null
  readonly steps: readonly Step[]
}

export type Step = {
  /** `4`, or `12.3` inside a sub-process. */
  readonly number: string
  readonly id: string
  /** The BPMN local name. */
  readonly type: string
  readonly text: string
  readonly who: string | null
  /** What goes with it: the time within which, what is sent and received. */
  readonly notes: readonly string[]
  /** Where it goes on, where that is not simply the next step. */
  readonly ways: readonly Way[]
  readonly steps: readonly Step[]
}

export type Way = {
  readonly answer: string | null
  /** The number of the step it leads to; null where nothing follows. */
  readonly to: string | null
  readonly flow: string | null
}

/** The sequence flows that leave each node of a scope. */
type Flows = ReadonlyMap<Element, readonly Element[]>

/** The twin of a file, its words in one of three languages. */
export function textTwin(definitions: Element, language: Language = 'en'): Twin {
  const roots = definitions.rootElements ?? []
  const collaborations = roots.filter(root => root.$type === 'bpmn:Collaboration')
  const pools = collaborations.flatMap(collaboration => collaboration.participants ?? [])
  const pooled = new Set(pools.map(pool => pool.processRef))
  const alone = roots.filter(root => root.$type === 'bpmn:Process' && !pooled.has(root))
  const telling: Telling = {
    words: words[language],
    messages: collaborations.flatMap(collaboration => collaboration.messageFlows ?? []),
    names: poolNames(pools),
    numbers: new Map(),
    lanes: new Map([...pooled, ...alone].flatMap(process => (process ? lanesOf(process) : []))),
  }
  const title =
    pools.find(pool => pool.processRef?.name)?.processRef?.name ?? alone.find(process => process.name)?.name
  return {
    title: title ?? definitions.name ?? definitions.id ?? '',
    language,
    parts: [
      ...pools.map(pool => part(pool, pool.processRef ?? null, telling)),
      ...alone.map(process => part(process, process, telling)),
    ],
  }
}

type Telling = {
  readonly words: Words
  readonly messages: readonly Element[]
  /** The name of the pool of each node, and of each pool. */
  readonly names: ReadonlyMap<Element, string>
  readonly numbers: Map<Element, string>
  readonly lanes: ReadonlyMap<Element, string>
}

function part(owner: Element, process: Element | null, telling: Telling): Part {
  if (process) number(process, '', telling.numbers)
  return {
    id: owner.id ?? '',
    title: owner.name ?? process?.name ?? owner.id ?? '',
    about: process && documentation(process),
    steps: process ? steps(process, telling) : [],
  }
}

/** What an element says about itself, all of it; null where it says nothing. */
export function documentation(element: Element): string | null {
  const text = element.documentation
    ?.map(each => each.text ?? '')
    .join('\n')
    .trim()
  return text || null
}

/** Gives each step its number, inner ones below their sub-process. Silent nodes get none. */
function number(scope: Element, prefix: string, numbers: Map<Element, string>): void {
  let last = 0
  const flows = outgoing(scope)
  for (const node of flowOrder(scope)) {
    if (isSilent(node, flows)) continue
    last += 1
    numbers.set(node, `${prefix}${last}`)
    if (node.flowElements) number(node, `${prefix}${last}.`, numbers)
  }
}

/** A gateway that only brings ways together says nothing a reader needs; an unnamed one that forks still does. */
function isSilent(node: Element, flows: Flows): boolean {
  return (
    node.$type.endsWith('Gateway') &&
    node.$type !== 'bpmn:ParallelGateway' &&
    flows.get(node)?.length === 1 &&
    !node.name
  )
}

function steps(scope: Element, telling: Telling): readonly Step[] {
  const flows = outgoing(scope)
  const told = flowOrder(scope).filter(node => telling.numbers.has(node))
  return told.map((node, at) => {
    const next = told[at + 1]
    return {
      number: telling.numbers.get(node)!,
      id: node.id ?? '',
      type: localName(node),
      text: sentence(node, flows, telling),
      who: telling.lanes.get(node) ?? inherited(node, telling),
      notes: notes(node, telling),
      ways: ways(node, flows, next && telling.numbers.get(next), telling),
      steps: node.flowElements ? steps(node, telling) : [],
    }
  })
}

function inherited(node: Element, telling: Telling): string | null {
  const group = attribute(extension(node, 'zeebe:assignmentDefinition'), 'candidateGroups')
  for (const [lane, name] of telling.lanes) if (group && laneRole(lane) === group) return name
  for (let at = node.$parent; at; at = at.$parent) {
    const lane = telling.lanes.get(at)
    if (lane) return lane
  }
  return null
}

function sentence(node: Element, flows: Flows, telling: Telling): string {
  const { words } = telling
  const type = localName(node)
  const trigger = triggerOf(node)
  const name = node.name?.trim() || null
  const lead = leads(node, flows, type, trigger, words)
  const label = name ?? (lead ? '' : words.unnamed)
  const said = lead && label ? words.led(lead, label) : lead || label
  return [said, repeats(node, words), words.task[type]].filter(Boolean).join(', ')
}

function leads(node: Element, flows: Flows, type: string, trigger: string, words: Words): string {
  if (node.triggeredByEvent) return words.atAnyTime
  switch (type) {
    case 'startEvent':
      return words.start[trigger] ?? words.start.none!
    case 'endEvent':
      return words.end[trigger] ?? words.end.none!
    case 'intermediateCatchEvent':
      return words.wait[trigger] ?? words.wait.timer!
    case 'intermediateThrowEvent':
      return words.throws[trigger] ?? words.throws.none!
    case 'boundaryEvent':
      return words.boundary[trigger] ?? words.boundary.message!
    case 'exclusiveGateway':
    case 'complexGateway':
      return words.decision
    case 'inclusiveGateway':
      return words.several
    case 'parallelGateway':
      return (flows.get(node)?.length ?? 0) > 1 ? words.together : words.meet
    case 'eventBasedGateway':
      return words.whichever
    case 'subProcess':
    case 'transaction':
    case 'adHocSubProcess':
      return words.subProcess
    case 'callActivity':
      return words.calls
    default:
      return ''
  }
}

function repeats(node: Element, words: Words): string {
  const loop = (node as Element & { loopCharacteristics?: { $type: string; isSequential?: boolean } })
    .loopCharacteristics
  if (!loop) return ''
  if (loop.$type !== 'bpmn:MultiInstanceLoopCharacteristics') return words.repeated
  return loop.isSequential ? words.oneByOne : words.forEach
}

function notes(node: Element, telling: Telling): readonly string[] {
  const { words } = telling
  const timer = timerOf(node)
  const due = timer ? null : attribute(extension(node, 'gov:node'), 'due')
  const interrupts = node.$type === 'bpmn:BoundaryEvent' ? node.cancelActivity !== false : null
  return [
    ...(due?.startsWith('P') ? [words.within(durationInWords(due, words))] : []),
    ...(timer ? [durationInWords(timer, words)] : []),
    ...(interrupts === null ? [] : [interrupts ? words.stops : words.goesOn]),
    ...telling.messages
      .filter(message => message.sourceRef === node)
      .map(message => said(message, 'sends', telling)),
    ...telling.messages
      .filter(message => message.targetRef === node)
      .map(message => said(message, 'receives', telling)),
  ]
}

function said(message: Element, verb: 'sends' | 'receives', telling: Telling): string {
  const other = verb === 'sends' ? message.targetRef : message.sourceRef
  const data = telling.words.data[attribute(extension(message, 'gov:privacy'), 'dataClass') ?? '']
  const whom = (other && telling.names.get(other)) ?? other?.name ?? ''
  const text = telling.words[verb](message.name ?? telling.words.unnamed, whom)
  return data ? `${text} (${data})` : text
}

/** The fixed text of a timer; one that is computed says nothing a reader could use. */
function timerOf(node: Element): string | null {
  const definition = node.eventDefinitions?.find(each => each.$type === 'bpmn:TimerEventDefinition') as
    | (Element & Record<'timeDuration' | 'timeDate' | 'timeCycle', Element | undefined>)
    | undefined
  const text = (definition?.timeDuration ?? definition?.timeDate ?? definition?.timeCycle)?.body?.trim()
  return text && !text.startsWith('=') ? text : null
}

function ways(node: Element, flows: Flows, next: string | undefined, telling: Telling): readonly Way[] {
  const leaving = flows.get(node) ?? []
  const told = leaving.map(flow => ({
    answer: leaving.length > 1 || flow.conditionExpression ? answer(node, flow, telling) : null,
    to: landing(flow.targetRef, flows, telling),
    flow: flow.id ?? null,
  }))
  const [only] = told
  if (told.length === 1 && only?.answer === null && only.to === next) return []
  if (told.length === 0 && !mayEnd(node)) return [{ answer: null, to: null, flow: null }]
  return told
}

function mayEnd(node: Element): boolean {
  return node.$type === 'bpmn:EndEvent' || node.triggeredByEvent === true
}

function answer(node: Element, flow: Element, telling: Telling): string | null {
  const { words } = telling
  if (node.default === flow && (!flow.name || flow.name === 'otherwise')) return words.otherwise
  if (flow.name) return flow.name
  const condition = flow.conditionExpression?.body
  if (condition) return conditionInWords(condition, words)
  if (/^bpmn:(Parallel|EventBased)Gateway$/.test(node.$type)) return null
  return node.$type.endsWith('Gateway') ? words.always : null
}

/** The number of the step a flow leads to, past gateways that say nothing. */
function landing(target: Element | undefined, flows: Flows, telling: Telling): string | null {
  const passed = new Set<Element>()
  for (let at = target; at && !passed.has(at); at = flows.get(at)?.[0]?.targetRef) {
    passed.add(at)
    const number = telling.numbers.get(at)
    if (number) return number
  }
  return null
}

function triggerOf(node: Element): string {
  const local = node.eventDefinitions?.[0]?.$type.split(':').at(-1)?.replace('EventDefinition', '')
  return local ? local.charAt(0).toLowerCase() + local.slice(1) : 'none'
}

function localName(node: Element): string {
  const local = node.$type.split(':').at(-1) ?? ''
  return local.charAt(0).toLowerCase() + local.slice(1)
}

function lanesOf(process: Element): readonly (readonly [Element, string])[] {
  const inSet = (set: Element): readonly (readonly [Element, string])[] =>
    (set.lanes ?? []).flatMap(lane => [
      [lane, lane.name ?? ''] as const,
      ...(lane.flowNodeRef ?? []).map(node => [node, lane.name ?? ''] as const),
      ...(lane.childLaneSet ? inSet(lane.childLaneSet) : []),
    ])
  return (process.laneSets ?? []).flatMap(inSet)
}

function poolNames(pools: readonly Element[]): ReadonlyMap<Element, string> {
  const names = new Map<Element, string>()
  const note = (scope: Element, name: string): void => {
    for (const element of scope.flowElements ?? []) {
      names.set(element, name)
      note(element, name)
    }
  }
  for (const pool of pools) {
    names.set(pool, pool.name ?? '')
    if (pool.processRef) note(pool.processRef, pool.name ?? '')
  }
  return names
}
