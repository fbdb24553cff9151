// Work that Camunda 7 gives to Java or to an external worker becomes a job, whose type is the topic, class or bean.
// An expression without a method call is evaluated in place: its task becomes a script task in FEEL.

import type { ModdleElement } from '../graph/moddle.ts'
import { type Sentence, tell } from '../words/sentences.ts'
import { juelToFeel } from './juel-to-feel.ts'
import { convertParameters } from './mappings.ts'
import { converted, type Import, kept, mark, refused } from './report.ts'
import {
  everyElement,
  extensionsOf,
  header,
  look,
  mapping,
  notesOf,
  propertiesOf,
  remove,
  take,
  textOf,
  zeebe,
} from './tree.ts'

/** Whether Camunda 7 has said how this is done. */
export function isImplemented(holder: ModdleElement): boolean {
  return (
    ['type', 'topic', 'class', 'delegateExpression', 'expression'].some(
      name => look(holder, name) !== null,
    ) || extensionsOf(holder, 'camunda:Connector').length > 0
  )
}

/**
 * Converts how a task is done, or how an event sends its message: `holder` is the task itself or the event's message
 * definition. Answers the element that stands there now.
 */
export function convertImplementation(
  im: Import,
  element: ModdleElement,
  holder: ModdleElement,
): ModdleElement {
  convertFields(im, element, holder)
  const type = look(holder, 'type')
  if (type === 'external') external(im, element, holder)
  else if (type !== null) {
    mark(im, holder, 'type')
    refused(
      im,
      element,
      `camunda:type="${type}"`,
      tell`The built-in task "${type}" is not here; let a worker do it.`,
    )
  } else if (look(holder, 'class') !== null) java(im, element, holder, 'class')
  else if (look(holder, 'delegateExpression') !== null) java(im, element, holder, 'delegateExpression')
  else if (look(holder, 'expression') !== null) return evaluated(im, element, holder)
  for (const connector of extensionsOf(holder, 'camunda:Connector')) connected(im, element, holder, connector)
  return element
}

function external(im: Import, element: ModdleElement, holder: ModdleElement): void {
  const topic = look(holder, 'topic')
  const from = `camunda:type="external" camunda:topic="${topic ?? ''}"`
  mark(im, holder, 'type')
  mark(im, holder, 'topic')
  if (topic === null)
    return refused(im, element, 'camunda:type="external"', tell`An external task needs a topic.`)
  const type = textOf(im, element, from, topic)
  if (type === null) return
  take(holder, 'type')
  take(holder, 'topic')
  zeebe(im, element, 'taskDefinition', { type })
  converted(
    im,
    element,
    from,
    `zeebe:taskDefinition type="${type}"`,
    tell`Workers ask for jobs of this type.`,
  )
  convertPriority(im, element, holder)
}

/** The priority of the task itself, else that of its process. */
function convertPriority(im: Import, element: ModdleElement, holder: ModdleElement): void {
  const own = look(holder, 'taskPriority')
  const priority = own ?? ofProcess(element)
  if (priority === null) return
  const from = `camunda:taskPriority="${priority}"`
  mark(im, holder, 'taskPriority')
  const text = textOf(im, element, from, priority)
  if (text === null) return
  if (own !== null) take(holder, 'taskPriority')
  zeebe(im, element, 'jobPriorityDefinition', { priority: text })
  converted(
    im,
    element,
    from,
    `zeebe:jobPriorityDefinition priority="${text}"`,
    tell`Workers get urgent jobs first.`,
  )
}

function ofProcess(element: ModdleElement): string | null {
  for (let at = element.$parent; at !== undefined; at = at.$parent)
    if (at.$type === 'bpmn:Process') return look(at, 'taskPriority')
  return null
}

function java(
  im: Import,
  element: ModdleElement,
  holder: ModdleElement,
  name: 'class' | 'delegateExpression',
): void {
  const given = take(holder, name)!
  const bean = /^[$#]\{\s*([\w.]+)\s*\}$/.exec(given)?.[1]
  const type = name === 'class' ? given : (bean ?? given)
  job(im, element, holder, `camunda:${name}="${given}"`, type)
}

/** A job under the name of what was code in Java, where nothing better was found because of something. */
function job(
  im: Import,
  element: ModdleElement,
  holder: ModdleElement,
  from: string,
  type: string,
  because: readonly Sentence[] = [],
): void {
  zeebe(im, element, 'taskDefinition', { type })
  const result = take(holder, 'resultVariable')
  if (result !== null) header(im, element, 'resultVariable', result)
  const wish =
    result === null ? [] : [tell`Its header resultVariable names the variable it should bring: ${result}.`]
  const about = tell`Java does not run here. A worker must take jobs of this type and do what the code did.`
  converted(im, element, from, `zeebe:taskDefinition type="${type}"`, ...because, about, ...wish)
}

/** Evaluated in place where that is possible; only a task can turn into a script task. */
function evaluated(im: Import, element: ModdleElement, holder: ModdleElement): ModdleElement {
  const text = take(holder, 'expression')!
  const from = `camunda:expression="${text}"`
  const result = juelToFeel(text)
  if (result.kind !== 'feel' || element !== holder) {
    job(im, element, holder, from, text, result.kind === 'refused' ? [result.reason] : [])
    return element
  }
  const variable = take(holder, 'resultVariable')
  const task = retyped(im, element, 'bpmn:ScriptTask')
  zeebe(im, task, 'script', { expression: `=${result.feel}`, resultVariable: variable })
  const to = `bpmn:scriptTask with zeebe:script expression="=${result.feel}"`
  converted(im, task, from, to, tell`It is evaluated in place.`, ...notesOf(result))
  return task
}

function connected(
  im: Import,
  element: ModdleElement,
  holder: ModdleElement,
  connector: ModdleElement,
): void {
  const type: string = connector.connectorId ?? 'connector'
  mark(im, connector)
  zeebe(im, element, 'taskDefinition', { type })
  const message = tell`A worker must take jobs of this type; it finds the parameters of the connector as local variables.`
  converted(im, element, `camunda:connector ${type}`, `zeebe:taskDefinition type="${type}"`, message)
  const block: ModdleElement | undefined = connector.inputOutput
  if (block === undefined || convertParameters(im, element, block)) remove(holder, connector)
}

/** Injected fields: fixed ones are headers, computed ones local variables. */
function convertFields(im: Import, element: ModdleElement, holder: ModdleElement): void {
  for (const field of extensionsOf(holder, 'camunda:Field')) {
    const value: string = field.expression ?? field.stringValue ?? field.string ?? ''
    const from = `camunda:field ${field.name}`
    mark(im, field)
    const text = textOf(im, element, from, value)
    if (text === null) continue
    remove(holder, field)
    if (text.startsWith('=')) {
      mapping(im, element, 'input', text, field.name)
      converted(
        im,
        element,
        from,
        `zeebe:input target="${field.name}"`,
        tell`The worker finds it as a local variable.`,
      )
    } else {
      header(im, element, field.name, text)
      converted(
        im,
        element,
        from,
        `zeebe:header key="${field.name}"`,
        tell`The worker finds it as a header of its job.`,
      )
    }
  }
}

/** `R5/PT5M`, or a list of waits: how often a job is tried, and how long a worker should wait in between. */
export function convertRetries(im: Import, element: ModdleElement): void {
  for (const cycle of extensionsOf(element, 'camunda:FailedJobRetryTimeCycle')) {
    const body = String(cycle.body ?? '').trim()
    const from = `camunda:failedJobRetryTimeCycle ${body}`
    mark(im, cycle)
    if (extensionsOf(element, 'zeebe:taskDefinition').length === 0) {
      kept(
        im,
        element,
        from,
        tell`There is no job to try again here; a step that fails becomes an incident to resolve.`,
      )
      continue
    }
    const [, count, wait] = /^R(\d+)\/(P[\dA-Z.]+)$/.exec(body) ?? []
    const waits = body.split(',').map(one => one.trim())
    const repeated = count !== undefined && wait !== undefined
    if (!repeated && !waits.every(one => /^P[\dA-Z.]+$/.test(one))) {
      refused(im, element, from, tell`Only R<number>/<duration> or a list of durations can be converted.`)
      continue
    }
    const retries = repeated ? count : String(waits.length + 1)
    const backoff = repeated ? wait : waits.join(', ')
    zeebe(im, element, 'taskDefinition', { retries })
    header(im, element, 'retryBackoff', backoff)
    remove(element, cycle)
    const to = `retries="${retries}", header retryBackoff="${backoff}"`
    converted(im, element, from, to, tell`A worker that fails a job may say another wait.`)
  }
}

/** The same element under another type, in every place that holds it or refers to it. */
function retyped(im: Import, element: ModdleElement, type: string): ModdleElement {
  const made = im.moddle.create(type) as ModdleElement
  const names = new Set(propertiesOf(made).map(({ name }) => name))
  for (const { name } of propertiesOf(element))
    if (Object.hasOwn(element, name) && names.has(name)) made[name] = element[name]
  Object.assign(made.$attrs, element.$attrs)
  made.$parent = element.$parent
  for (const child of everyElement(made)) if (child.$parent === element) child.$parent = made
  for (const holder of everyElement(im.definitions)) {
    for (const { name } of propertiesOf(holder)) {
      const value: unknown = Object.hasOwn(holder, name) ? holder[name] : undefined
      if (value === element) holder[name] = made
      else if (Array.isArray(value) && value.includes(element)) value[value.indexOf(element)] = made
    }
  }
  return made
}
