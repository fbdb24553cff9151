// Nobody moves a case by hand past a gate: not by beginning a step, nor by ending one, nor by another version.

import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Command, compile, decide, type Graph, type State } from '../../engine/index.ts'
import { mayNotPassGates } from '../../server/rules/gates.ts'
import { bpmn } from '../support/bpmn.ts'
import { type Databases, databasesOn } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const NOW = Date.parse('2026-03-02T09:00:00Z')
const gov = (attributes: string) => `xml='<gov:node ${attributes}/>'`

/** Signals are looked at, weighed at a gate, and shared or told no; a partner acts inside a sub-process. */
const drawing = `
gated(pool) {
  s(start) > look(user) > weigh(user ${gov('kind="decide" gate="legal"')}) > may(exclusive)
  may >[ok] share(user ${gov('kind="share"')}) > partner(sub) { in(start) > act(user) > out(end) } > done(end)
  may >[default] tell(user) > no(end)
  partner > done
  look2(boundary on=look timer=P5D) > remind(user) > end2(end)
}`

const graphsOf = async (xml: string): Promise<Graph[]> => {
  const { graphs, problems } = await compile(xml)
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  return [...graphs.values()]
}

/** Where a case stands after it began and these tasks were completed, each with what it brought. */
function standing(graph: Graph, ...tasks: readonly [string, Record<string, unknown>?][]): State {
  const commands = [
    (): Command => ({ type: 'start', variables: {} }),
    ...tasks.map(
      ([task, variables = {}]) =>
        (state: State | null): Command => ({
          type: 'complete',
          key: keyOf(state!, task),
          variables,
        }),
    ),
  ]
  return commands.reduce<State | null>((state, make) => {
    const outcome = decide(graph, state, make(state), NOW)
    if (!outcome.ok) throw new Error(outcome.rejection.message)
    return outcome.state
  }, null)!
}

const keyOf = (state: State, element: string) =>
  Object.values(state.runs).find(run => run.element === element)!.key

const moveTo = (state: State, from: string, to: string): Command => ({
  type: 'modify',
  terminate: [keyOf(state, from)],
  activate: [{ element: to }],
})

describe('a move by hand', () => {
  let graph: Graph
  beforeAll(async () => {
    graph = (await graphsOf(bpmn(drawing)))[0]!
  })

  test.each([
    ['before the gate, past it', [], 'look', 'share', 'share'],
    ['before the gate, to the refusal behind it', [], 'look', 'tell', 'tell'],
    ['at the gate, past it', [['look']], 'weigh', 'share', 'share'],
    ['at the gate, to what chooses behind it', [['look']], 'weigh', 'may', 'may'],
    [
      'told no, to what a yes would have begun',
      [['look'], ['weigh', { ok: false }]],
      'tell',
      'share',
      'share',
    ],
    ['before the gate, into a sub-process behind it', [], 'look', 'act', 'partner'],
    ['before the gate, to the gate', [], 'look', 'weigh', null],
    ['before the gate, to a reminder that needs none', [], 'look', 'remind', null],
    ['told yes, further on', [['look'], ['weigh', { ok: true }]], 'share', 'act', null],
    ['told no, back to the gate', [['look'], ['weigh', { ok: false }]], 'tell', 'weigh', null],
    ['told yes, back to the beginning', [['look'], ['weigh', { ok: true }]], 'share', 'look', null],
  ] as const)('%s', (_, tasks, from, to, refusedAt) => {
    const state = standing(graph, ...(tasks as readonly [string, Record<string, unknown>?][]))
    const refusal = mayNotPassGates(graph, graph, state, moveTo(state, from, to), NOW)
    expect(refusal?.element ?? null).toBe(refusedAt)
  })

  test('the refusal names the step and leaves the case as it is', () => {
    const state = standing(graph)
    const before = structuredClone(state)
    expect(mayNotPassGates(graph, graph, state, moveTo(state, 'look', 'share'), NOW)).toMatchObject({
      ok: false,
      code: 'GATE_NOT_PASSED',
      message: '“share” lies behind a decision that nobody has taken on the way there.',
      element: 'share',
    })
    expect(state).toEqual(before)
  })
})

test('another version does not carry a case past a gate, and a step that keeps its place may stay', async () => {
  const flat = await graphsOf(bpmn('gated(pool) { s(start) > look(user) > share(user) > e(end) }'))
  const gated = await graphsOf(bpmn(drawing))
  const migrate = (mapping: Record<string, string>): Command => ({ type: 'migrate', mapping })
  const [one, other] = [flat[0]!, gated[0]!]
  const refusal = (state: State, mapping: Record<string, string>) =>
    mayNotPassGates(one, other, state, migrate(mapping), NOW)?.element ?? null
  expect(refusal(standing(one), { look: 'share' })).toBe('share')
  expect(refusal(standing(one), { look: 'weigh' })).toBe(null)
  expect(refusal(standing(one, ['look']), {})).toBe(null)
})

test('in no process of the municipality a case is moved from its beginning to a step that reaches a person', async () => {
  const tried: string[] = []
  for (const file of globSync('processes/*/*.bpmn', { cwd: ROOT }))
    for (const graph of await graphsOf(readFileSync(`${ROOT}/${file}`, 'utf8')))
      for (const { element, trigger } of graph.starts) {
        const begun = decide(graph, null, { type: 'start', variables: {}, element, trigger }, NOW)
        if (!begun.ok) continue
        for (const node of graph.nodes.values()) {
          if (node.kind !== 'share' && node.kind !== 'contact') continue
          const command: Command = { type: 'modify', activate: [{ element: node.id }] }
          if (!decide(graph, begun.state, command, NOW).ok) continue
          tried.push(node.id)
          const refusal = mayNotPassGates(graph, graph, begun.state, command, NOW)
          expect(refusal?.code, `${file} ${element} ${node.id}`).toBe('GATE_NOT_PASSED')
        }
      }
  // B_i2 stands in an activity of several instances: while none of them runs, the engine itself begins nothing in it.
  const steps = ['B_ca1', 'B_t30', 'B_t5', 'C_t25', 'E_t13', 'E_t18', 'F_t4']
  expect([...new Set(tried)].sort()).toEqual(steps)
})

describe('at the door', () => {
  let databases: Databases
  let server: TestServer

  beforeAll(async () => {
    databases = await databasesOn('postgres')
    server = await startServer(await databases.open())
    const resources = [{ name: 'gated.bpmn', content: bpmn(drawing) }]
    expect(await server.as('designer', 'POST', '/deployments', { resources })).toMatchObject({ status: 201 })
  })

  afterAll(async () => {
    await server?.stop()
    await server?.database.close()
    await databases?.close()
  })

  test('a coordinator is refused in the preview and in earnest, and the case stands where it stood', async () => {
    const begun = await server.as('coordinator', 'POST', '/process-instances', { processId: 'gated' })
    const { key } = (begun.body as { instance: { key: string } }).instance
    const look = async () =>
      (await server.as('coordinator', 'GET', `/user-tasks?view=all&status=open&instanceKey=${key}`)).body as {
        items: { key: string; element: string }[]
      }
    const [task] = (await look()).items
    const move = (element: string, preview: boolean) =>
      server.as('coordinator', 'POST', `/process-instances/${key}/modification`, {
        terminate: [Number(task!.key.split('.').at(-1))],
        activate: [{ element }],
        reason: 'The partner waits.',
        preview,
      })
    const refused = { status: 409, body: { code: 'GATE_NOT_PASSED', errors: [{ pointer: 'share' }] } }
    expect(await move('share', true)).toMatchObject(refused)
    expect(await move('share', false)).toMatchObject(refused)
    const together = await server.as('coordinator', 'POST', '/batch-operations/preview', {
      type: 'modify',
      keys: [key],
      moves: [{ from: 'look', to: 'share' }],
      reason: 'The partner waits.',
    })
    expect(together.body).toMatchObject({ refused: [{ code: 'GATE_NOT_PASSED', element: 'share' }] })
    expect((await look()).items.map(({ element }) => element)).toEqual(['look'])
    expect(await move('weigh', false)).toMatchObject({ status: 200 })
    expect((await look()).items.map(({ element }) => element)).toEqual(['weigh'])
  })
})
