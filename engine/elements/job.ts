// A job is work for somebody outside: it is offered to workers of its type until one completes it, fails it, or throws
// an error. Service tasks are jobs; send, script and rule tasks and message throws may be.

import { dueDuration } from '../feel/due.ts'
import type { Node, Template } from '../graph/graph.ts'
import type { ModdleElement } from '../graph/moddle.ts'
import { extension, type Reader, report, template } from '../graph/reader.ts'
import { emit, type Step } from '../run/emit.ts'
import { Trouble } from '../run/incident.ts'
import { retriesOf } from '../run/listener.ts'
import type { Run } from '../run/state.ts'
import { evaluate, text } from '../run/variables.ts'
import { tell } from '../words/sentences.ts'

export type JobDetail = {
  readonly jobType: Template
  readonly retries: Template
  readonly headers: Readonly<Record<string, string>>
  readonly priority: Template
}

/** The `zeebe:taskDefinition` of an element; null where it has none. */
export function compileJob(source: ModdleElement, reader: Reader): JobDetail | null {
  const definition = extension(source, 'zeebe:TaskDefinition')
  if (definition?.type === undefined) return null
  const job = jobOf(source, reader, definition.type, definition.retries)
  const backoff = definition.$attrs?.['linkspan:retryBackoff']
  if (typeof backoff !== 'string') return job
  checkBackoff(source, reader, backoff)
  return { ...job, headers: { ...job.headers, retryBackoff: backoff } }
}

/** `PT10S`, or one duration for each failure: `PT10S, PT1M`. Workers read it as the header `retryBackoff`. */
function checkBackoff(source: ModdleElement, reader: Reader, text: string): void {
  for (const wait of text.split(',')) {
    const due = dueDuration(wait.trim(), 0)
    if ('problem' in due || due.due < 0)
      report(
        reader,
        'BACKOFF_INVALID',
        source,
        tell`The retryBackoff "${text}" is neither a duration nor a list of durations, such as PT10S, PT1M.`,
      )
  }
}

/** A job of a type, with the headers and priority the element carries; a process may say the priority of all its jobs. */
export function jobOf(source: ModdleElement, reader: Reader, type: string, retries?: string): JobDetail {
  const said = [source, processOf(source)].map(one => extension(one, 'zeebe:JobPriorityDefinition')?.priority)
  return {
    jobType: template(reader, type, source),
    retries: template(reader, retries ?? '3', source),
    headers: headersOf(source),
    priority: template(reader, said[0] ?? said[1] ?? '50', source),
  }
}

function processOf(source: ModdleElement): ModdleElement {
  let at = source
  while (at.$type !== 'bpmn:Process' && at.$parent !== undefined) at = at.$parent
  return at
}

/** The `zeebe:taskHeaders` of an element. */
export function headersOf(source: ModdleElement): Readonly<Record<string, string>> {
  const headers: readonly ModdleElement[] = extension(source, 'zeebe:TaskHeaders')?.values ?? []
  return Object.fromEntries(headers.map(header => [header.key, header.value ?? '']))
}

/** Offers the job; the run waits for it. */
export function createJob(step: Step, node: Node, run: Run, job: JobDetail): void {
  const jobType = text(step, run, job.jobType)
  if (jobType === null || jobType === '')
    throw new Trouble('EXPRESSION_ERROR', tell`The job type of ${node.id} gives nothing.`)
  emit(step, {
    type: 'job.created',
    key: run.key,
    element: node.id,
    elementType: run.type,
    kind: 'worker',
    jobType,
    retries: retriesOf(step, run, job.retries),
    headers: job.headers,
    priority: priorityOf(step, run, job.priority),
    script: null,
    stage: null,
  })
}

/** Priority as a whole number; 50 where nothing usable is said. */
export function priorityOf(step: Step, run: Run, priority: Template): number {
  const value = 'evaluate' in priority ? evaluate(step, run, priority) : Number(priority.text)
  return typeof value === 'number' && Number.isInteger(value) ? value : 50
}
