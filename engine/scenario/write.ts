// A scenario as the text of its file: what was tried by hand is kept in the words that `read.ts` reads.

import { stringify } from 'yaml'
import { isoTime } from './clock.ts'
import type { Begin, Scenario, Sent, Step, Which } from './scenario.ts'

/** The text of a `.scenario.yaml`; reading it gives the same scenario. */
export function writeScenario({ name, files, start, at, steps, expect }: Omit<Scenario, 'file'>): string {
  return stringify(
    plain({
      name,
      files,
      start: start === null ? undefined : { ...begun(start), at: isoTime(at) },
      steps: steps.map(({ step }) => written(step)),
      expect,
    }),
    { lineWidth: 0 },
  )
}

function begun(begin: Begin): object {
  switch (begin.by) {
    case 'process':
      return { process: begin.process, variables: filled(begin.variables) }
    case 'message':
      return { message: sent(begin.message) }
    case 'signal':
      return { signal: { name: begin.name, variables: filled(begin.variables) } }
  }
}

function written(step: Step): object {
  switch (step.type) {
    case 'complete': {
      const { variables, by } = step
      return { complete: which(step), variables: filled(variables), by }
    }
    case 'fail':
    case 'error':
    case 'escalate': {
      const { type, index, variables, ...rest } = step
      return { [type]: { ...rest, index: index || undefined, variables: filled(variables) } }
    }
    case 'resolve':
      return { resolve: { element: step.element, index: step.index || undefined, retries: step.retries } }
    case 'message':
      return { message: sent(step.message) }
    case 'signal':
      return { signal: { name: step.name, variables: filled(step.variables) } }
    case 'set':
      return { set: { variables: step.variables, scope: step.scope } }
    case 'advance':
      return { advance: step.duration }
    case 'start':
      return { start: begun(step.begin) }
    case 'expect':
      return { expect: step.expect }
    default:
      return { [step.type]: {} }
  }
}

/** An element alone, where it is the first that waits there. */
function which({ element, index }: Which): string | object {
  return index === 0 ? element : { element, index }
}

function sent({ name, correlationKey, variables, ttl, id }: Sent): object {
  return {
    name,
    correlationKey,
    variables: filled(variables),
    ttl: ttl === null ? undefined : `PT${ttl / 1000}S`,
    id,
  }
}

function filled<T extends object>(values: T): T | undefined {
  return Object.keys(values).length === 0 ? undefined : values
}

/** Without what is not said: null stands for nothing in a scenario's own words, but is a value among variables. */
function plain(value: unknown, within = ''): unknown {
  if (within === 'variables' || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(item => plain(item))
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      inner === null || inner === undefined ? [] : [[key, plain(inner, key)]],
    ),
  )
}
