// Cases: starting, looking at, and steering them.

import type { Static } from 'typebox'
import type { Command, Event, State } from '../../engine/index.ts'
import { decide } from '../../engine/index.ts'
import { tell } from '../../engine/words/sentences.ts'
import { can, seesCase } from '../auth/can.ts'
import { subjectOf } from '../auth/guard.ts'
import type { Subject } from '../auth/subject.ts'
import { holdReasonOf } from '../casework/hold.ts'
import { requestUnderWay } from '../casework/once.ts'
import { partnersOf } from '../casework/partners.ts'
import { searchByVariable } from '../casework/search.ts'
import type { Done, Refusal } from '../casework/work.ts'
import { Resolution, Resolved } from '../contract/incidents.ts'
import {
  Because,
  Hold,
  type Instance,
  InstanceDetail,
  InstanceQuery,
  Instances,
  InstanceVariables,
  Migration,
  Modification,
  NewInstance,
  Outcome,
  StartedInstance,
} from '../contract/instances.ts'
import { AskableSteps, Partners } from '../contract/partners.ts'
import { InstanceParams } from '../contract/shared.ts'
import { Refused, refusedBy } from '../errors.ts'
import { isOwn } from '../jobs/kinds.ts'
import { languageOf } from '../language.ts'
import { askableSteps } from '../rules/askable.ts'
import { mayNotPassGates } from '../rules/gates.ts'
import { mustBeSearchable } from '../rules/search.ts'
import type { App, Server } from '../server.ts'
import { erasureOf } from '../store/data-keys.ts'
import { latestRoles, resourcesOf, rolesOf } from '../store/definitions.ts'
import { gathered } from '../store/gather.ts'
import { calledBy, findInstance, findInstances, listInstances, stateOf } from '../store/instances.ts'
import { mustLeaveOwn } from './notes.ts'

export function instanceRoutes(app: App, { database, dispatch }: Server): void {
  const { kysely } = database
  const rolesOfProcess = gathered<string, string[]>(processes => latestRoles(kysely, processes))
  const rolesOfVersion = gathered<string, string[]>(definitions => rolesOf(kysely, definitions))
  const started = gathered<string, Instance>(keys => findInstances(kysely, keys))

  app.get(
    '/process-instances',
    {
      config: { action: 'instance.read' },
      schema: { querystring: InstanceQuery, response: { 200: Instances } },
    },
    async request => {
      const { variable, value } = request.query
      if (variable === undefined && value === undefined)
        return listInstances(kysely, request.query, subjectOf(request))
      if (variable === undefined || value === undefined)
        throw new Refused('INVALID', tell`A search by variable names the variable and its value.`)
      await mustBeSearchable(kysely, request.query, variable)
      return searchByVariable(database, { ...request.query, variable, value }, subjectOf(request))
    },
  )

  app.post(
    '/process-instances',
    {
      config: { action: 'instance.start' },
      schema: { body: NewInstance, response: { 201: StartedInstance } },
    },
    async (request, reply) => {
      const subject = subjectOf(request)
      const { processId, processDefinitionKey, businessKey = null, variables = {} } = request.body
      if ((processId === undefined) === (processDefinitionKey === undefined)) {
        throw new Refused('INVALID', tell`Name either a processId or a processDefinitionKey.`)
      }
      await mustBeOfTheirLanes(processId, processDefinitionKey, subject)
      const answer = await dispatch.submit({
        kind: 'start',
        process: processId ?? '',
        definition: processDefinitionKey,
        command: { type: 'start', variables, businessKey, by: subject.username },
        actor: subject.username,
      })
      if (!answer.ok) throw refusedBy(answer)
      // Who starts a case is told about it, even one whose lanes are not theirs.
      return reply.code(201).send({ instance: (await started(answer.instance))! })
    },
  )

  app.get(
    '/process-instances/:instanceKey',
    {
      config: { action: 'instance.read' },
      schema: { params: InstanceParams, response: { 200: InstanceDetail } },
    },
    async request => {
      const subject = subjectOf(request)
      const instance = await mustFind(request.params.instanceKey, subject)
      const { graph } = await dispatch.definitions.get(database.pool, instance.processDefinitionKey)
      const state = await stateOf(database, instance.key)
      const called = await calledBy(kysely, instance.key)
      const erasedAt = await erasureOf(kysely, instance.rootKey)
      if (!state)
        return {
          instance,
          holdReason: null,
          erasedAt,
          elements: [],
          variables: [],
          subscriptions: [],
          called: [],
        }
      const reads = can(subject, 'content.read')
      const detail = {
        instance,
        holdReason: reads ? await holdReasonOf(database, instance.key, state) : null,
        erasedAt,
        ...inside(state, id => graph.nodes.get(id)?.name ?? null, called),
      }
      return reads ? detail : withoutContent(detail)
    },
  )

  app.get(
    '/process-instances/:instanceKey/partners',
    {
      config: { action: 'content.read' },
      schema: { params: InstanceParams, response: { 200: Partners } },
    },
    async request => {
      const { key } = await mustFind(request.params.instanceKey, subjectOf(request))
      return partnersOf(database, key, languageOf(request.headers['accept-language']))
    },
  )

  app.get(
    '/process-instances/:instanceKey/askable-steps',
    {
      config: { action: 'instance.operate' },
      schema: { params: InstanceParams, response: { 200: AskableSteps } },
    },
    async request => {
      const { key, processDefinitionKey } = await mustFind(request.params.instanceKey, subjectOf(request))
      const state = await stateOf(database, key)
      if (state === null || state.status !== 'active') return { steps: [] }
      const { graph } = await dispatch.definitions.get(database.pool, processDefinitionKey)
      const resources = await resourcesOf(kysely, processDefinitionKey)
      const drawings = resources.filter(({ name }) => name.endsWith('.bpmn')).map(({ content }) => content)
      const language = languageOf(request.headers['accept-language'])
      const of = { graph, state, now: Date.now() }
      return { steps: await askableSteps(drawings, language, of) }
    },
  )

  app.put(
    '/process-instances/:instanceKey/variables',
    {
      config: { action: 'instance.change' },
      schema: { params: InstanceParams, body: InstanceVariables, response: { 200: Outcome } },
    },
    async request => {
      mustLeaveOwn(request.body.variables)
      return command(request.params.instanceKey, subjectOf(request), by => ({
        type: 'setVariables',
        ...request.body,
        by,
      }))
    },
  )

  app.post(
    '/process-instances/:instanceKey/cancellation',
    {
      config: { action: 'instance.operate' },
      schema: { params: InstanceParams, body: Because, response: { 200: Outcome } },
    },
    async request => {
      const { parentKey } = await mustFind(request.params.instanceKey, subjectOf(request))
      if (parentKey !== null) throw new Refused('CALLED_INSTANCE')
      return command(request.params.instanceKey, subjectOf(request), by => ({
        type: 'cancel',
        ...request.body,
        by,
      }))
    },
  )

  app.post(
    '/process-instances/:instanceKey/suspension',
    {
      config: { action: 'instance.operate' },
      schema: { params: InstanceParams, body: Hold, response: { 200: Outcome } },
    },
    async request => {
      const { until } = request.body
      if (until !== undefined && new Date(until) <= new Date())
        throw new Refused('INVALID', undefined, [
          { pointer: '/until', code: 'NOT_LATER', detail: tell`It is looked at again later than now.` },
        ])
      return command(request.params.instanceKey, subjectOf(request), by => ({
        type: 'suspend',
        ...request.body,
        by,
      }))
    },
  )

  app.post(
    '/process-instances/:instanceKey/resumption',
    {
      config: { action: 'instance.operate' },
      schema: { params: InstanceParams, body: Because, response: { 200: Outcome } },
    },
    async request =>
      command(request.params.instanceKey, subjectOf(request), by => ({
        type: 'resume',
        ...request.body,
        by,
      })),
  )

  app.post(
    '/process-instances/:instanceKey/modification',
    {
      config: { action: 'instance.operate' },
      schema: { params: InstanceParams, body: Modification, response: { 200: Outcome } },
    },
    async request => {
      const { preview, ...changes } = request.body
      mustLeaveOwn(changes.variables)
      const modify = (by: string): Command => ({ type: 'modify', ...changes, by })
      return preview
        ? foresee(request.params.instanceKey, subjectOf(request), modify)
        : command(request.params.instanceKey, subjectOf(request), modify)
    },
  )

  app.post(
    '/process-instances/:instanceKey/migration',
    {
      config: { action: 'instance.operate' },
      schema: { params: InstanceParams, body: Migration, response: { 200: Outcome } },
    },
    async request => {
      const { processDefinitionKey, mapping = {}, reason, preview } = request.body
      const exists = await kysely
        .selectFrom('process_definition')
        .select('key')
        .where('key', '=', processDefinitionKey)
        .executeTakeFirst()
      if (!exists) throw new Refused('NO_SUCH_PROCESS')
      const migrate = (by: string): Command => ({
        type: 'migrate',
        mapping,
        version: processDefinitionKey,
        by,
        reason,
      })
      if (preview)
        return foresee(request.params.instanceKey, subjectOf(request), migrate, processDefinitionKey)
      return command(request.params.instanceKey, subjectOf(request), migrate, processDefinitionKey)
    },
  )

  app.post(
    '/process-instances/:instanceKey/incident-resolution',
    {
      config: { action: 'incident.resolve' },
      schema: { params: InstanceParams, body: Resolution, response: { 200: Resolved } },
    },
    async request => {
      const subject = subjectOf(request)
      const { key } = await mustFind(request.params.instanceKey, subject)
      const state = await stateOf(database, key)
      // What an earlier try has resolved is no incident any more; the others are resolved now.
      requestUnderWay()?.takeOutcome()
      let resolved = 0
      for (const incident of Object.values(state?.incidents ?? {})) {
        const answer = await dispatch.submit({
          kind: 'command',
          instance: key,
          command: { type: 'resolve', incident: incident.key, ...request.body, by: subject.username },
          actor: subject.username,
        })
        if (answer.ok) resolved += 1
      }
      return { resolved }
    },
  )

  /** A lane begins the processes that it works in; a coordinator any. */
  async function mustBeOfTheirLanes(
    process: string | undefined,
    definition: string | undefined,
    subject: Subject,
  ): Promise<void> {
    const roles = await (definition === undefined
      ? rolesOfProcess(process ?? '')
      : rolesOfVersion(definition))
    if (!roles) throw new Refused('NO_SUCH_PROCESS')
    if (!seesCase(subject, { roles })) throw new Refused('FORBIDDEN', tell`No lane of this process is yours.`)
  }

  async function mustFind(key: string, subject: Subject): Promise<Instance> {
    const instance = await findInstance(kysely, key, subject)
    if (!instance) throw new Refused('NO_SUCH_INSTANCE')
    return instance
  }

  async function command(
    key: string,
    subject: Subject,
    make: (by: string) => Command,
    definition?: string,
  ): Promise<Outcome> {
    await mustFind(key, subject)
    const actor = subject.username
    return outcomeFor(
      subject,
      await dispatch.submit({ kind: 'command', instance: key, command: make(actor), actor, definition }),
    )
  }

  /** What a command would do: the same decision on a copy, and nothing written. */
  async function foresee(
    key: string,
    subject: Subject,
    make: (by: string) => Command,
    definition?: string,
  ): Promise<Outcome> {
    const { processDefinitionKey } = await mustFind(key, subject)
    const { graph } = await dispatch.definitions.get(database.pool, definition ?? processDefinitionKey)
    const { graph: present } = await dispatch.definitions.get(database.pool, processDefinitionKey)
    const [state, wish, now] = [await stateOf(database, key), make(subject.username), Date.now()]
    const past = mayNotPassGates(present, graph, state, wish, now)
    if (past !== null) throw refusedBy(past)
    const outcome = decide(graph, state, wish, now)
    if (!outcome.ok) throw refusedBy({ ok: false, ...outcome.rejection })
    return { instanceKey: key, seq: null, events: eventsFor(subject, outcome.events) }
  }
}

/** The answer of the dispatcher as the contract tells it. */
export function outcomeOf(answer: Done | Refusal): Outcome {
  if (!answer.ok) throw refusedBy(answer)
  return {
    instanceKey: answer.instance,
    seq: answer.seq,
    events: answer.events as unknown as Outcome['events'],
  }
}

/** The same, as far as somebody may read it. */
export function outcomeFor(subject: Subject, answer: Done | Refusal): Outcome {
  if (!answer.ok) throw refusedBy(answer)
  return { ...outcomeOf(answer), events: eventsFor(subject, answer.events) }
}

/** All of the events; what happened and where, to whoever may not read what a case knows. */
function eventsFor(subject: Subject, events: readonly Event[]): Outcome['events'] {
  const told = events as unknown as Outcome['events']
  if (can(subject, 'content.read')) return told
  const place = ['type', 'key', 'element', 'incident']
  return told.map(event => Object.fromEntries(Object.entries(event).filter(([name]) => place.includes(name))))
}

/** Where a case stands and what it waits for, and nothing of what people said or what is kept about somebody. */
function withoutContent(detail: InstanceDetail): InstanceDetail {
  const subscriptions = detail.subscriptions.map(one => ({ ...one, correlationKey: null }))
  return { ...detail, holdReason: null, variables: [], subscriptions }
}

type Called = Awaited<ReturnType<typeof calledBy>>

/** What stands in an instance: live runs, variables by scope, open subscriptions, called instances. */
function inside(
  state: State,
  nameOf: (element: string) => string | null,
  called: Called,
): Omit<InstanceDetail, 'instance' | 'holdReason' | 'erasedAt'> {
  const runs = Object.values(state.runs)
  const failed = new Set(Object.values(state.incidents).map(incident => incident.run))
  return {
    elements: runs.map(run => ({
      key: run.key,
      element: run.element,
      elementType: run.type,
      name: nameOf(run.element),
      scope: run.scope,
      index: run.index,
      waiting: run.wait?.kind ?? null,
      byHand: run.wait?.kind === 'job' && !isOwn(run.wait.jobType),
      incident: failed.has(run.key),
    })),
    variables: runs.flatMap(run =>
      Object.entries(run.variables ?? {}).map(([name, value]) => ({
        scope: run.key,
        element: run.element,
        name,
        value,
      })),
    ),
    subscriptions: Object.values(state.subscriptions).map(
      ({ key, element, kind, name, correlationKey, due }) => ({
        key,
        element,
        kind,
        name,
        correlationKey,
        due,
      }),
    ),
    called: called.map(row => ({
      instanceKey: row.id,
      number: Number(row.number),
      element: state.runs[Number(row.parent_key)]?.element ?? '',
      elementKey: Number(row.parent_key),
      processId: row.process_id,
      processName: row.name,
      processDefinitionKey: row.definition_key,
      status: row.status as Static<typeof Instance>['status'],
    })),
  }
}
