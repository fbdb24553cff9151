// What partners of a case were asked and told, read off its trail: a task that was created for an organisation, a step
// that was completed at one end of a message flow. The drawing that was in force then says on which basis.

import { parse } from '../../engine/graph/moddle.ts'
import { translate } from '../../engine/graph/translations.ts'
import type { Event } from '../../engine/index.ts'
import type { Privacy } from '../../engine/lint/governance.ts'
import { type Model, models } from '../../engine/lint/index.ts'
import type { Message } from '../../engine/lint/model.ts'
import type { Partners } from '../contract/partners.ts'
import type { Database } from '../store/connect.ts'
import { resourcesOf } from '../store/definitions.ts'
import { openedEntries } from '../store/entries.ts'
import { formFor, formOf } from './forms.ts'

type Asked = Partners['asked'][number]
type Open = { -readonly [Name in keyof Asked]: Asked[Name] } & {
  readonly element: string
  formId: string | null
  definition: string
}

/** Partners of one instance, in the order of its trail; none where the case was erased. */
export async function partnersOf(
  { kysely, pool, keyring }: Database,
  instance: string,
  language: string | null,
): Promise<Partners> {
  const entries = (await openedEntries(pool, keyring, [instance])).get(instance) ?? []
  const drawn = new Map<string, Drawn>()
  const asked = new Map<number, Open>()
  const passed: Partners['passed'] = []
  for (const { entry } of entries) {
    if (entry === null) continue
    const { definition, at } = entry
    const known = drawn.get(definition) ?? (await drawnIn(kysely, definition, language))
    drawn.set(definition, known)
    for (const event of entry.events) {
      follow(asked, event, { instance, definition, at, known })
      if (event.type === 'element.completed') passed.push(...passedBy(known, event.element, at))
    }
  }
  return {
    asked: await Promise.all(
      [...asked.values()].map(async ({ element, formId, definition, ...told }) => {
        const form = formId === null ? null : await formOf(kysely, definition, formId)
        return { ...told, form: form && (formFor(form, element) as unknown as Record<string, unknown>) }
      }),
    ),
    passed,
  }
}

type Told = {
  readonly instance: string
  readonly definition: string
  readonly at: string
  readonly known: Drawn
}

/** The life of the tasks that are for organisations, event by event. */
function follow(asked: Map<number, Open>, event: Event, { instance, definition, at, known }: Told): void {
  if (event.type === 'task.created') {
    const group = partnerIn(event.candidateGroups)
    if (group === undefined) return
    const { key, element, name, dueDate, form } = event
    asked.set(key, {
      task: `${instance}.${key}`,
      name: known.names.get(element) ?? name,
      group,
      at,
      expectedBy: timeOf(dueDate),
      state: 'open',
      endedAt: null,
      answeredBy: null,
      form: null,
      grounds: known.grounds.get(element) ?? NOTHING_SAID,
      element,
      formId: form,
      definition,
    })
    return
  }
  if (!('key' in event)) return
  const task = asked.get(event.key)
  if (task === undefined) return
  if (event.type === 'task.updated') {
    const { dueDate, candidateGroups } = event.changes
    if (dueDate !== undefined) task.expectedBy = timeOf(dueDate)
    // Given to others, it keeps the last organisation that could see it.
    task.group = partnerIn(candidateGroups ?? []) ?? task.group
  } else if (event.type === 'task.completed') {
    Object.assign(task, { state: 'completed', endedAt: at, answeredBy: event.by })
  } else if (event.type === 'element.terminated') {
    Object.assign(task, { state: 'canceled', endedAt: at })
  }
}

const partnerIn = (groups: readonly string[]) => groups.find(group => group.includes(':'))

/** A due time as the contract tells times; null where there is none, or what the drawing gave is none. */
function timeOf(text: string | null): string | null {
  const time = text === null ? Number.NaN : Date.parse(text)
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

const NOTHING_SAID = { dataClass: null, basis: null, purpose: null, retention: null }

/** What a drawing says of its messages and of the data its steps handle. */
type Drawn = {
  readonly messages: readonly Message[]
  readonly grounds: ReadonlyMap<string, Asked['grounds']>
  readonly names: ReadonlyMap<string, string>
}

async function drawnIn(
  kysely: Database['kysely'],
  definition: string,
  language: string | null,
): Promise<Drawn> {
  const drawings = (await resourcesOf(kysely, definition)).filter(({ name }) => name.endsWith('.bpmn'))
  const said: Model[] = []
  for (const { content } of drawings) {
    const { definitions } = await parse(content)
    if (definitions === null) continue
    if (language !== null) translate(definitions, language)
    said.push(...models(definitions))
  }
  const steps = said.flatMap(model => model.steps)
  return {
    messages: said.flatMap(model => model.messages),
    grounds: new Map(steps.map(({ id, privacy }) => [id, groundsOf(privacy)])),
    names: new Map(steps.filter(({ name }) => name !== '').map(({ id, name }) => [id, name])),
  }
}

function groundsOf({ dataClass, basis, purpose, retention }: Privacy): Asked['grounds'] {
  return { dataClass, basis, purpose, retention }
}

/** The messages at whose end a step of ours stands, and somebody else at the other. */
function passedBy({ messages }: Drawn, element: string, at: string): Partners['passed'] {
  return messages.flatMap(({ name, source, target, from, to, privacy }): Partners['passed'] => {
    const grounds = groundsOf(privacy)
    if (source?.id === element && source.own && to && !to.gov.own)
      return [{ direction: 'sent', partner: to.name, message: name, at, grounds }]
    if (target?.id === element && target.own && from && !from.gov.own)
      return [{ direction: 'received', partner: from.name, message: name, at, grounds }]
    return []
  })
}
