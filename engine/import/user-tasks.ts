// User tasks and forms. Every user task of Camunda 7 is one of Linkspan's.

import type { ModdleElement } from '../graph/moddle.ts'
import { tell } from '../words/sentences.ts'
import { converted, type Import, kept, mark, refused } from './report.ts'
import { extensionsOf, look, move, refuseAttribute, take, zeebe } from './tree.ts'

export function convertUserTask(im: Import, task: ModdleElement): void {
  zeebe(im, task, 'userTask')
  for (const attribute of ['assignee', 'candidateGroups', 'candidateUsers'])
    move(im, task, attribute, { element: 'assignmentDefinition', attribute })
  convertDate(im, task, 'dueDate')
  convertDate(im, task, 'followUpDate')
  move(im, task, 'priority', { element: 'priorityDefinition', attribute: 'priority' })
  convertForm(im, task)
  for (const resource of (task.resources ?? []) as ModdleElement[])
    refused(
      im,
      task,
      resource.$type,
      tell`Who does a task is said by its lane or by zeebe:assignmentDefinition here.`,
    )
}

/** A date may be given as a duration from now, which is computed when the task is created. */
function convertDate(im: Import, task: ModdleElement, name: 'dueDate' | 'followUpDate'): void {
  const value = look(task, name)
  if (value === null || !/^P[\dTYMWDHS.]+$/.test(value.trim()))
    return move(im, task, name, { element: 'taskSchedule', attribute: name })
  take(task, name)
  const text = `=string(now() + duration("${value.trim()}"))`
  zeebe(im, task, 'taskSchedule', { [name]: text })
  const message = tell`The duration counts from the creation of the task.`
  converted(im, task, `camunda:${name}="${value}"`, `zeebe:taskSchedule ${name}="${text}"`, message)
}

/** Forms of user tasks and start events. */
export function convertForm(im: Import, element: ModdleElement): void {
  const key = look(element, 'formKey')
  const file =
    key === null ? null : /^camunda-forms:(?:deployment|app):(?:.*\/)?([^/]+?)(?:\.form)?$/.exec(key)?.[1]
  if (file !== null && file !== undefined) {
    take(element, 'formKey')
    zeebe(im, element, 'formDefinition', { formId: file })
    const message = tell`The form is found by its id; deploy a form of this id with the process.`
    converted(im, element, `camunda:formKey="${key}"`, `zeebe:formDefinition formId="${file}"`, message)
  } else {
    const note = tell`HTML forms of Camunda 7 are not shown here; draw the form with form-js under this key.`
    move(im, element, 'formKey', { element: 'formDefinition', attribute: 'formKey', note })
  }
  move(im, element, 'formRef', { element: 'formDefinition', attribute: 'formId' })
  convertBinding(im, element, 'formRefBinding', 'formRefVersion', 'formDefinition')
  refuseAttribute(im, element, 'formHandlerClass', tell`Java does not run here.`)
  for (const data of extensionsOf(element, 'camunda:FormData')) {
    mark(im, data)
    const fields = ((data.fields ?? []) as ModdleElement[]).map(field => field.id).join(', ')
    const message = tell`Generated forms are not here; draw a form with these fields and name it in zeebe:formDefinition.`
    refused(im, element, `camunda:formData ${fields}`, message)
  }
}

/** Which version is bound: the latest, that of the same deployment, or one with a tag. A number cannot be kept. */
export function convertBinding(
  im: Import,
  element: ModdleElement,
  binding: string,
  version: string,
  target: string,
  tag?: string,
): void {
  const value = look(element, binding)
  if (value === null) return
  const from = `camunda:${binding}="${value}"`
  mark(im, element, binding)
  if (value === 'version') {
    refuseAttribute(
      im,
      element,
      version,
      tell`Versions are numbered anew here, so no number can be carried over.`,
    )
    return refused(
      im,
      element,
      from,
      tell`Bind to the latest version, to the same deployment, or to a version tag.`,
    )
  }
  const versionTag = tag === undefined ? null : look(element, tag)
  take(element, binding)
  if (tag !== undefined) take(element, tag)
  zeebe(im, element, target, { bindingType: value, versionTag })
  if (value === 'latest')
    return kept(im, element, from, tell`The latest version is what is taken here anyway.`)
  const to = `zeebe:${target} bindingType="${value}"${versionTag === null ? '' : ` versionTag="${versionTag}"`}`
  converted(im, element, from, to, tell`It means the same here.`)
}
