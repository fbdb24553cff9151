// A call activity runs another process, or a global task, as an instance of its own and waits for its end (13.3.4).
// The called instance enters by its none start; its errors and escalations come back here.

import type { Template } from '../graph/graph.ts'
import { extension, idOf, report, template } from '../graph/reader.ts'
import { emit, type Step } from '../run/emit.ts'
import { Trouble } from '../run/incident.ts'
import { lapsTo } from '../run/laps.ts'
import { text, visible } from '../run/variables.ts'
import { catchesAround } from '../triggers/error.ts'
import { tell } from '../words/sentences.ts'
import type { Behaviour } from './behaviour.ts'

type Detail = {
  readonly process: Template
  readonly binding: string
  readonly versionTag: string | null
  readonly businessKey: Template | null
  readonly allIn: boolean
  /** Whether results come back without an output mapping. */
  readonly allOut: boolean
}

/** Processes that call each other deeper than this call themselves without end. */
const DEEPEST = 100

export const callActivity: Behaviour<Detail> = {
  compile: (source, reader) => {
    const called = extension(source, 'zeebe:CalledElement')
    const process: string | undefined =
      called?.processId ?? expressionOf(called?.processIdExpression) ?? calledId(source.calledElement)
    if (process === undefined || process === '')
      report(
        reader,
        'CALLED_ELEMENT_MISSING',
        source,
        tell`The call activity ${idOf(source)} does not say what it calls.`,
      )
    return {
      process: template(reader, process ?? '', source),
      binding: called?.bindingType ?? 'latest',
      versionTag: called?.versionTag ?? null,
      businessKey: called?.businessId === undefined ? null : template(reader, called.businessId, source),
      allIn: called?.propagateAllParentVariables !== false,
      allOut: called?.propagateAllChildVariables !== false,
    }
  },

  activate: (step, node, run) => {
    const { detail } = node
    const depth = (step.state.parent?.depth ?? 0) + 1
    const process = text(step, run, detail.process)
    if (process === null || process === '')
      throw new Trouble('CALLED_PROCESS_NOT_FOUND', tell`${node.id} gives no process id to call.`)
    if (depth > DEEPEST)
      throw new Trouble(
        'CALL_DEPTH_EXCEEDED',
        tell`${node.id} calls ${process} at depth ${depth}; at most ${DEEPEST} are allowed.`,
      )
    emit(step, {
      type: 'call.started',
      key: run.key,
      element: node.id,
      elementType: run.type,
      process,
      binding: detail.binding,
      versionTag: detail.versionTag,
      businessKey: detail.businessKey === null ? step.state.businessKey : text(step, run, detail.businessKey),
      variables: detail.allIn ? visible(step, run) : { ...run.variables },
      parent: { key: run.key, depth, catches: catchesAround(step, run) },
      ...lapsTo(step, run),
    })
  },

  terminate: (step, node, run) => {
    if (run.wait?.kind === 'call')
      emit(step, { type: 'call.canceled', key: run.key, element: node.id, elementType: run.type })
  },
}

/** What an instance calls learns what is caught around it now: its caller, or the caller of that, has moved. */
export function tellCalled(step: Step): void {
  for (const run of Object.values(step.state.runs))
    if (run.wait?.kind === 'call')
      emit(step, {
        type: 'call.changed',
        key: run.key,
        element: run.element,
        elementType: run.type,
        catches: catchesAround(step, run),
      })
}

/** How earlier Camundas wrote a process id that is told by an expression. */
function expressionOf(text: string | undefined): string | undefined {
  return text?.replace(/^\s*=?/, '=')
}

function calledId(called: unknown): string | undefined {
  return typeof called === 'string' ? called.replace(/^\w+:/, '') : undefined
}
