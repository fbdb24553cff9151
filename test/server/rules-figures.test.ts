// Figures over cases: what they count, what they hide, and what is raised when nobody departs from a suggestion.

import { beforeAll, describe, expect, test } from 'vitest'
import type { Figures } from '../../server/contract/figures.ts'
import type { Notice } from '../../server/contract/notices.ts'
import type { UserTask } from '../../server/contract/user-tasks.ts'
import { workingDays } from '../../server/rules/indicator-facts.ts'
import { reviewSuggestions } from '../../server/rules/suggestions.ts'
import { bpmn } from '../support/bpmn.ts'
import { backends, type Databases, databasesOn } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

const drawing = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:gov="http://linkspan.org/schema/governance/1.0" id="d" targetNamespace="urn:linkspan:test">
  <process id="triage" isExecutable="true">
    <laneSet id="ls"><lane id="l"><extensionElements><gov:lane role="intake"/></extensionElements><flowNodeRef>look</flowNodeRef></lane></laneSet>
    <startEvent id="s"/>
    <userTask id="look" name="Look"><extensionElements><zeebe:userTask/><zeebe:assignmentDefinition candidateGroups="intake"/><zeebe:taskSchedule dueDate="=now() + duration(&quot;P2D&quot;)"/></extensionElements></userTask>
    <exclusiveGateway id="g" default="f4"/>
    <userTask id="help" name="Help"><extensionElements><zeebe:userTask/></extensionElements></userTask>
    <endEvent id="e"/>
    <endEvent id="e2"/>
    <sequenceFlow id="f1" sourceRef="s" targetRef="look"/>
    <sequenceFlow id="f2" sourceRef="look" targetRef="g"/>
    <sequenceFlow id="f3" sourceRef="g" targetRef="help"><conditionExpression>=nature = "wellbeing_concern"</conditionExpression></sequenceFlow>
    <sequenceFlow id="f4" sourceRef="g" targetRef="e"/>
    <sequenceFlow id="f5" sourceRef="help" targetRef="e2"/>
  </process>
</definitions>`

describe.each(backends)('figures on %s', backend => {
  let databases: Databases
  let server: TestServer

  beforeAll(async () => {
    databases = await databasesOn(backend)
    server = await startServer(await databases.open())
    const deployed = await server.as('designer', 'POST', '/deployments', {
      resources: [{ name: 'triage.bpmn', content: drawing }],
    })
    expect(deployed.status).toBe(201)
    for (let index = 0; index < 24; index++) await oneCase(index < 4 ? 'wellbeing_concern' : 'trolling')
    return async () => {
      await server.stop()
      await server.database.close()
      await databases.close()
    }
  })

  async function tasks(): Promise<UserTask[]> {
    return ((await server.as('coordinator', 'GET', '/user-tasks?view=all')).body as { items: UserTask[] })
      .items
  }

  async function oneCase(nature: string, processId = 'triage'): Promise<void> {
    await server.as('coordinator', 'POST', '/process-instances', {
      processId,
      variables: { nature_suggestion: nature, secret_name: 'Jo Doe' },
    })
    for (let [task] = await tasks(); task; [task] = await tasks()) {
      const variables = task.element === 'look' ? { nature } : {}
      const reply = await server.as('coordinator', 'POST', `/user-tasks/${task.key}/completion`, {
        variables,
      })
      expect(reply.status).toBe(200)
    }
  }

  const figures = async (query = ''): Promise<Figures> => {
    const reply = await server.as('auditor', 'GET', `/figures?processId=triage${query}`)
    expect(reply.status).toBe(200)
    return reply.body
  }

  test('the event log leaves with a reason, without people, answers and what only a few cases did', async () => {
    const ask = (more: string) => server.as('auditor', 'GET', `/event-log?processId=triage${more}`)
    expect(await ask('')).toMatchObject({ status: 422, body: { code: 'REASON_MISSING' } })
    expect((await server.as('coordinator', 'GET', '/event-log?processId=triage&reason=x')).status).toBe(403)
    expect(await ask('&reason=x&from=2020-01-01&to=2020-02-01')).toMatchObject({
      body: { code: 'TOO_FEW_CASES' },
    })
    const { text: xes, headers } = await ask('&reason=Yearly%20report')
    expect(headers['content-type']).toContain('application/xml')
    expect(xes.match(/<trace>/g)).toHaveLength(24)
    expect(xes.match(/<event>/g)).toHaveLength(xes.match(/key="time:timestamp" value="2/g)!.length)
    expect(xes).toContain('<string key="concept:name" value="Look"/>')
    expect(xes).toContain('<string key="org:role" value="intake"/>')
    for (const hidden of ['Help', 'Jo Doe', 'coordinator', 'trolling']) expect(xes).not.toContain(hidden)
    // Four were helped; a trace that had the other end, or had it not, would tell which.
    const ways = xes.split('<trace>').slice(1)
    expect(new Set(ways.map(way => way.match(/key="element" value="[^"]+"/g)!.join()))).toHaveProperty(
      'size',
      1,
    )
    expectStructure(xes)
    const { text: csv } = await ask('&reason=Yearly%20report&format=csv')
    const [head, ...lines] = csv.trimEnd().split('\r\n')
    expect(head).toBe('case,activity,element,transition,role,time')
    expect(lines.filter(line => line.includes(',Look,look,complete,intake,'))).toHaveLength(24)
    expect(lines.every(line => line.split(',').length === 6)).toBe(true)
  })

  test('an event log of which nothing would be left is refused, as that of few cases is', async () => {
    const content = bpmn(
      'apart(pool) { s(start) > a(user) > e(end) ; m(start message=worry) > b(user) > e2(end) }',
    )
    await server.as('designer', 'POST', '/deployments', { resources: [{ name: 'apart.bpmn', content }] })
    for (let index = 0; index < 6; index++) {
      await server.as('coordinator', 'POST', '/process-instances', { processId: 'apart' })
      expect(
        (await server.as('coordinator', 'POST', '/messages/publication', { name: 'worry' })).status,
      ).toBe(200)
    }
    expect((await server.as('auditor', 'GET', '/figures?processId=apart')).body).toMatchObject({ cases: 10 })
    expect(
      await server.as('auditor', 'GET', '/event-log?processId=apart&reason=Yearly%20report'),
    ).toMatchObject({ status: 422, body: { code: 'TOO_FEW_CASES' } })
  })

  test('count cases by tens, and hide what is few', async () => {
    const { cases, elements, flows, variants, smallNumber } = await figures()
    expect({ cases, smallNumber }).toEqual({ cases: 20, smallNumber: 10 })
    const count = Object.fromEntries(elements.map(({ element, cases }) => [element, cases]))
    // Four were helped; twenty to twenty-nine came, and twenty to twenty-nine were not.
    expect(count).toEqual({ s: 20, look: 20, g: 20, help: null, e: 20, e2: null })
    expect(Object.fromEntries(flows.map(({ flow, cases }) => [flow, cases]))).toEqual({
      f1: 20,
      f2: 20,
      f3: null,
      f4: 20,
      f5: null,
    })
    expect(variants).toEqual([{ elements: ['look'], cases: 20 }])
  })

  test('tell how long work takes, how long it waits and whether it is in time', async () => {
    const { elements, waiting, deadlines } = await figures()
    const look = elements.find(({ element }) => element === 'look')!
    expect(look.duration).toMatchObject({ median: expect.any(Number), p90: expect.any(Number) })
    expect(elements.find(({ element }) => element === 'help')!.duration).toBeNull()
    expect(waiting).toMatchObject([{ role: 'intake', cases: 20 }])
    expect(deadlines).toEqual([{ element: 'look', kept: { of: 20, share: 1, atLeast: null, atMost: null } }])
  })

  test('hold no content of any case', async () => {
    expect(JSON.stringify(await figures())).not.toMatch(/Jo Doe|secret_name|wellbeing/)
  })

  test('speak of whole quarters, so that two periods cannot be subtracted by the day', async () => {
    const { from, to } = await figures('&from=2026-02-03&to=2026-05-06')
    expect({ from, to }).toEqual({ from: '2026-01-01', to: '2026-07-01' })
    expect(
      await server.as('auditor', 'GET', '/figures?processId=triage&from=2026-09-01&to=2026-01-01'),
    ).toMatchObject({ status: 400 })
    expect(await server.as('auditor', 'GET', '/figures?processId=nothing')).toMatchObject({ status: 404 })
    expect(await server.as('auditor', 'GET', '/figures?processId=triage&version=7')).toMatchObject({
      status: 404,
    })
  })

  test('are for those who answer for the work; a worker of a lane has the case and not the count', async () => {
    for (const who of ['intake', 'legal', 'partner', 'designer', 'admin'])
      expect((await server.as(who, 'GET', '/figures?processId=triage')).status, who).toBe(403)
    await server.as('admin', 'PATCH', '/users/legal', { roles: ['council'] })
    expect((await server.as('legal', 'GET', '/figures?processId=triage')).status).toBe(200)
    expect((await server.as('legal', 'GET', '/process-instances')).body).toMatchObject({ items: [] })
    await server.as('admin', 'PATCH', '/users/legal', { roles: ['legal'] })
  })

  test('tell of a quarter in which every suggestion was followed, and raise it once (RT-03)', async () => {
    const { suggestions } = await figures()
    expect(suggestions).toMatchObject([{ overruled: { of: 20, share: 0 }, review: true }])
    // The quarter under way may still see one overruled.
    expect(await reviewSuggestions(server.database, 10)).toBe(0)
    await server.database.pool.query(`update suggestion set decided_on = decided_on - interval '1 year'`)
    expect(await reviewSuggestions(server.database, 25)).toBe(0)
    expect(await reviewSuggestions(server.database, 10)).toBe(1)
    expect(await reviewSuggestions(server.database, 10)).toBe(0)
    const notices = (await server.as('auditor', 'GET', '/notices')).body as { items: Notice[] }
    expect(notices.items).toMatchObject([{ kind: 'never-overruled', processId: 'triage', instanceKey: null }])
    expect((await server.as('auditor', 'GET', '/log?action=notice.never-overruled')).body).toMatchObject({
      items: [{ actor: 'clock' }],
    })
  })

  test('one who departs ends the silence', async () => {
    await server.as('coordinator', 'POST', '/process-instances', {
      processId: 'triage',
      variables: { nature_suggestion: 'trolling' },
    })
    const [task] = await tasks()
    await server.as('coordinator', 'POST', `/user-tasks/${task!.key}/completion`, {
      variables: { nature: 'unclear', suggestion_followed: 'no', reason: 'irony' },
    })
    await server.database.pool.query('delete from notice')
    const lastQuarter = `date_trunc('quarter', current_date) - interval '1 month'`
    await server.database.pool.query(`update suggestion set decided_on = ${lastQuarter}`)
    expect(await reviewSuggestions(server.database, 10)).toBe(0)
    await server.database.pool.query(`update suggestion set decided_on = '2020-02-02'`)
    const { suggestions } = await figures()
    expect(suggestions).toMatchObject([
      { quarter: '2020-Q1', overruled: { share: null, atMost: 0.45 }, review: false },
    ])
  })

  test('tell a designer the course of a version alone, and nothing while fewer than ten of its cases have ended', async () => {
    const another = drawing.replaceAll('triage', 'sorting')
    await server.as('designer', 'POST', '/deployments', {
      resources: [{ name: 'sorting.bpmn', content: another }],
    })
    const ask = (version: number, more = '') =>
      server.as('designer', 'GET', `/course?processId=sorting&version=${version}${more}`)
    for (let index = 0; index < 9; index++) await oneCase('trolling', 'sorting')
    const few = await ask(1)
    expect(few).toMatchObject({ status: 200, body: { course: { duration: null, handOvers: null } } })

    await oneCase('wellbeing_concern', 'sorting')
    const enough = (await ask(1)).body as { course: { duration: object } }
    expect(enough).toMatchObject({
      processId: 'sorting',
      version: 1,
      smallNumber: 10,
      course: {
        duration: { median: expect.any(Number), p90: expect.any(Number) },
        handOvers: { median: 0, p90: 0 },
      },
    })
    // How many there were, how they ended and what they were about is not said, nor of a time that somebody chooses.
    expect(Object.keys(enough).sort()).toEqual(Object.keys(few.body).sort())
    expect(Object.keys(enough).sort()).toEqual([
      'course',
      'from',
      'processId',
      'smallNumber',
      'to',
      'version',
    ])
    expect((await ask(1, '&from=2026-01-01')).status).toBe(400)
    expect((await ask(2)).status).toBe(404)

    // Another version begins with none.
    await server.as('designer', 'POST', '/deployments', {
      resources: [{ name: 'sorting.bpmn', content: another.replace('name="Look"', 'name="Look again"') }],
    })
    expect(await ask(2)).toMatchObject({ body: { course: { duration: null, handOvers: null } } })
    for (const who of ['intake', 'legal', 'partner', 'admin'])
      expect((await server.as(who, 'GET', '/course?processId=sorting&version=1')).status, who).toBe(403)
  })
})

test('working days leave Saturday and Sunday out', () => {
  const day = (text: string) => Date.parse(`${text}T10:00:00Z`)
  expect(workingDays(day('2026-11-20'), day('2026-11-23'))).toBe(1)
  expect(workingDays(day('2026-11-16'), day('2026-11-30'))).toBe(10)
})

/** The order and nesting of the XML schema of IEEE 1849, read tag by tag. */
function expectStructure(xes: string): void {
  // A prefix is that of an extension which is declared: others mean nothing to whoever reads the file.
  const prefixes = [...xes.matchAll(/<extension [^>]*prefix="(\w+)"/g)].map(([, prefix]) => prefix)
  const used = [...xes.matchAll(/ key="(\w+):/g)].map(([, prefix]) => prefix)
  expect(new Set(used)).toEqual(new Set(prefixes))
  for (const [, keys] of xes.matchAll(/<classifier [^>]*scope="event" keys="([^"]+)"/g))
    for (const key of keys!.split(' '))
      expect(xes.match(/<global scope="event">[\s\S]*?<\/global>/)![0]).toContain(`key="${key}"`)
  const text = xes.replace(/^<\?xml[^>]*\?>\s*/, '')
  const outline: string[] = []
  const open: string[] = []
  for (const [whole, close, name, attributes, alone] of text.matchAll(
    /<(\/?)([\w:]+)((?:\s+[\w:.]+="[^"<]*")*)\s*(\/?)>/g,
  )) {
    if (close) expect(open.pop(), whole).toBe(name)
    else {
      outline.push([...open, name].join('/'))
      if (alone) expect(attributes).toMatch(/key=|prefix=|keys=/)
      else open.push(name!)
    }
  }
  expect(open).toEqual([])
  expect(text.replace(/<[^>]*>/g, '').trim()).toBe('')
  const order = ['extension', 'global', 'classifier', 'string', 'int', 'trace']
  const children = outline
    .filter(place => place.split('/').length === 2)
    .map(place => order.indexOf(place.slice(4)))
  expect(children).not.toContain(-1)
  const ranks = children.map(rank => (rank === 4 ? 3 : rank))
  expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
  expect(new Set(outline.map(place => place.replace(/(string|int|date)$/, 'attribute')))).toEqual(
    new Set([
      'log',
      'log/extension',
      'log/global',
      'log/global/attribute',
      'log/classifier',
      'log/attribute',
      'log/trace',
      'log/trace/attribute',
      'log/trace/event',
      'log/trace/event/attribute',
    ]),
  )
  for (const event of text.match(/<event>[\s\S]*?<\/event>/g)!)
    for (const key of ['concept:name', 'lifecycle:transition', 'time:timestamp'])
      expect(event.split(`key="${key}"`)).toHaveLength(2)
}
