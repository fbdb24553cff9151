// Given a running instance, when a command comes, then these events: for what a trace cannot show.

import { expect, test } from 'vitest'
import { compileDecisions } from '../../../engine/dmn/compile.ts'
import { advance, type Command, compile, type Event, type Graph, type State } from '../../../engine/index.ts'
import { bpmn } from '../../support/bpmn.ts'
import { decisionsOf } from '../../support/decisions.ts'
import { lawfulAdvance } from '../../support/laws.ts'

const NOW = Date.parse('2026-01-01T00:00:00Z')

/** An instance under way: commands change it, and answer with what happened. */
class Case {
  state: State | null = null
  graph: Graph

  constructor(graph: Graph) {
    this.graph = graph
  }

  when(command: Command): readonly Event[] | string {
    const outcome = lawfulAdvance(this.graph, this.state, command, NOW)
    if (!outcome.ok) return outcome.rejection.code
    this.state = outcome.state
    return outcome.events
  }

  /** The key of the live run of an element. */
  key(element: string): number {
    return Object.values(this.state!.runs).find(run => run.element === element)!.key
  }

  /** The key of the first live instance of a multi-instance activity. */
  instance(element: string): number {
    return Object.values(this.state!.runs).find(run => run.element === element && run.index !== null)!.key
  }

  /** The key of the open ear of an event. */
  ear(element: string): number {
    return Object.values(this.state!.subscriptions).find(ear => ear.element === element)!.key
  }

  live(): string[] {
    return Object.values(this.state!.runs).map(({ element }) => element)
  }
}

async function graphOf(text: string): Promise<Graph> {
  const { graphs, problems } = await compile(bpmn(text))
  return graphs.get('p') ?? expect.fail(JSON.stringify(problems))
}

async function given(text: string, variables = {}): Promise<Case> {
  const one = new Case(await graphOf(text))
  one.when({ type: 'start', variables })
  return one
}

const task = 's(start) > a(user assignee=kim groups=intake) > b(user) > e(end)'
const named = (type: string) => expect.objectContaining({ type })

test('a task says for whom it is', async () => {
  const one = new Case(await graphOf(task))
  expect(one.when({ type: 'start', variables: {} })).toContainEqual(
    expect.objectContaining({
      type: 'task.created',
      element: 'a',
      assignee: 'kim',
      candidateGroups: ['intake'],
      priority: 50,
    }),
  )
})

/** What the first task or job of a drawing says. */
async function offered(text: string, variables = {}): Promise<Event | undefined> {
  const events = new Case(await graphOf(text)).when({ type: 'start', variables }) as readonly Event[]
  return events.find(({ type }) => type === 'task.created' || type === 'job.created')
}

const lane = (task: string) => `lane(lane name=care of='a') ; s(start) > ${task} > e(end)`

test.each([
  ['its lane where it names nobody', lane('a(user)'), { candidateGroups: ['care'] }],
  ['its own groups before its lane', lane('a(user groups=intake)'), { candidateGroups: ['intake'] }],
  [
    'nobody where nothing is said',
    's(start) > a(user) > e(end)',
    { candidateGroups: [], candidateUsers: [] },
  ],
  [
    'groups between commas, without blanks and gaps',
    "s(start) > a(user groups=' one , two ,, ') > e(end)",
    { candidateGroups: ['one', 'two'] },
  ],
  [
    'groups of a list, as text',
    `s(start) > a(user xml='<zeebe:assignmentDefinition candidateGroups="=[1, who]" candidateUsers="=missing" assignee="=who" />') > e(end)`,
    { candidateGroups: ['1', 'kim'], candidateUsers: [], assignee: 'kim' },
  ],
  [
    'dates, a priority and a form',
    `s(start) > a(user xml='<zeebe:taskSchedule dueDate="2026-02-01T00:00:00Z" followUpDate="=later" /><zeebe:priorityDefinition priority="70" /><zeebe:formDefinition formId="ask" />') > e(end)`,
    {
      dueDate: '2026-02-01T00:00:00Z',
      followUpDate: '2026-03-01T00:00:00Z',
      priority: 70,
      form: 'ask',
    },
  ],
  [
    'a form by its key',
    `s(start) > a(user xml='<zeebe:formDefinition formKey="old" />') > e(end)`,
    { form: 'old' },
  ],
  [
    'nothing of what is not said',
    's(start) > a(user) > e(end)',
    { form: null, dueDate: null, assignee: null },
  ],
])('a task tells %s', async (_what, text, expected) => {
  expect(await offered(text, { who: 'kim', later: '2026-03-01T00:00:00Z' })).toMatchObject(expected)
})

test.each([
  [
    'three tries and the middle of priorities',
    's(start) > a(service) > e(end)',
    { retries: 3, priority: 50 },
  ],
  [
    'its type, tries and priority by expressions',
    `s(start) > a(service job='=who' retries='=1 + 1' xml='<zeebe:jobPriorityDefinition priority="=30 + 9" />') > e(end)`,
    { jobType: 'kim', retries: 2, priority: 39, kind: 'worker' },
  ],
  [
    'the priority that its process says',
    `p(process xml='<zeebe:jobPriorityDefinition priority="7" />') s(start) > sp(sub) { t(start) > a(service) > w(end) } > e(end)`,
    { priority: 7 },
  ],
  [
    'its own priority, whatever its process says',
    `p(process xml='<zeebe:jobPriorityDefinition priority="7" />') s(start) > a(service xml='<zeebe:jobPriorityDefinition priority="8" />') > e(end)`,
    { priority: 8 },
  ],
  [
    'its headers',
    `s(start) > a(service xml='<zeebe:taskHeaders><zeebe:header key="to" value="us" /><zeebe:header key="cc" /></zeebe:taskHeaders>') > e(end)`,
    { headers: { to: 'us', cc: '' } },
  ],
])('a job tells %s', async (_what, text, expected) => {
  expect(await offered(text, { who: 'kim' })).toMatchObject(expected)
})

test('a job tells how long it rests after a failure', async () => {
  const resting = (waits: string) =>
    compile(
      bpmn(
        `s(start) > a(service standard xml='<zeebe:taskDefinition xmlns:linkspan="urn:linkspan:bpmn" type="mail" linkspan:retryBackoff="${waits}" />') > e(end)`,
      ),
    )
  const { graphs } = await resting('PT10S, PT1M')
  expect(new Case(graphs.get('p')!).when({ type: 'start', variables: {} })).toContainEqual(
    expect.objectContaining({ type: 'job.created', headers: { retryBackoff: 'PT10S, PT1M' } }),
  )
  for (const wrong of ['soon', 'PT10S,', '-PT1S'])
    expect((await resting(wrong)).problems).toContainEqual(
      expect.objectContaining({ code: 'BACKOFF_INVALID', element: 'a' }),
    )
})

test('a task is given away and given back, and the record says by whom', async () => {
  const one = await given(task)
  const key = one.key('a')
  expect(one.when({ type: 'assign', key, assignee: 'lou', by: 'kim' })).toEqual([
    { type: 'task.assigned', key, element: 'a', elementType: 'userTask', assignee: 'lou', by: 'kim' },
  ])
  expect(one.when({ type: 'assign', key, assignee: null, by: 'lou' })).toEqual([
    { type: 'task.assigned', key, element: 'a', elementType: 'userTask', assignee: null, by: 'lou' },
  ])
})

test('a completion says by whom and why', async () => {
  const one = await given(task)
  const key = one.key('a')
  const events = one.when({
    type: 'complete',
    key,
    variables: { x: 1 },
    by: 'kim',
    reason: 'agreed by phone',
  })
  expect(events).toContainEqual({
    type: 'task.completed',
    key,
    element: 'a',
    elementType: 'userTask',
    by: 'kim',
    reason: 'agreed by phone',
  })
  expect(events).toContainEqual(
    expect.objectContaining({ type: 'variables.set', scope: 1, values: { x: 1 }, by: 'kim' }),
  )
})

test('what does not fit is refused with a code, and nothing has changed', async () => {
  const one = new Case(await graphOf(task))
  expect(one.when({ type: 'complete', key: 3, variables: {} })).toBe('INSTANCE_MISSING')
  one.when({ type: 'start', variables: {} })
  const key = one.key('a')
  expect(one.when({ type: 'start', variables: {} })).toBe('INSTANCE_EXISTS')
  expect(one.when({ type: 'complete', key: 999, variables: {} })).toBe('NO_SUCH_KEY')
  expect(one.when({ type: 'complete', key: 1, variables: {} })).toBe('NOT_WAITING')
  expect(one.when({ type: 'fail', key, retries: 0, message: 'no' })).toBe('NOT_WAITING')
  expect(one.when({ type: 'trigger', subscription: 999, variables: {} })).toBe('NO_SUCH_SUBSCRIPTION')
  expect(one.when({ type: 'resolve', incident: 999 })).toBe('NO_SUCH_INCIDENT')
  expect(one.when({ type: 'setVariables', scope: 999, variables: {} })).toBe('NO_SUCH_KEY')
  expect(one.when({ type: 'resume' })).toBe('INSTANCE_NOT_SUSPENDED')
  expect(one.when({ type: 'activate', key, elements: [] })).toBe('NOT_ALLOWED_HERE')
  expect(one.when({ type: 'modify', terminate: [999] })).toBe('NO_SUCH_KEY')
  expect(one.when({ type: 'modify', activate: [{ element: 'nowhere' }] })).toBe('NO_SUCH_ELEMENT')
})

test('an instance that has ended takes no command', async () => {
  const one = await given('s(start) > e(end)')
  expect(one.state!.status).toBe('completed')
  expect(one.when({ type: 'setVariables', variables: {} })).toBe('INSTANCE_ENDED')
  expect(one.when({ type: 'cancel' })).toBe('INSTANCE_ENDED')
})

test('a process that only begins by a message is not started without one', async () => {
  const one = new Case(await graphOf('s(start message=M) > e(end)'))
  expect(one.when({ type: 'start', variables: {} })).toBe('NO_NONE_START')
  expect(one.when({ type: 'start', variables: { x: 1 }, element: 's', trigger: 0 })).toContainEqual(
    named('process.completed'),
  )
})

test('a suspended instance refuses work and takes it up again', async () => {
  const one = await given(task)
  const key = one.key('a')
  expect(one.when({ type: 'suspend', reason: 'under review' })).toEqual([
    { type: 'process.suspended', reason: 'under review' },
  ])
  expect(one.when({ type: 'complete', key, variables: {} })).toBe('INSTANCE_SUSPENDED')
  expect(one.when({ type: 'assign', key, assignee: 'lou' })).toContainEqual(named('task.assigned'))
  one.when({ type: 'resume' })
  expect(one.when({ type: 'complete', key, variables: {} })).toContainEqual(named('task.completed'))
})

test('a modification begins one element and ends another', async () => {
  const one = await given(task)
  const key = one.key('a')
  const events = one.when({
    type: 'modify',
    terminate: [key],
    activate: [{ element: 'b', variables: { x: 1 } }],
    by: 'ann',
  })
  expect(events).toContainEqual({ type: 'element.terminated', key, element: 'a', elementType: 'userTask' })
  expect(one.live()).toEqual(['p', 'b'])
})

test('a modification into a sub-process enters the sub-process around it', async () => {
  const one = await given('s(start) > a(user) > sp(sub) { s1(start) > b(user) > e1(end) } > e(end)')
  one.when({ type: 'modify', terminate: [one.key('a')], activate: [{ element: 'b' }] })
  expect(one.live()).toEqual(['p', 'sp', 'b'])
  one.when({ type: 'complete', key: one.key('b'), variables: {} })
  expect(one.state!.status).toBe('completed')
})

test('a modification that ends all that is left ends the instance', async () => {
  const one = await given(task)
  one.when({ type: 'modify', terminate: [one.key('a')] })
  expect(one.state!.status).toBe('completed')
})

test('what its event begins is not begun by hand', async () => {
  const one = await given('s(start) > a(user) > e(end) t(boundary on=a timer=PT1H) > e2(end)')
  expect(one.when({ type: 'modify', activate: [{ element: 't' }] })).toBe('NOT_ALLOWED_HERE')
})

test('an instance moves to a new version: what waits goes on there', async () => {
  const one = await given(task)
  one.graph = await graphOf(
    's(start) > look(user) > c(task) > e(end) ; t(boundary on=look timer=PT1H) > e2(end)',
  )
  expect(one.when({ type: 'migrate', mapping: {}, version: '2' })).toBe('NOT_MAPPED')
  one.when({ type: 'migrate', mapping: { a: 'look' }, version: '2' })
  expect(one.live()).toEqual(['p', 'look'])
  expect(one.state!.version).toBe('2')
  expect(Object.values(one.state!.subscriptions)).toEqual([
    expect.objectContaining({ element: 't', kind: 'timer' }),
  ])
  const events = one.when({ type: 'complete', key: one.key('look'), variables: {} }) as readonly Event[]
  expect(events.filter(({ type }) => type === 'element.activated')).toEqual([
    expect.objectContaining({ element: 'c' }),
    expect.objectContaining({ element: 'e' }),
  ])
})

test('an element does not become one of another kind by moving', async () => {
  const one = await given(task)
  one.graph = await graphOf('s(start) > a(service) > e(end)')
  expect(one.when({ type: 'migrate', mapping: {} })).toBe('NOT_MAPPED')
})

test('a token that waits before a join moves with its flow', async () => {
  const text = 's(start) > g(parallel) > a(user) > j(parallel) > e(end) ; g > b(user) > j'
  const one = await given(text)
  one.when({ type: 'complete', key: one.key('a'), variables: {} })
  one.graph = await graphOf(`${text} ; c(boundary on=b signal=Go) > e2(end)`)
  one.when({ type: 'migrate', mapping: {} })
  one.when({ type: 'complete', key: one.key('b'), variables: {} })
  expect(one.state!.status).toBe('completed')
})

const joined = 's(start) > g(parallel) > a(user) > j(parallel) > f(user) > e(end) ; g > b(user) > j'

test('a token does not move to where nothing waits for others', async () => {
  const one = await given(joined)
  one.when({ type: 'complete', key: one.key('a'), variables: {} })
  for (const text of [
    joined.replace('j(parallel)', 'j(exclusive)'),
    's(start) > g(parallel) > sp(sub) { a(user) > j(parallel) > f(user) } ; g > b(user) > e(end)',
  ]) {
    one.graph = await graphOf(text)
    expect(one.when({ type: 'migrate', mapping: {} })).toBe('NOT_MAPPED')
  }
})

test('a token that is not enough for an activity any more does not move to where it needs one', async () => {
  const one = await given('s(start) > a(user start-quantity=2) > e(end)')
  one.graph = await graphOf('s(start) > a(user) > e(end)')
  expect(one.when({ type: 'migrate', mapping: {} })).toBe('NOT_MAPPED')
})

const third = joined.replace('; g > b', '; g > c(user) > x(exclusive) >[default] d(user) > e2(end) ; g > b')

test('a join that has all it needs in the new version goes on with the migration', async () => {
  const one = await given(`${third} ; x >[false] j`)
  for (const element of ['a', 'b', 'c']) one.when({ type: 'complete', key: one.key(element), variables: {} })
  expect(one.live()).toEqual(['p', 'd'])
  one.graph = await graphOf(third)
  one.when({ type: 'migrate', mapping: {} })
  expect(one.live()).toEqual(['p', 'd', 'f'])
})

test('… and with resuming, where it was moved on hold', async () => {
  const one = await given(`${third} ; x >[false] j`)
  for (const element of ['a', 'b', 'c']) one.when({ type: 'complete', key: one.key(element), variables: {} })
  one.when({ type: 'suspend' })
  one.graph = await graphOf(`${third} ; o(boundary on=d when=true) > h(user) > e3(end)`)
  one.when({ type: 'migrate', mapping: {} })
  expect(one.live()).toEqual(['p', 'd'])
  one.when({ type: 'resume' })
  expect(one.live()).toEqual(['p', 'f', 'h'])
})

test('an activity gathers as many tokens as the new version says', async () => {
  const one = await given('s(start) > g(parallel) > a(user start-quantity=3) > e(end) ; g > a')
  one.graph = await graphOf('s(start) > g(parallel) > a(user start-quantity=2) > e(end) ; g > a')
  one.when({ type: 'migrate', mapping: {} })
  expect(one.live()).toEqual(['p', 'a'])
})

test('a complex gateway that waits to be reset becomes no other gateway', async () => {
  const complex = joined.replace('j(parallel)', "j(complex when='activationCount >= 1')")
  const one = await given(complex)
  one.when({ type: 'complete', key: one.key('a'), variables: {} })
  one.graph = await graphOf(joined)
  expect(one.when({ type: 'migrate', mapping: {} })).toBe('NOT_MAPPED')
  one.graph = await graphOf(complex)
  one.when({ type: 'migrate', mapping: {} })
  one.when({ type: 'complete', key: one.key('f'), variables: {} })
  one.when({ type: 'complete', key: one.key('b'), variables: {} })
  expect(one.state!.status).toBe('completed')
})

test.each([
  ['one after the other become several at once', 'sequential count=3', 'count=3'],
  ['a loop becomes several instances', 'max=3', 'count=3'],
  ['several instances become a loop', 'count=3', 'max=3'],
])('under way, %s: no', async (_what, before, after) => {
  const one = await given(`s(start) > a(user ${before}) > e(end)`)
  one.graph = await graphOf(`s(start) > a(user ${after}) > e(end)`)
  expect(one.when({ type: 'migrate', mapping: {} })).toBe('NOT_MAPPED')
})

test('instances that have begun all at once go on so', async () => {
  const one = await given('s(start) > a(user count=2) > e(end)')
  one.graph = await graphOf('s(start) > a(user sequential count=2) > e(end)')
  one.when({ type: 'migrate', mapping: {} })
  one.when({ type: 'complete', key: one.instance('a'), variables: {} })
  one.when({ type: 'complete', key: one.instance('a'), variables: {} })
  expect(one.state!.status).toBe('completed')
})

test('results that were not collected from the beginning are not collected', async () => {
  const one = await given("s(start) > a(user each='[1, 2]' item=i) > b(user) > e(end)")
  one.graph = await graphOf("s(start) > a(user each='[1, 2]' item=i collect=all of=i) > b(user) > e(end)")
  one.when({ type: 'migrate', mapping: {} })
  one.when({ type: 'complete', key: one.instance('a'), variables: {} })
  one.when({ type: 'complete', key: one.instance('a'), variables: {} })
  expect(one.live()).toEqual(['p', 'b'])
  expect(one.state!.runs[one.state!.root]!.variables ?? {}).toEqual({})
})

test('an event-based gateway waits for what stands behind it in the new version', async () => {
  const one = await given(
    's(start) > g(event) > m(catch message=M) > e(end) ; g > n(catch message=N) > e2(end)',
  )
  one.graph = await graphOf(
    's(start) > g(event) > k(catch message=M) > e(end) ; g > l(catch signal=L) > e2(end) ; g > o(catch signal=O) > e3(end)',
  )
  one.when({ type: 'migrate', mapping: { m: 'k' } })
  expect(Object.values(one.state!.subscriptions).map(({ element }) => element)).toEqual(['k', 'l', 'o'])
  one.when({ type: 'trigger', subscription: one.ear('o'), variables: {} })
  expect(one.state!.status).toBe('completed')
})

test('what the new version would listen for and cannot tell keeps the instance where it is', async () => {
  const one = await given('s(start) > a(user) > e(end)')
  one.graph = await graphOf('s(start) > a(user) > e(end) ; t(boundary on=a timer=late) > e2(end)')
  expect(one.when({ type: 'migrate', mapping: {} })).toBe('NOT_MAPPED')
  one.graph = await graphOf('s(start) > a(user) > e(end)')
  one.when({ type: 'complete', key: one.key('a'), variables: {} })
  expect(one.state!.status).toBe('completed')
})

test('what a sequential ad-hoc sub-process has left is offered in order, though the new one has none', async () => {
  const one = await given('s(start) > h(adhoc ordering=Sequential) { a(user) ; b(user) } > e(end)')
  one.graph = await graphOf('s(start) > h(adhoc) { a(user) ; b(user) } > e(end)')
  one.when({ type: 'migrate', mapping: {} })
  one.when({ type: 'complete', key: one.key('a'), variables: {} })
  expect(one.live()).toEqual(['p', 'h', 'b'])
})

test('a called process whose error is not caught any more is called again when that is resolved', async () => {
  const one = await given(
    's(start) > c(call calls=q) > e(end) ; t(boundary on=c error=BAD) > b(user) > e2(end)',
  )
  one.graph = await graphOf('s(start) > c(call calls=q) > e(end)')
  one.when({ type: 'migrate', mapping: {} })
  const key = one.key('c')
  one.when({ type: 'calledFailed', key, code: 'BAD', message: 'It went wrong.', variables: {} })
  const [incident] = Object.values(one.state!.incidents)
  expect(incident).toMatchObject({ code: 'UNCAUGHT_ERROR', element: 'c' })
  expect(one.when({ type: 'resolve', incident: incident!.key })).toContainEqual(
    expect.objectContaining({ type: 'call.started', key, process: 'q' }),
  )
})

test('what can be undone moves along with its new name', async () => {
  const one = await given(
    's(start) > a(service) > b(user) > t(throw compensate) > e(end) ; c(boundary on=a compensate) ..> u(service undo)',
  )
  one.when({ type: 'complete', key: one.key('a'), variables: {} })
  one.graph = await graphOf('s(start) > b(user) > t(throw compensate) > e(end)')
  expect(one.when({ type: 'migrate', mapping: {} })).toBe('NOT_MAPPED')
  one.graph = await graphOf(
    's(start) > book(service) > b(user) > t(throw compensate) > e(end) ; c(boundary on=book compensate) ..> u(service undo)',
  )
  one.when({ type: 'migrate', mapping: { a: 'book' } })
  one.when({ type: 'complete', key: one.key('b'), variables: {} })
  expect(one.live()).toEqual(['p', 't', 'u'])
})

test('a multi-instance activity under way moves with all its instances', async () => {
  const one = await given(
    's(start) > a(user sequential count=3) > e(end) ; t(boundary on=a timer=PT1H) > f(end)',
  )
  one.when({ type: 'complete', key: one.instance('a'), variables: {} })
  one.graph = await graphOf('s(start) > look(user) > e(end)')
  expect(one.when({ type: 'migrate', mapping: { a: 'look' } })).toBe('NOT_MAPPED')
  one.graph = await graphOf(
    's(start) > look(user sequential count=9) > b(user) > e(end) ; u(boundary on=look signal=Go) > f(end)',
  )
  const events = one.when({ type: 'migrate', mapping: { a: 'look' } }) as readonly Event[]
  expect(events).toContainEqual(expect.objectContaining({ type: 'subscription.closed', element: 't' }))
  expect(events).toContainEqual(named('subscription.opened'))
  one.when({ type: 'complete', key: one.instance('look'), variables: {} })
  one.when({ type: 'complete', key: one.instance('look'), variables: {} })
  expect(one.live()).toEqual(['p', 'b'])
})

test('an event sub-process that has interrupted its scope moves, and stays the only one', async () => {
  const one = await given(
    's(start) > a(user) > e(end) ; h(event-sub) { m(start signal=Go) > b(user) > f(end) }',
  )
  one.when({ type: 'trigger', subscription: one.ear('m'), variables: {} })
  one.graph = await graphOf(
    's(start) > a(user) > e(end) ; k(event-sub) { n(start signal=Go) > b(user) > f(end) } ; l(event-sub) { o(start signal=Stop) > g(end) }',
  )
  one.when({ type: 'migrate', mapping: { h: 'k', m: 'n' } })
  expect(one.live()).toEqual(['p', 'k', 'b'])
  expect(one.state!.subscriptions).toEqual({})
  one.when({ type: 'complete', key: one.key('b'), variables: {} })
  expect(one.state!.status).toBe('completed')
})

test('an ear whose event stands elsewhere in the new version is closed, and opened where it stands', async () => {
  const one = await given(
    's(start) > g(parallel) > a(user) > e(end) ; g > b(user) > f(end) ; t(boundary on=a signal=Go) > h(end)',
  )
  one.graph = await graphOf(
    's(start) > g(parallel) > a(user) > e(end) ; g > b(user) > f(end) ; t(boundary on=b signal=Go) > h(end)',
  )
  one.when({ type: 'migrate', mapping: {} })
  one.when({ type: 'trigger', subscription: one.ear('t'), variables: {} })
  expect(one.live()).toEqual(['p', 'a'])
})

test('what a sequential ad-hoc sub-process has still to offer moves with its new names', async () => {
  const one = await given('s(start) > h(adhoc ordering=Sequential) { a(user) ; b(user) ; c(user) } > e(end)')
  one.graph = await graphOf('s(start) > h(adhoc ordering=Sequential) { a(user) ; d(user) } > e(end)')
  one.when({ type: 'migrate', mapping: { c: 'd' } })
  one.when({ type: 'complete', key: one.key('a'), variables: {} })
  expect(one.live()).toEqual(['p', 'h', 'd'])
  one.when({ type: 'complete', key: one.key('d'), variables: {} })
  expect(one.state!.status).toBe('completed')
})

test('who listens to a cancelled step knows what it knew', async () => {
  const one = await given('s(start) > a(user in="x: 5" on-cancel=tidy) > e(end)')
  const events = one.when({ type: 'cancel', reason: 'by mistake' }) as readonly Event[]
  expect(events.map(({ type }) => type)).toEqual([
    'element.terminated',
    'element.activated',
    'variables.set',
    'job.created',
    'scope.interrupted',
    'process.ending',
  ])
  expect(events).toContainEqual(expect.objectContaining({ type: 'variables.set', values: { x: 5 } }))
  expect(events).toContainEqual(
    expect.objectContaining({ type: 'job.created', kind: 'listener', jobType: 'tidy' }),
  )
  expect(one.when({ type: 'complete', key: one.key('a'), variables: {} })).toContainEqual({
    type: 'process.canceled',
    key: 1,
    reason: 'by mistake',
  })
})

test('a call goes a hundred deep, and no deeper', async () => {
  const graph = await graphOf('s(start) > c(call calls=p) > e(end)')
  const startedAt = (depth: number) =>
    new Case(graph).when({
      type: 'start',
      variables: {},
      parent: { instance: '1', key: 2, depth, catches: [] },
    })
  expect(startedAt(99)).toContainEqual(named('call.started'))
  expect(startedAt(100)).toContainEqual(
    expect.objectContaining({ type: 'incident.raised', code: 'CALL_DEPTH_EXCEEDED' }),
  )
})

/** Without the laws, which look back over all that has happened: there is too much of it. */
function quickly(one: Case, command: Command): readonly Event[] {
  const done = advance(one.graph, one.state, command, NOW)
  if (!done.ok) expect.fail(done.rejection.message)
  one.state = done.state
  return done.events
}

/** Completes the script that waits, and a person's step behind it, so often or until something goes wrong. */
function turn(one: Case, times: number): readonly Event[] {
  for (let turn = 0; turn < times; turn++)
    for (const element of ['a', 'b']) {
      const run = Object.values(one.state!.runs).findLast(run => run.element === element)
      if (run?.wait == null) continue
      const events = quickly(one, { type: 'complete', key: run.key, variables: {} })
      if (events.some(({ type }) => type === 'incident.raised')) return events
    }
  return []
}

test.each([
  ['over gateways', 's(start) > m(exclusive) > a(script js=1) > m'],
  ['within a sub-process', 's(start) > m(exclusive) > w(sub) { t(start) > a(script js=1) > f(end) } > m'],
  ['by its own condition', "s(start) > a(script js=1 while='true') > e(end)"],
])('a loop over a script that waits for nothing, %s, has an end', async (_, drawing) => {
  const one = await given(drawing)
  expect(turn(one, 1000)).toEqual([])
  expect(turn(one, 1)).toContainEqual(
    expect.objectContaining({ type: 'incident.raised', code: 'LOOP_WITHOUT_WAIT', element: 'a' }),
  )
  const { incidents } = one.state!
  expect(quickly(one, { type: 'resolve', incident: Number(Object.keys(incidents)[0]) })).toContainEqual(
    named('job.created'),
  )
})

test.each([
  ['a person between', 's(start) > m(exclusive) > a(script js=1) > b(user) > m', 1100],
  ['as many turns as it has things', 's(start) > a(script js=1 each=all sequential) > e(end)', 1100],
])('a loop over a script goes on with %s', async (_, drawing, turns) => {
  const one = await given(drawing, { all: Array.from({ length: turns + 1 }, (_, index) => index) })
  expect(turn(one, turns)).toEqual([])
  expect(one.live()).toContain('a')
})

test('a called instance has the business key that the call says, else that of its caller', async () => {
  const called = (key: string) =>
    `s(start) > c(call xml='<zeebe:calledElement processId="other" ${key} bindingType="versionTag" versionTag="v2" />') > e(end)`
  const keyOf = async (text: string) =>
    new Case(await graphOf(text)).when({ type: 'start', variables: { n: 7 }, businessKey: 'B-1' })
  expect(await keyOf(called(''))).toContainEqual(
    expect.objectContaining({
      type: 'call.started',
      businessKey: 'B-1',
      binding: 'versionTag',
      versionTag: 'v2',
    }),
  )
  expect(await keyOf(called('businessId="=n"'))).toContainEqual(
    expect.objectContaining({ type: 'call.started', businessKey: '7' }),
  )
})

test('inner activities of an ad-hoc sub-process are begun by hand', async () => {
  const one = await given('s(start) > h(adhoc active=chosen) { a(user) ; b(user) } > e(end)', {
    chosen: ['a'],
  })
  const key = one.key('h')
  expect(one.when({ type: 'activate', key, elements: [{ element: 'nowhere' }] })).toBe('NO_SUCH_ELEMENT')
  one.when({ type: 'activate', key, elements: [{ element: 'b' }, { element: 'b', variables: { x: 1 } }] })
  expect(one.live()).toEqual(['p', 'h', 'a', 'b', 'b'])
})

test('a failed job tells when it may be tried again', async () => {
  const one = await given('s(start) > a(service) > e(end)')
  const key = one.key('a')
  expect(one.when({ type: 'fail', key, retries: 2, message: 'busy', backoff: 60_000, by: 'mailer' })).toEqual(
    [
      {
        type: 'job.failed',
        key,
        element: 'a',
        elementType: 'serviceTask',
        retries: 2,
        message: 'busy',
        retryAt: '2026-01-01T00:01:00.000Z',
        by: 'mailer',
      },
    ],
  )
})

test('what a decision gave, and which of its rules matched, is recorded', async () => {
  const text =
    "Days(decision rules='U n => days ; > 3 => 2 ; [0..3] => 5') ; s(start) > d(rule decision=Days result=days) > e(end)"
  const { decisions } = await compileDecisions(decisionsOf(text)!)
  const one = new Case({ ...(await graphOf(text)), decisions })
  expect(one.when({ type: 'start', variables: { n: 3 } })).toContainEqual({
    type: 'decision.evaluated',
    key: expect.any(Number),
    element: 'd',
    elementType: 'businessRuleTask',
    decision: 'Days',
    result: 5,
    trace: [expect.objectContaining({ id: 'Days', rules: [expect.objectContaining({ index: 2 })] })],
  })
})

test('a result that nobody asks for is dropped', async () => {
  const text = `Days(decision feel='n * 2') ; s(start) > d(rule xml='<zeebe:calledDecision decisionId="Days"/>') > e(end)`
  const { decisions } = await compileDecisions(decisionsOf(text)!)
  const one = new Case({ ...(await graphOf(text)), decisions })
  const events = one.when({ type: 'start', variables: { n: 3 } })
  expect(events).toContainEqual(expect.objectContaining({ type: 'decision.evaluated', result: 6 }))
  expect(events).not.toContainEqual(named('variables.set'))
})
