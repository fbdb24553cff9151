// A business rule task evaluates a decision here, or is a job for a worker. What the decision gave, and which rules
// matched, is recorded: an auditor asks why.

import type { Decision } from '../dmn/compile.ts'
import { DecisionError, type DecisionResult, evaluateDecision } from '../dmn/evaluate.ts'
import type { Env } from '../feel/evaluate.ts'
import type { Template } from '../graph/graph.ts'
import { extension, idOf, report, template } from '../graph/reader.ts'
import { emit } from '../run/emit.ts'
import { Trouble } from '../run/incident.ts'
import { complete } from '../run/step.ts'
import { lookup, receive, text } from '../run/variables.ts'
import { tell } from '../words/sentences.ts'
import type { Behaviour } from './behaviour.ts'
import { compileJob, createJob, type JobDetail, jobOf } from './job.ts'

type Detail =
  | { readonly kind: 'job'; readonly job: JobDetail }
  | { readonly kind: 'decision'; readonly decision: Template; readonly result: string | null }

export const businessRuleTask: Behaviour<Detail> = {
  compile: (source, reader) => {
    const called = extension(source, 'zeebe:CalledDecision')
    if (called === undefined)
      return { kind: 'job', job: compileJob(source, reader) ?? jobOf(source, reader, source.id!) }
    if (called.decisionId === undefined)
      report(
        reader,
        'DECISION_ID_MISSING',
        source,
        tell`The rule task ${idOf(source)} calls a decision without an id.`,
      )
    if (called.resultVariable === undefined)
      report(
        reader,
        'RESULT_VARIABLE_MISSING',
        source,
        tell`The rule task ${idOf(source)} does not say where the result goes.`,
        'warning',
      )
    return {
      kind: 'decision',
      decision: template(reader, called.decisionId ?? '', source),
      result: called.resultVariable ?? null,
    }
  },

  activate: (step, node, run) => {
    const { detail } = node
    if (detail.kind === 'job') return createJob(step, node, run, detail.job)
    const id = text(step, run, detail.decision) ?? ''
    const decision = step.graph.decisions.get(id)
    if (decision === undefined)
      throw new Trouble(
        'DECISION_NOT_FOUND',
        tell`The decision "${id}" that ${node.id} calls is not deployed with the process.`,
      )
    const outcome = judge(decision, {
      now: step.now,
      seed: step.state.seed + step.now,
      get: name => lookup(step, run, name),
    })
    emit(step, {
      type: 'decision.evaluated',
      key: run.key,
      element: node.id,
      elementType: run.type,
      decision: id,
      result: outcome.value ?? null,
      trace: outcome.trace,
    })
    if (detail.result !== null) receive(step, node, run, { [detail.result]: outcome.value ?? null })
    complete(step, run)
  },
}

/** A decision that cannot be evaluated is an incident of its own, whatever lies behind it. */
function judge(decision: Decision, env: Env): DecisionResult {
  try {
    return evaluateDecision(decision, env)
  } catch (error) {
    if (error instanceof DecisionError) throw new Trouble('DECISION_EVALUATION_ERROR', error.sentence)
    throw error
  }
}
