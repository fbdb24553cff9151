// Every command and every event of a trail as a sentence.

import type { Event } from '../../../engine/run/event.ts'
import type { Entry } from '../../api/trail.ts'
import { asDrawn, type DecisionWords } from '../../drawing/decision-words.ts'
import type { Drawing } from '../../drawing/read.ts'
import { nameIn } from '../../drawing/words.ts'
import type { SayAgain } from '../../i18n/engine-words.ts'
import { doerInWords, groupInWords, type TextKey, translate as t, wordFor } from '../../i18n/texts.ts'
import { dateTime } from '../../i18n/when.ts'
import { valueInWords, variableInWords } from '../../ui/value.ts'
import { type Grain, isReadable, type Stop } from './replay.ts'

/**
 * What the event says, with the words of the drawing; `again` says its recorded sentence in the language of the page, and
 * `tables` what a decision gave.
 */
export function eventInWords(
  event: Event,
  drawing: Drawing | undefined,
  again: SayAgain,
  tables: DecisionWords = asDrawn,
): string {
  const name = 'element' in event && typeof event.element === 'string' ? nameIn(drawing, event.element) : ''
  return t(`events.${event.type}` as TextKey, { name, ...details(event, drawing, again, tables) })
}

/** Who did it, and for whom where they stood in. */
const withDeputy = (by: string, deputyFor: string | undefined) =>
  deputyFor === undefined
    ? doerInWords(by)
    : `${doerInWords(by)} (${t('tasks.asDeputy', { name: doerInWords(deputyFor) })})`

function details(
  event: Event,
  drawing: Drawing | undefined,
  again: SayAgain,
  tables: DecisionWords,
): Record<string, unknown> {
  switch (event.type) {
    case 'process.started':
      return {
        name: drawing?.nodes.has(event.element)
          ? nameIn(drawing, event.element)
          : processName(event.process, drawing),
      }
    case 'process.canceled':
    case 'process.suspended':
    case 'process.resumed':
      return { reason: event.reason ?? t('form.notGiven') }
    case 'process.terminated':
      return { reason: event.error?.code ?? '' }
    case 'process.migrated':
      return { version: event.version ?? event.process }
    case 'element.activated':
      return { pass: event.index === null ? '' : t('replay.pass', { number: event.index }) }
    case 'flow.taken': {
      const flow = drawing?.flows.get(event.flow)
      return {
        from: nameIn(drawing, flow?.source ?? event.flow),
        to: nameIn(drawing, flow?.target ?? ''),
        label: flow?.name ?? '',
      }
    }
    case 'scope.interrupted':
      return { name: nameIn(drawing, event.by) }
    case 'variables.set':
      return {
        values: Object.entries(event.values)
          .map(([name, value]) => `${name.replaceAll('_', ' ')} = ${variableInWords(name, value, t)}`)
          .join('; '),
      }
    case 'store.written':
      return { store: event.store, value: valueInWords(event.value, t) }
    case 'gateway.decided':
      return { ways: event.flows.map(flow => wayOf(drawing, flow)).join(', ') }
    case 'task.created':
      return {
        role: forWhom(event),
        due: event.dueDate === null ? t('due.none') : dateTime(event.dueDate),
      }
    case 'task.assigned':
      return { who: withDeputy(event.assignee ?? t('replay.nobody'), event.deputyFor) }
    case 'task.completed':
      return { who: withDeputy(event.by ?? t('replay.system'), event.deputyFor) }
    case 'job.created':
      return { job: wordFor('jobs', event.jobType.replace(OWN_PREFIX, '')) }
    case 'job.failed':
      return { retries: event.retries, message: again(event.message) }
    case 'job.retried':
      return { retries: event.retries }
    case 'subscription.opened': {
      const { kind, due, name, element } = event.subscription
      return {
        name: nameIn(drawing, element),
        what: due === null ? `${wordFor('triggers', kind)} ${name ?? ''}`.trim() : dateTime(due),
      }
    }
    case 'subscription.closed':
      return { name: nameIn(drawing, event.element) }
    case 'message.sent':
      return { message: event.name }
    case 'signal.thrown':
      return { signal: event.name }
    case 'error.thrown':
    case 'escalation.thrown':
      return {
        code: event.code,
        catcher: event.caughtBy === null ? t('replay.nobody') : nameIn(drawing, event.caughtBy),
      }
    case 'call.started':
      return { process: event.process.replaceAll('_', ' ') }
    case 'decision.evaluated':
      return { name: nameIn(drawing, event.element), result: resultInWords(event, tables) }
    case 'loop.started':
      return { total: event.total ?? '?' }
    case 'loop.collected':
      return { number: event.index }
    case 'compensation.registered':
      return { name: nameIn(drawing, event.record.element) }
    case 'incident.raised':
      return { code: wordFor('incidents', event.code), message: again(event.message) }
    case 'incident.resolved':
      return { code: wordFor('incidents', event.code) }
    default:
      return {}
  }
}

/** A table with one output gives a value of that name. */
function resultInWords(
  { trace, result }: Extract<Event, { type: 'decision.evaluated' }>,
  tables: DecisionWords,
): string {
  const [first, ...others] = trace.at(-1)?.rules[0]?.outputs ?? []
  const called = first === undefined || others.length > 0 ? null : tables.value(first.label, result)
  return called ?? valueInWords(result, t)
}

/** Who may take a task on; where nobody is named it is the coordinator's. */
function forWhom({ candidateGroups, candidateUsers }: Extract<Event, { type: 'task.created' }>): string {
  const named = [...candidateGroups.map(groupInWords), ...candidateUsers.map(doerInWords)]
  return named.length === 0 ? groupInWords('coordinator') : named.join(', ')
}

/** What the types of jobs begin with that Linkspan does itself. */
const OWN_PREFIX = /^(io\.)?linkspan:/

const processName = (id: string, drawing: Drawing | undefined) =>
  drawing?.processes.find(process => process.id === id)?.name ?? id.replaceAll('_', ' ')

/** A way out of a choice: its label, else where it leads. */
export function wayOf(drawing: Drawing | undefined, flowId: string): string {
  const flow = drawing?.flows.get(flowId)
  return flow?.name ?? nameIn(drawing, flow?.target ?? flowId)
}

/** The heading of a stop: what somebody did, or the one thing that then happened. */
export function stopInWords(
  stop: Stop,
  entry: Entry,
  grain: Grain,
  drawing: Drawing | undefined,
  again: SayAgain,
  tables: DecisionWords,
): string {
  const [first] = stop.events
  return grain === 'entry' || first === undefined
    ? entryInWords(entry, drawing, again, tables)
    : eventInWords(first, drawing, again, tables)
}

/** What somebody did, as the heading of an entry. */
export function entryInWords(
  entry: Entry,
  drawing: Drawing | undefined,
  again: SayAgain,
  tables: DecisionWords,
): string {
  if (!isReadable(entry)) return t(entry.erased ? 'replay.erasedStep' : 'replay.unreadable')
  const main = entry.events.find(event => headline.has(event.type))
  const type = String(entry.command.type)
  if (
    main !== undefined &&
    (type === 'complete' || type === 'start' || type === 'trigger' || main.type !== 'element.completed')
  ) {
    if (type === 'trigger') {
      const fired = entry.events.find(
        event => event.type === 'element.completed' || event.type === 'element.activated',
      )
      return t('commands.trigger', {
        name: fired !== undefined && 'element' in fired ? nameIn(drawing, String(fired.element)) : '',
      })
    }
    return eventInWords(main, drawing, again, tables)
  }
  return t(`commands.${type}` as TextKey, {
    name: main !== undefined && 'element' in main ? nameIn(drawing, String(main.element)) : '',
  })
}

/** The events that tell best what an entry was about, first found first. */
const headline = new Set<Event['type']>([
  'process.started',
  'task.completed',
  'task.assigned',
  'task.updated',
  'job.completed',
  'job.failed',
  'process.canceled',
  'process.suspended',
  'process.resumed',
  'process.migrated',
  'incident.resolved',
  'element.completed',
  'variables.set',
  'store.written',
])
