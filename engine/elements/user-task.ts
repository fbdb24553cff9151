// A user task waits for a person. Who may take it comes from the task itself, else from the role of its lane.

import type { Node, Template } from '../graph/graph.ts'
import type { ModdleElement } from '../graph/moddle.ts'
import { extension, type Reader, template } from '../graph/reader.ts'
import { emit, type Step } from '../run/emit.ts'
import { createListenerJob, hasListeners } from '../run/listener.ts'
import type { Run } from '../run/state.ts'
import { evaluate, text } from '../run/variables.ts'
import type { Behaviour } from './behaviour.ts'
import { priorityOf } from './job.ts'

type Detail = {
  readonly assignee: Template | null
  readonly candidateGroups: Template | null
  readonly candidateUsers: Template | null
  readonly dueDate: Template | null
  readonly followUpDate: Template | null
  readonly priority: Template
  readonly form: Template | null
}

export const userTask: Behaviour<Detail> = {
  compile: (source, reader) => {
    const assignment = extension(source, 'zeebe:AssignmentDefinition')
    const schedule = extension(source, 'zeebe:TaskSchedule')
    const form = extension(source, 'zeebe:FormDefinition')
    return {
      assignee: optional(assignment?.assignee, source, reader),
      candidateGroups: optional(assignment?.candidateGroups, source, reader),
      candidateUsers: optional(assignment?.candidateUsers, source, reader),
      dueDate: optional(schedule?.dueDate, source, reader),
      followUpDate: optional(schedule?.followUpDate, source, reader),
      priority: template(reader, extension(source, 'zeebe:PriorityDefinition')?.priority ?? '50', source),
      form: optional(form?.formId ?? form?.formKey ?? form?.externalReference, source, reader),
    }
  },

  activate: (step, node, run) => {
    if (hasListeners(node, 'creating')) createListenerJob(step, node, run, 'creating', 0)
    else openTask(step, node, run)
  },
}

/** Offers the task to its people. */
export function openTask(step: Step, node: Node<Detail>, run: Run): void {
  const { detail } = node
  const groups = list(step, run, detail.candidateGroups)
  emit(step, {
    type: 'task.created',
    key: run.key,
    element: node.id,
    elementType: run.type,
    name: node.name,
    assignee: optionalText(step, run, detail.assignee),
    candidateGroups: groups.length === 0 && node.role !== null ? [node.role] : groups,
    candidateUsers: list(step, run, detail.candidateUsers),
    dueDate: optionalText(step, run, detail.dueDate),
    followUpDate: optionalText(step, run, detail.followUpDate),
    priority: priorityOf(step, run, detail.priority),
    form: formOf(step, node, run),
  })
}

/** The form that the drawing names for the task; null for none. Throws `Trouble` where its expression cannot be evaluated. */
export const formOf = (step: Step, { detail }: Node<Detail>, run: Run): string | null =>
  optionalText(step, run, detail.form)

function optional(value: string | undefined, source: ModdleElement, reader: Reader): Template | null {
  return value === undefined || value === '' ? null : template(reader, value, source)
}

function optionalText(step: Step, run: Run, value: Template | null): string | null {
  return value === null ? null : text(step, run, value)
}

/** A list, or words between commas. */
function list(step: Step, run: Run, value: Template | null): readonly string[] {
  if (value === null) return []
  const given = 'evaluate' in value ? evaluate(step, run, value) : value.text
  const words = Array.isArray(given) ? given : typeof given === 'string' ? given.split(',') : []
  return words.map(word => String(word).trim()).filter(word => word !== '')
}
