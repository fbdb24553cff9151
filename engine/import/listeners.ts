// Listeners are jobs here: they hold the element until a worker has done what Java did. What is not a class, a bean
// or an expression, and what listens to moments that do not exist here, is refused.

import type { ModdleElement } from '../graph/moddle.ts'
import { type Sentence, tell } from '../words/sentences.ts'
import { converted, type Import, mark, refused } from './report.ts'
import { extensionsOf, inside, remove, zeebe } from './tree.ts'

const EXECUTION: Readonly<Record<string, string>> = { start: 'start', end: 'end' }

const TASK: Readonly<Record<string, string>> = {
  create: 'creating',
  assignment: 'assigning',
  update: 'updating',
  complete: 'completing',
  delete: 'canceling',
}

type Kind = {
  readonly type: string
  readonly block: string
  readonly one: string
  readonly moments: typeof EXECUTION
}

const KINDS: readonly Kind[] = [
  {
    type: 'camunda:ExecutionListener',
    block: 'executionListeners',
    one: 'executionListener',
    moments: EXECUTION,
  },
  { type: 'camunda:TaskListener', block: 'taskListeners', one: 'taskListener', moments: TASK },
]

export function convertListeners(im: Import, element: ModdleElement): void {
  for (const kind of KINDS)
    for (const listener of extensionsOf(element, kind.type)) convertListener(im, element, listener, kind)
}

function convertListener(im: Import, element: ModdleElement, listener: ModdleElement, kind: Kind): void {
  const {
    event = 'take',
    class: java,
    delegateExpression,
    expression,
  } = listener as Record<string, string | undefined>
  const from = `${kind.type.replace(':E', ':e').replace(':T', ':t')} ${event}`
  const type = java ?? bean(delegateExpression) ?? expression
  const moment = kind.moments[event]
  mark(im, listener)
  for (const inner of (listener.fields ?? []) as ModdleElement[]) mark(im, inner)
  if (listener.script !== undefined) mark(im, listener.script)
  const reason = reasonAgainst(element, listener, event, moment, type)
  if (reason !== null) return refused(im, element, from, reason)
  inside(im, zeebe(im, element, kind.block), kind.one, { eventType: moment, type })
  remove(element, listener)
  const message = tell`A worker must take jobs of the type ${type}; the element waits for it.`
  converted(im, element, `${from} ${type}`, `zeebe:${kind.one} eventType="${moment}" type="${type}"`, message)
}

function reasonAgainst(
  element: ModdleElement,
  listener: ModdleElement,
  event: string,
  moment: string | undefined,
  type: string | undefined,
): Sentence | null {
  if (element.$type === 'bpmn:SequenceFlow')
    return tell`A sequence flow has no listeners here; put a task on it.`
  if (moment === undefined) return tell`The moment "${event}" has no listeners here.`
  if ((listener.fields ?? []).length > 0)
    return tell`Fields of a listener cannot be passed on; put a service task there.`
  if (type === undefined) return tell`A listener that is a script cannot be run; put a script task there.`
  return null
}

/** The name behind `${bean}`. */
function bean(text: string | undefined): string | undefined {
  return text === undefined ? undefined : (/^[$#]\{\s*([\w.]+)\s*\}$/.exec(text)?.[1] ?? text)
}
