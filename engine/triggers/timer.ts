// A timer is due at a moment that is computed once, when it is armed; a cycle counts on from its last due moment,
// so it never drifts (10.5.5).

import type { Due } from '../feel/due.ts'
import { dueBy, nextDue } from '../feel/due.ts'
import type { Trigger } from '../graph/graph.ts'
import type { ModdleElement } from '../graph/moddle.ts'
import { bodyOf, idOf, type Reader, report, template } from '../graph/reader.ts'
import type { Step } from '../run/emit.ts'
import { Trouble } from '../run/incident.ts'
import type { Run, Subscription } from '../run/state.ts'
import { evaluate } from '../run/variables.ts'
import { type Sentence, tell } from '../words/sentences.ts'
import type { Ear, TriggerBehaviour } from './trigger.ts'

type TimerTrigger = Extract<Trigger, { kind: 'timer' }>

const KINDS = { timeDate: 'date', timeDuration: 'duration', timeCycle: 'cycle' } as const

export const timer: TriggerBehaviour<'timer'> = {
  compile: (definition, event, reader) => {
    const given = (Object.keys(KINDS) as (keyof typeof KINDS)[]).filter(
      name => bodyOf(definition[name]) !== null,
    )
    if (given.length === 0)
      report(
        reader,
        'TIMER_MISSING',
        event,
        tell`The timer of ${idOf(event)} says neither date, duration nor cycle.`,
      )
    if (given.length > 1)
      report(reader, 'TIMER_AMBIGUOUS', event, tell`The timer of ${idOf(event)} says ${given}; keep one.`)
    const name = given[0] ?? 'timeDuration'
    const body = bodyOf(definition[name]) ?? 'PT0S'
    return { kind: 'timer', timer: KINDS[name], value: timerValue(body, KINDS[name], event, reader) }
  },

  listen: (step, run, trigger, event) => {
    const due = dueOf(step, run, trigger)
    if (due !== null) return earOf(due)
    // Beside other work a cycle may have no turn; a step that waits for nothing else would wait for ever.
    if (run.element === event.id)
      throw new Trouble('TIMER_INVALID', tell`The timer of ${run.element} is due no time at all.`)
    return {}
  },
}

/** What a subscription keeps of a due time. A timer that is due once has no interval. */
function earOf(due: Due): Ear {
  return {
    due: iso(due.due),
    interval: due.cron ?? due.interval ?? null,
    repetitions: due.cron === undefined && due.repetitions === undefined ? 0 : (due.repetitions ?? null),
    anchor: due.anchor === undefined ? null : iso(due.anchor),
  }
}

/** The next due moment of a cycle, counted from the last one; null after its last. */
export function nextEar(subscription: Subscription): Ear | null {
  const { due, interval, repetitions, anchor } = subscription
  if (due === null || interval === null || repetitions === 0) return null
  const next = nextDue({
    due: Date.parse(due),
    ...(interval.startsWith('P') ? { interval } : { cron: interval }),
    repetitions,
    ...(anchor === null ? {} : { anchor: Date.parse(anchor) }),
  })
  return next === null ? null : earOf(next)
}

function iso(time: number): string {
  return new Date(time).toISOString()
}

/** Plain ISO text stands as it is; anything else is FEEL. */
function timerValue(
  body: string,
  kind: TimerTrigger['timer'],
  event: ModdleElement,
  reader: Reader,
): TimerTrigger['value'] {
  if (body.startsWith('=')) return template(reader, body, event)
  const read = dueBy(kind, body, 0)
  if (read === null || !('problem' in read)) return { text: body }
  if (looksLikeTimer(body)) {
    report(
      reader,
      'TIMER_INVALID',
      event,
      tell`The ${NAMES[kind]} "${body}" of ${idOf(event)} cannot be read: ${read.problem}`,
    )
    return { text: body }
  }
  return template(reader, `=${body}`, event)
}

const NAMES: Readonly<Record<TimerTrigger['timer'], Sentence>> = {
  date: tell`date`,
  duration: tell`duration`,
  cycle: tell`cycle`,
}

/** ISO dates, durations, cycles and cron have digits or stars where an expression has names and brackets. */
function looksLikeTimer(body: string): boolean {
  return /^(-?P[\dT]|R\d*\/|\d)/.test(body) || /^[^a-z("]*$/.test(body)
}

/** The years that every store of due times can hold. */
function isKept(due: number): boolean {
  return due >= Date.parse('0001-01-01T00:00:00Z') && due <= Date.parse('9999-12-31T23:59:59.999Z')
}

/** When the timer is due, from now; null where that is never; Trouble TIMER_INVALID where its value is no timer. */
export function dueOf(step: Step, run: Run, trigger: TimerTrigger): Due | null {
  const value = 'evaluate' in trigger.value ? evaluate(step, run, trigger.value) : trigger.value.text
  const read = dueBy(trigger.timer, value, step.now)
  if (read === null) return null
  const due =
    'problem' in read || isKept(read.due) ? read : { problem: tell`the year is not one from 1 to 9999.` }
  if (!('problem' in due)) return due
  throw new Trouble(
    'TIMER_INVALID',
    tell`The timer of ${run.element} gives ${JSON.stringify(value)}: ${due.problem}`,
  )
}
