// A script task evaluates FEEL here; JavaScript is run in the sandbox by whoever runs the instance and comes back as
// a completed job, so that `decide` stays pure and bounded.

import type { Expression } from '../feel/evaluate.ts'
import { bodyOf, expression, extension, idOf, report } from '../graph/reader.ts'
import { emit } from '../run/emit.ts'
import { lapsTo } from '../run/laps.ts'
import { complete } from '../run/step.ts'
import { evaluate, receive } from '../run/variables.ts'
import { tell } from '../words/sentences.ts'
import type { Behaviour } from './behaviour.ts'
import { compileJob, createJob, type JobDetail } from './job.ts'

type Detail =
  | { readonly kind: 'job'; readonly job: JobDetail }
  | { readonly kind: 'feel'; readonly expression: Expression | null; readonly result: string | null }
  | { readonly kind: 'javascript'; readonly source: string; readonly result: string | null }

/** The job type under which scripts are offered to the sandbox. */
export const SCRIPT_JOB = 'linkspan:javascript'

const FEEL = /^(application\/)?feel$/i
const JAVASCRIPT = /^((application|text)\/)?(x-)?(javascript|ecmascript|js)$/i

export const scriptTask: Behaviour<Detail> = {
  compile: (source, reader) => {
    const job = compileJob(source, reader)
    if (job !== null) return { kind: 'job', job }
    const zeebe = extension(source, 'zeebe:Script')
    if (zeebe !== undefined)
      return {
        kind: 'feel',
        expression: expression(reader, zeebe.expression ?? '', source),
        result: zeebe.resultVariable ?? null,
      }
    const script = bodyOf(source.script)
    const format: string | undefined = source.scriptFormat?.trim()
    if (script === null)
      report(reader, 'SCRIPT_MISSING', source, tell`The script task ${idOf(source)} has no script.`)
    if (format === undefined)
      report(
        reader,
        'SCRIPT_FORMAT_MISSING',
        source,
        tell`The script task ${idOf(source)} does not say its format; write feel or javascript.`,
      )
    else if (JAVASCRIPT.test(format)) return { kind: 'javascript', source: script ?? '', result: null }
    else if (!FEEL.test(format))
      report(
        reader,
        'SCRIPT_FORMAT_UNKNOWN',
        source,
        tell`The script format "${format}" of ${idOf(source)} cannot be run; write feel or javascript.`,
      )
    const readable = script !== null && format !== undefined && FEEL.test(format)
    return { kind: 'feel', expression: readable ? expression(reader, script, source) : null, result: null }
  },

  activate: (step, node, run) => {
    const { detail } = node
    if (detail.kind === 'job') return createJob(step, node, run, detail.job)
    if (detail.kind === 'feel') {
      const value = evaluate(step, run, detail.expression!)
      const values = resultOf(value, detail.result)
      if (values !== null) receive(step, node, run, values)
      return complete(step, run)
    }
    emit(step, {
      type: 'job.created',
      key: run.key,
      element: node.id,
      elementType: run.type,
      kind: 'script',
      jobType: SCRIPT_JOB,
      retries: 1,
      headers: {},
      priority: 50,
      script: { source: detail.source, language: 'javascript' },
      stage: null,
      ...lapsTo(step, run),
    })
  },
}

/** Under the result variable, or, of a context, each entry as a variable. */
function resultOf(value: unknown, name: string | null): Record<string, unknown> | null {
  if (name !== null) return { [name]: value ?? null }
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null
}
