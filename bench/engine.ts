// The interpreter beside npm's bpmn-engine, in memory and in one process: the drawing is parsed once by each, then
// instances are run one after the other. Each engine gets its drawing in the dialect it runs best.

import { advance, type Command, compile, type Event, type Graph, type State } from '../engine/index.ts'
import { type Case, collectGarbage, type Figure, type Measure, measure, perSecond } from './figure.ts'
import { peerName, peerSource, runPeer, startPeer } from './peer.ts'

const ROUNDS = 5
const ROUND_MILLISECONDS = 400
const HEAP_ROUNDS = 3

/** A model in both dialects. */
type Model = { readonly case: string; readonly ours: string; readonly theirs: string }

const task = (id: string) => `<bpmn:task id="${id}"/>`
const flow = (from: string, to: string, condition = '') =>
  `<bpmn:sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}">${condition}</bpmn:sequenceFlow>`
const chain = (...ids: string[]) =>
  ids
    .slice(1)
    .map((id, at) => flow(ids[at]!, id))
    .join('')
const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1)

const tenTasks = shared(
  'ten tasks',
  numbers(10)
    .map(at => task(`t${at}`))
    .join('') + chain('start', ...numbers(10).map(at => `t${at}`), 'end'),
)

const loopOfTen: Model = {
  case: 'loop of ten',
  ours: loop(
    '<bpmn:scriptTask id="count"><bpmn:extensionElements><zeebe:script expression="=n + 1" resultVariable="n"/></bpmn:extensionElements></bpmn:scriptTask>',
    '<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=n &lt; 10</bpmn:conditionExpression>',
  ),
  theirs: loop(
    '<bpmn:scriptTask id="count" scriptFormat="javascript"><bpmn:script>n += 1</bpmn:script></bpmn:scriptTask>',
    '<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" language="javascript">n &lt; 10</bpmn:conditionExpression>',
  ),
}

const fiveBranches = shared(
  'five branches',
  '<bpmn:parallelGateway id="split"/><bpmn:parallelGateway id="join"/>' +
    numbers(5)
      .map(at => task(`t${at}`) + chain('split', `t${at}`, 'join'))
      .join('') +
    chain('start', 'split') +
    chain('join', 'end'),
)

const oneUserTask = shared('one user task', `<bpmn:userTask id="look"/>${chain('start', 'look', 'end')}`)

const multiInstance = shared(
  'multi-instance of ten',
  '<bpmn:task id="each"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">10</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:task>' +
    chain('start', 'each', 'end'),
)

/** A user task in a loop: what a long-lived case looks like. */
const longLife = shared(
  'cost per element',
  `<bpmn:exclusiveGateway id="merge"/><bpmn:userTask id="look"/>${chain('start', 'merge', 'look', 'merge')}`,
)

/** Measures all cases; takes about half a minute. */
export async function run(): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const model of [tenTasks, loopOfTen, fiveBranches, oneUserTask, multiInstance])
    figures.push(await measure('engine', await throughput(model), ROUNDS))
  figures.push(await measure('engine', await heap(), HEAP_ROUNDS))
  figures.push(await measure('engine', await growth(), 2 * ROUNDS + 1))
  return figures
}

async function throughput(model: Model): Promise<Case> {
  const graph = await graphOf(model.ours)
  const source = await peerSource(model.theirs)
  return {
    case: model.case,
    unit: 'instances/s',
    peer: peerName,
    ours: () => perSecond(() => runOurs(graph), ROUND_MILLISECONDS),
    theirs: () => perSecond(() => runPeer(source, { n: 0 }), ROUND_MILLISECONDS),
  }
}

async function heap(): Promise<Case> {
  const graph = await graphOf(oneUserTask.ours)
  const source = await peerSource(oneUserTask.theirs)
  return {
    case: 'heap of one waiting instance',
    unit: 'bytes',
    peer: peerName,
    ours: heapOf(5000, async () => started(graph).state),
    theirs: heapOf(100, () => startPeer(source)),
  }
}

/** A case that has run ten thousand elements must not cost more an element than one that has run a thousand. */
async function growth(): Promise<Case> {
  const graph = await graphOf(longLife.ours)
  return {
    case: 'element of an instance with 10,000 elements run',
    unit: 'µs',
    peer: 'the first 1,000 elements',
    ours: () => elementCost(graph, 10_000),
    theirs: () => elementCost(graph, 1_000),
  }
}

// Ours

async function graphOf(xml: string): Promise<Graph> {
  const { graphs, problems } = await compile(xml)
  const graph = graphs.get('p')
  if (!graph) throw new Error(problems.map(({ message }) => message).join(' '))
  return graph
}

function started(graph: Graph): { readonly state: State; readonly events: readonly Event[] } {
  return accepted(graph, null, { type: 'start', variables: { n: 0 } })
}

/** Runs an instance to its end, completing the tasks that wait. */
function runOurs(graph: Graph): void {
  let { state, events } = started(graph)
  while (state.status === 'active') {
    const task = events.findLast(event => event.type === 'task.created')
    if (!task) throw new Error('The instance neither ends nor waits for a task.')
    ;({ state, events } = accepted(graph, state, { type: 'complete', key: task.key, variables: {} }))
  }
}

function accepted(graph: Graph, state: State | null, command: Command) {
  const outcome = advance(graph, state, command, 0)
  if (!outcome.ok) throw new Error(outcome.rejection.message)
  return outcome
}

/**
 * Microseconds an element over the last five hundred of so many. A case that lives that long waits between its steps, so
 * its state is old when the next one comes: V8 then keeps what lives in it as a table by key and no longer as an array,
 * and an element costs about a tenth more, be it the thousandth or the hundred thousandth. Collecting garbage first makes
 * the state of both ways old; without it the shorter one is still young, and the step between the two looks like growth.
 */
function elementCost(graph: Graph, elements: number): number {
  let { state, events } = started(graph)
  let begun = 0
  for (let done = 0; done < elements; done += 2) {
    if (done === elements - 500) {
      collectGarbage()
      begun = performance.now()
    }
    const task = events.findLast(event => event.type === 'task.created')!
    ;({ state, events } = accepted(graph, state, { type: 'complete', key: task.key, variables: {} }))
  }
  return ((performance.now() - begun) * 1000) / 500
}

// Both

function heapOf(count: number, make: () => Promise<unknown>): Measure {
  return async () => {
    const held: unknown[] = []
    const before = heapUsed()
    for (let made = 0; made < count; made += 1) held.push(await make())
    const after = heapUsed()
    return held.length === 0 ? 0 : Math.round((after - before) / held.length)
  }
}

function heapUsed(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed
}

function shared(name: string, content: string): Model {
  return { case: name, ours: drawing(content), theirs: drawing(content) }
}

function loop(count: string, condition: string): string {
  return drawing(
    `<bpmn:exclusiveGateway id="merge"/><bpmn:exclusiveGateway id="again" default="again_end"/>${count}` +
      chain('start', 'merge', 'count', 'again') +
      flow('again', 'merge', condition) +
      flow('again', 'end'),
  )
}

function drawing(content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="urn:linkspan:bench">
<bpmn:process id="p" isExecutable="true"><bpmn:startEvent id="start"/>${content}<bpmn:endEvent id="end"/></bpmn:process>
</bpmn:definitions>`
}
