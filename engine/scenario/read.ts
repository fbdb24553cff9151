// A scenario's file becomes a Scenario, or is refused with the line that is to blame. An unknown key is refused:
// a misspelt expectation would otherwise hold for ever.

import { parseDuration } from './clock.ts'
import {
  type Begin,
  type Expectation,
  type Placed,
  type Scenario,
  type Sent,
  type Step,
  Unusable,
  type Which,
} from './scenario.ts'
import {
  fields,
  isMapping,
  lineOf,
  list,
  optionalCount,
  optionalText,
  parse,
  refuse,
  type Source,
  text,
  texts,
  type Value,
  variables,
} from './shape.ts'

const START = '2026-01-01T00:00:00Z'

/** Reads the text of a `.scenario.yaml`. Throws Unusable. */
export function readScenario(file: string, content: string): Scenario {
  const source = parse(file, content)
  const root = fields(source, source.document.contents, 'a scenario', [
    'name',
    'files',
    'start',
    'steps',
    'expect',
  ])
  const expect = root.has('expect') ? readExpectation(source, root.get('expect')!) : {}
  const start = root.get('start')
  if (start === undefined && expect.refused === undefined)
    throw new Unusable(file, 1, 'a scenario says how it starts, or that its files are refused.')
  if (start !== undefined && expect.refused !== undefined)
    refuse(source, start, 'files that are refused cannot be started.')
  return {
    file,
    name: optionalText(source, root.get('name'), 'name') ?? nameOf(file).replace(/\.scenario\.ya?ml$/, ''),
    files: readFiles(source, root.get('files')),
    start: start === undefined ? null : readBegin(source, start, true),
    at: readAt(source, start),
    steps: root.has('steps')
      ? list(source, root.get('steps')!, 'steps').map(step => readStep(source, step))
      : [],
    expect,
  }
}

/** The last part of a path. */
const nameOf = (path: string) => path.split(/[\\/]/).at(-1)!

function readFiles(source: Source, value: Value | undefined): string[] {
  if (value === undefined) throw new Unusable(source.file, 1, 'files names the drawings that the run needs.')
  return list(source, value, 'files').map(item => {
    const path = text(source, item, 'each of files')
    if (!/\.(bpmn|dmn|form|json|xml)$/.test(path))
      refuse(source, item, `${nameOf(path)} is neither .bpmn, .dmn nor .form.`)
    return path
  })
}

function readAt(source: Source, start: Value | undefined): number {
  if (start === undefined) return Date.parse(START)
  const value = fields(source, start, 'start', ['process', 'message', 'signal', 'variables', 'at']).get('at')
  if (value === undefined) return Date.parse(START)
  const at = Date.parse(text(source, value, 'at'))
  return Number.isNaN(at) ? refuse(source, value, 'at is an ISO 8601 time.') : at
}

function readBegin(source: Source, value: Value, clock: boolean): Begin {
  const allowed = ['process', 'message', 'signal', 'variables', ...(clock ? ['at'] : [])] as const
  const entries = fields(
    source,
    value,
    'start',
    allowed as readonly ('process' | 'message' | 'signal' | 'variables')[],
  )
  const ways = (['process', 'message', 'signal'] as const).filter(way => entries.has(way))
  if (ways.length !== 1) refuse(source, value, 'start names exactly one of process, message, signal.')
  const given = variables(source, entries.get('variables'))
  const way = entries.get(ways[0]!)!
  if (ways[0] === 'process') return { by: 'process', process: text(source, way, 'process'), variables: given }
  if (ways[0] === 'message') {
    const message = readMessage(source, way)
    return { by: 'message', message: { ...message, variables: { ...message.variables, ...given } } }
  }
  const signal = readSignal(source, way)
  return { by: 'signal', name: signal.name, variables: { ...signal.variables, ...given } }
}

function readMessage(source: Source, value: Value): Sent {
  if (!isMapping(value))
    return { name: text(source, value, 'message'), correlationKey: null, variables: {}, ttl: null, id: null }
  const entries = fields(source, value, 'message', ['name', 'correlationKey', 'variables', 'ttl', 'id'])
  const ttl = entries.get('ttl')
  return {
    name: text(source, entries.get('name') ?? value, 'the name of a message'),
    correlationKey: optionalText(source, entries.get('correlationKey'), 'correlationKey'),
    variables: variables(source, entries.get('variables')),
    ttl: ttl === undefined ? null : readDuration(source, ttl, 'ttl'),
    id: optionalText(source, entries.get('id'), 'id'),
  }
}

function readSignal(source: Source, value: Value): { name: string; variables: Sent['variables'] } {
  if (!isMapping(value)) return { name: text(source, value, 'signal'), variables: {} }
  const entries = fields(source, value, 'signal', ['name', 'variables'])
  return {
    name: text(source, entries.get('name') ?? value, 'the name of a signal'),
    variables: variables(source, entries.get('variables')),
  }
}

function readDuration(source: Source, value: Value, what: string): number {
  const duration = parseDuration(text(source, value, what), 0)
  return duration ?? refuse(source, value, `${what} is an ISO 8601 duration such as P30D.`)
}

const VERBS = [
  'complete',
  'fail',
  'resolve',
  'error',
  'escalate',
  'message',
  'signal',
  'set',
  'advance',
  'cancel',
  'start',
  'expect',
] as const
type Verb = (typeof VERBS)[number]

function readStep(source: Source, value: Value): Placed {
  const entries = fields(source, value, 'a step', [...VERBS, 'variables', 'by'])
  const verbs = VERBS.filter(verb => entries.has(verb))
  if (verbs.length !== 1) refuse(source, value, `a step is exactly one of ${VERBS.join(', ')}.`)
  const verb = verbs[0]!
  const beside = (['variables', 'by'] as const).filter(name => entries.has(name))
  if (beside.length > 0 && !['complete', 'fail', 'error', 'escalate'].includes(verb))
    refuse(source, value, `unknown key ${beside[0]} beside ${verb}.`)
  const given = {
    variables: variables(source, entries.get('variables')),
    by: optionalText(source, entries.get('by'), 'by'),
  }
  return { line: lineOf(source, value), step: readVerb(source, verb, entries.get(verb)!, given) }
}

type Given = { readonly variables: Sent['variables']; readonly by: string | null }

function readVerb(source: Source, verb: Verb, value: Value, given: Given): Step {
  switch (verb) {
    case 'complete':
      return { type: verb, ...readWork(source, value, verb, [], given).common }
    case 'fail': {
      const { common, entries } = readWork(source, value, verb, ['message', 'retries'], given)
      const message = optionalText(source, entries.get('message'), 'message') ?? 'The job failed.'
      return {
        type: verb,
        ...common,
        message,
        retries: optionalCount(source, entries.get('retries'), 'retries'),
      }
    }
    case 'error': {
      const { common, entries } = readWork(source, value, verb, ['code', 'message'], given)
      const code = text(source, entries.get('code') ?? refuse(source, value, 'an error has a code.'), 'code')
      return { type: verb, ...common, code, message: optionalText(source, entries.get('message'), 'message') }
    }
    case 'escalate': {
      const { common, entries } = readWork(source, value, verb, ['code'], given)
      const code = text(
        source,
        entries.get('code') ?? refuse(source, value, 'an escalation has a code.'),
        'code',
      )
      return { type: verb, ...common, code }
    }
    case 'resolve': {
      const { which, entries } = readWhich(source, value, verb, ['retries'])
      return { type: verb, ...which, retries: optionalCount(source, entries.get('retries'), 'retries') }
    }
    case 'message':
      return { type: verb, message: readMessage(source, value) }
    case 'signal':
      return { type: verb, ...readSignal(source, value) }
    case 'set': {
      const entries = fields(source, value, verb, ['variables', 'scope'])
      const scope = optionalText(source, entries.get('scope'), 'scope')
      return { type: verb, variables: variables(source, entries.get('variables')), scope }
    }
    case 'advance':
      readDuration(source, value, verb)
      return { type: verb, duration: text(source, value, verb) }
    case 'cancel':
      if (isMapping(value)) fields(source, value, verb, [])
      return { type: verb }
    case 'start':
      return { type: verb, begin: readBegin(source, value, false) }
    case 'expect':
      return { type: verb, expect: readExpectation(source, value) }
  }
}

type Entries = ReadonlyMap<string, Value>

/** Work that somebody does on an element: the variables and the name may stand inside or beside it. */
function readWork(source: Source, value: Value, verb: Verb, more: readonly string[], given: Given) {
  const { which, entries } = readWhich(source, value, verb, [...more, 'variables', 'by'])
  const inside = variables(source, entries.get('variables'))
  const by = optionalText(source, entries.get('by'), 'by') ?? given.by
  return { common: { ...which, variables: { ...inside, ...given.variables }, by }, entries }
}

function readWhich(
  source: Source,
  value: Value,
  verb: Verb,
  more: readonly string[],
): { which: Which; entries: Entries } {
  if (!isMapping(value))
    return { which: { element: text(source, value, verb), index: 0 }, entries: new Map() }
  const entries: Entries = fields(source, value, verb, ['element', 'index', ...more])
  const element = text(
    source,
    entries.get('element') ?? refuse(source, value, `${verb} names an element.`),
    'element',
  )
  return { which: { element, index: optionalCount(source, entries.get('index'), 'index') ?? 0 }, entries }
}

const STATES = ['completed', 'active', 'canceled', 'terminated', 'incident']
const EXPECTATIONS = [
  'status',
  'waiting',
  'path',
  'completed',
  'never',
  'variables',
  'incidents',
  'ends',
  'refused',
] as const

function readExpectation(source: Source, value: Value): Expectation {
  const entries = fields(source, value, 'expect', EXPECTATIONS)
  const read = <T>(name: (typeof EXPECTATIONS)[number], as: (value: Value) => T): T | undefined =>
    entries.has(name) ? as(entries.get(name)!) : undefined
  const status = read('status', entry => text(source, entry, 'status'))
  if (status !== undefined && !STATES.includes(status))
    refuse(source, entries.get('status')!, `status is one of ${STATES.join(', ')}.`)
  return {
    status,
    waiting: read('waiting', entry => texts(source, entry, 'waiting')),
    path: read('path', entry => texts(source, entry, 'path')),
    completed: read('completed', entry => readCounts(source, entry)),
    never: read('never', entry => texts(source, entry, 'never')),
    variables: read('variables', entry => variables(source, entry)),
    incidents: read('incidents', entry => readNamed(source, entry, 'incidents')),
    ends: read('ends', entry => texts(source, entry, 'ends')),
    refused: read('refused', entry => readNamed(source, entry, 'refused')),
  }
}

function readCounts(source: Source, value: Value): Record<string, number> {
  const entries = variables(source, value)
  for (const times of Object.values(entries))
    if (!Number.isSafeInteger(times))
      refuse(source, value, 'completed says of each element how often, as a whole number.')
  return entries as Record<string, number>
}

function readNamed(source: Source, value: Value, what: string): { element?: string; code?: string }[] {
  return list(source, value, what).map(item => {
    if (!isMapping(item)) return { code: text(source, item, `each of ${what}`) }
    const entries = fields(source, item, what, ['element', 'code'])
    const element = optionalText(source, entries.get('element'), 'element')
    const code = optionalText(source, entries.get('code'), 'code')
    return { ...(element === null ? {} : { element }), ...(code === null ? {} : { code }) }
  })
}
