// What is said of particular activities: called processes, decisions, scripts and repetition.

import type { ModdleElement } from '../graph/moddle.ts'
import { type Sentence, tell } from '../words/sentences.ts'
import { juelToFeel } from './juel-to-feel.ts'
import { converted, type Import, kept, mark, refused } from './report.ts'
import {
  extensionsOf,
  feelOf,
  look,
  mapping,
  notesOf,
  refuseAttribute,
  remove,
  take,
  textOf,
  zeebe,
} from './tree.ts'
import { convertBinding } from './user-tasks.ts'

export function convertCallActivity(im: Import, call: ModdleElement): void {
  for (const name of ['caseRef', 'caseBinding', 'caseVersion', 'caseTenantId'])
    refuseAttribute(im, call, name, tell`There are no CMMN cases here.`)
  for (const name of ['variableMappingClass', 'variableMappingDelegateExpression'])
    refuseAttribute(
      im,
      call,
      name,
      tell`Java does not run here; say the variables with input and output mappings.`,
    )
  refuseAttribute(im, call, 'calledElementTenantId', tell`There are no tenants here.`)
  if (call.calledElement === undefined) return
  const process = textOf(im, call, `calledElement="${call.calledElement}"`, call.calledElement)
  if (process === null) return
  zeebe(im, call, 'calledElement', { processId: process })
  const to = `zeebe:calledElement processId="${process}"`
  converted(im, call, `calledElement="${call.calledElement}"`, to, tell`The process of this id is called.`)
  if (process.startsWith('=')) delete call.calledElement
  const tag = 'calledElementVersionTag'
  convertBinding(im, call, 'calledElementBinding', 'calledElementVersion', 'calledElement', tag)
  convertPassing(im, call)
}

/** Camunda 7 passes nothing by itself, Zeebe everything; so both are said. */
function convertPassing(im: Import, call: ModdleElement): void {
  const ins = extensionsOf(call, 'camunda:In')
  const outs = extensionsOf(call, 'camunda:Out')
  const allIn = ins.some(one => one.variables === 'all')
  const allOut = outs.some(one => one.variables === 'all')
  const flags = { propagateAllParentVariables: allIn, propagateAllChildVariables: allOut }
  zeebe(im, call, 'calledElement', flags)
  const to = `zeebe:calledElement propagateAllParentVariables="${allIn}" propagateAllChildVariables="${allOut}"`
  converted(im, call, 'camunda:in, camunda:out', to, tell`As in Camunda 7, only what is named is passed on.`)
  for (const one of ins) if (convertIn(im, call, one)) remove(call, one)
  for (const one of outs) if (convertOut(im, call, one)) remove(call, one)
  if (allOut && outs.some(one => one.target !== undefined)) {
    const message = tell`With output mappings only mapped variables come back here; name each variable that is needed.`
    refused(im, call, 'camunda:out variables="all"', message)
  }
}

/** One `camunda:in`, of a call activity or of a thrown signal; says whether it could go. */
export function convertIn(im: Import, element: ModdleElement, one: ModdleElement): boolean {
  mark(im, one)
  if (one.businessKey !== undefined) return convertBusinessKey(im, element, one.businessKey)
  if (one.local === true)
    kept(im, element, 'camunda:in local="true"', tell`Variables are read from the element outwards.`)
  if (one.variables === 'all') return true
  return convertPassed(im, element, one, 'input')
}

function convertOut(im: Import, call: ModdleElement, one: ModdleElement): boolean {
  mark(im, one)
  return one.variables === 'all' || convertPassed(im, call, one, 'output')
}

function convertPassed(
  im: Import,
  element: ModdleElement,
  one: ModdleElement,
  side: 'input' | 'output',
): boolean {
  const given: string | undefined = one.sourceExpression ?? one.source
  const name = side === 'input' ? 'in' : 'out'
  const from = `camunda:${name} ${given ?? ''} → ${one.target ?? ''}`
  if (given === undefined || one.target === undefined) {
    refused(im, element, from, tell`It needs a source and a target.`)
    return false
  }
  const source = one.sourceExpression === undefined ? `=${given}` : feelOf(im, element, from, given)
  if (source === null) return false
  mapping(im, element, side, source, one.target)
  converted(
    im,
    element,
    from,
    `zeebe:${side} source="${source}" target="${one.target}"`,
    tell`It means the same here.`,
  )
  return true
}

function convertBusinessKey(im: Import, call: ModdleElement, key: string): boolean {
  const from = `camunda:in businessKey="${key}"`
  if (/^[$#]\{\s*execution\.(processB|b)usinessKey\s*\}$/.test(key)) {
    converted(
      im,
      call,
      from,
      tell`the key of the calling instance`,
      tell`A called instance has it here without being told.`,
    )
    return true
  }
  const businessId = textOf(im, call, from, key)
  if (businessId === null) return false
  zeebe(im, call, 'calledElement', { businessId })
  converted(im, call, from, `zeebe:calledElement businessId="${businessId}"`, tell`It means the same here.`)
  return true
}

/** What each way of mapping a result means here. */
const SHAPES: Readonly<Record<string, readonly [what: 'converted' | 'refused', message: Sentence]>> = {
  singleEntry: ['converted', tell`A table with one output and one hit gives its value here as well.`],
  collectEntries: [
    'converted',
    tell`A table that collects one output gives the list of its values here as well.`,
  ],
  singleResult: [
    'converted',
    tell`A table with several outputs gives a context here as well; one with a single output gives the bare value.`,
  ],
  resultList: [
    'refused',
    tell`Here a table gives one result or a list by its hit policy, not always a list; look at what reads the result.`,
  ],
}

export function convertDecision(im: Import, task: ModdleElement): void {
  const given = look(task, 'decisionRef')
  if (given === null) return
  const from = `camunda:decisionRef="${given}"`
  mark(im, task, 'decisionRef')
  const decisionId = textOf(im, task, from, given)
  if (decisionId === null) return
  take(task, 'decisionRef')
  const resultVariable = take(task, 'resultVariable') ?? 'decisionResult'
  zeebe(im, task, 'calledDecision', { decisionId, resultVariable })
  const to = `zeebe:calledDecision decisionId="${decisionId}" resultVariable="${resultVariable}"`
  converted(im, task, from, to, tell`Deploy the decision with the process.`)
  convertBinding(im, task, 'decisionRefBinding', 'decisionRefVersion', 'calledDecision')
  refuseAttribute(im, task, 'decisionRefTenantId', tell`There are no tenants here.`)
  const shape = take(task, 'mapDecisionResult') ?? 'resultList'
  const [what, message] = SHAPES[shape] ?? SHAPES.resultList!
  if (what === 'refused') refused(im, task, `camunda:mapDecisionResult="${shape}"`, message)
  else converted(im, task, `camunda:mapDecisionResult="${shape}"`, tell`the result of the decision`, message)
}

/** Java objects that scripts of Camunda 7 reach for. */
const JAVA =
  /\b(execution|task|connector|Java|Packages|Spin|JavaImporter)\s*\.|\bS\s*\(|\bimport(Class|Package)\b/

export function convertScript(im: Import, task: ModdleElement): void {
  const format: string = task.scriptFormat ?? ''
  const script: string = task.script ?? ''
  refuseAttribute(
    im,
    task,
    'resource',
    tell`A script beside the diagram is not read; put it into the script task.`,
  )
  if (/^(application\/)?feel$/i.test(format)) inFeel(im, task, script.trim().replace(/^=/, ''), [])
  else if (/^juel$/i.test(format)) {
    const result = juelToFeel(script.trim())
    if (result.kind === 'feel') inFeel(im, task, result.feel, notesOf(result))
    else
      refused(
        im,
        task,
        'scriptFormat="juel"',
        result.kind === 'refused' ? result.reason : tell`It is no expression.`,
      )
  } else if (/^(text\/|application\/)?(x-)?(java|ecma)script$|^(graal\.)?js$/i.test(format))
    inJavaScript(im, task, script)
  else
    refused(
      im,
      task,
      `scriptFormat="${format}"`,
      tell`Only FEEL and JavaScript run here; write the script anew.`,
    )
}

function inFeel(im: Import, task: ModdleElement, feel: string, notes: readonly Sentence[]): void {
  const resultVariable = take(task, 'resultVariable')
  zeebe(im, task, 'script', { expression: `=${feel}`, resultVariable })
  const from = `scriptFormat="${task.scriptFormat}"`
  delete task.script
  delete task.scriptFormat
  converted(
    im,
    task,
    from,
    `zeebe:script expression="=${feel}"`,
    tell`It is evaluated by the engine.`,
    ...notes,
  )
}

/** Here a script gives the object whose members become variables; in Camunda 7 it gives one value. */
function inJavaScript(im: Import, task: ModdleElement, script: string): void {
  const used = JAVA.exec(script)?.[0].replace(/[\s.(]+$/, '')
  const from = `scriptFormat="${task.scriptFormat}"`
  if (used !== undefined) {
    const message = tell`The script uses "${used}" of the Java in Camunda; read variables by name and return an object instead.`
    return refused(im, task, from, message)
  }
  const variable = take(task, 'resultVariable')
  task.scriptFormat = 'javascript'
  task.script =
    variable === null
      ? `${script}\nnull`
      : `({ ${JSON.stringify(variable)}: (0, eval)(${JSON.stringify(script)}) })`
  const to = variable === null ? tell`a script that sets nothing` : tell`a script that sets ${variable}`
  converted(im, task, from, to, tell`It runs in the sandbox, with the variables as globals.`)
}

export function convertRepetition(im: Import, activity: ModdleElement): void {
  const loop: ModdleElement | undefined = activity.loopCharacteristics
  if (loop === undefined) return
  if (loop.$type === 'bpmn:StandardLoopCharacteristics')
    return kept(im, activity, 'standardLoopCharacteristics', tell`Camunda 7 ignores this loop; here it runs.`)
  const given = look(loop, 'collection')
  if (given === null) return
  const from = `camunda:collection="${given}"`
  mark(im, loop, 'collection')
  const text = textOf(im, activity, from, given)
  if (text === null) return
  take(loop, 'collection')
  const inputCollection = text.startsWith('=') ? text : `=${text}`
  const inputElement = take(loop, 'elementVariable')
  zeebe(im, loop, 'loopCharacteristics', { inputCollection, inputElement })
  const element = inputElement === null ? '' : ` inputElement="${inputElement}"`
  const to = `zeebe:loopCharacteristics inputCollection="${inputCollection}"${element}`
  converted(im, activity, from, to, tell`There is one instance for each item, as in Camunda 7.`)
}
