// DMN XML → decisions with every expression parsed and every requirement bound, or all that is wrong with the file
// in one answer. A file with an error gives no decisions at all, for a decision may need any other one.

import { compileExpression } from '../feel/evaluate.ts'
import type { Problem } from '../graph/problems.ts'
import { compileLogic, functionOf } from './boxed.ts'
import type { Site } from './expression.ts'
import { anything, compileTypes, type Types } from './item-definition.ts'
import type { Decision, DecisionService, Knowledge, KnowledgeModel, Type, Variable } from './model.ts'
import type { Names } from './names.ts'
import { type Reporter, reporterOf } from './problems.ts'
import { decisionNames, inputNames, knowledgeNames, together } from './reach.ts'
import { type Element, readDefinitions } from './read.ts'
import { acyclic, type References, references, resolve, wrongKind } from './requirement.ts'

export type { Decision } from './model.ts'

/** Compiles the decisions of a DMN file, by id. */
export async function compileDecisions(xml: string): Promise<{
  readonly decisions: ReadonlyMap<string, Decision>
  readonly problems: readonly Problem[]
}> {
  const { definitions, problems } = await readDefinitions(xml)
  const decisions = definitions ? compileFile(definitions, reporterOf(problems)) : new Map()
  if (problems.some(problem => problem.severity === 'error')) return { decisions: new Map(), problems }
  for (const decision of decisions.values()) freeze(decision)
  return { decisions, problems }
}

function compileFile(definitions: Element, report: Reporter): ReadonlyMap<string, Decision> {
  const decisions = new Map<string, Decision>()
  try {
    checkFile(definitions, report)
    const file = fileOf(definitions, report)
    for (const element of file.elements) {
      if (element.$type === 'dmn:Decision') decisions.set(element.id, decisionOf(element, file, []))
      const knowledge = knowledgeOf(element, file, [])
      if (knowledge?.kind !== 'service') continue
      for (const decision of decisionOfService(knowledge, report)) decisions.set(decision.id, decision)
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    report.error('DMN_TOO_DEEP', definitions.id ?? null, 'The file is nested too deeply to be read.')
  }
  return decisions
}

/** One file while it is compiled: each element becomes one compiled thing, however often it is required. */
type File = References & {
  readonly elements: readonly Element[]
  readonly types: Types
  readonly compiled: Map<Element, Decision | Knowledge>
}

function fileOf(definitions: Element, report: Reporter): File {
  const elements: Element[] = definitions.drgElement ?? []
  return {
    namespace: definitions.namespace ?? null,
    elements: elements.filter(element => hasId(element, report)),
    byId: new Map(elements.map(element => [element.id, element])),
    types: compileTypes(definitions.itemDefinition ?? [], report),
    report,
    compiled: new Map(),
  }
}

function hasId(element: Element, report: Reporter): boolean {
  if (element.id) return true
  report.error('ID_MISSING', null, `"${element.name ?? 'An element'}" has no id, so nothing can refer to it.`)
  return false
}

function checkFile(definitions: Element, report: Reporter): void {
  for (const { name, locationURI, namespace, id } of definitions.import ?? []) {
    const what = name || locationURI || namespace
    report.error(
      'IMPORT_NOT_SUPPORTED',
      id ?? null,
      `The file imports "${what}"; put what it needs into one file.`,
    )
  }
  const language = definitions.expressionLanguage
  if (language && !/feel/i.test(language)) {
    const message = `The file is written in ${language}; only FEEL is read.`
    report.error('EXPRESSION_LANGUAGE_NOT_SUPPORTED', definitions.id ?? null, message)
  }
}

/** What an element is called where it is required. */
function variableNameOf(element: Element): string {
  return element.variable?.name || element.name || element.id
}

function typeOf(element: Element, file: File) {
  return file.types.of(element.variable?.typeRef, element.variable?.id ?? element.id)
}

function siteOf({ id, name }: Element, { types, report }: File): Site {
  return { types, report, id, name: name || id }
}

/** What is being compiled, from the first element that asked for it. */
type Path = readonly Element[]

function decisionOf(element: Element, file: File, path: Path): Decision {
  const done = file.compiled.get(element)
  if (done?.kind === 'decision') return done
  const inner = [...path, element]
  const inputs = references(
    element.informationRequirement,
    'requiredInput',
    'dmn:InputData',
    element,
    file,
  ).map(input => inputOf(input, file))
  const decisions = references(
    element.informationRequirement,
    'requiredDecision',
    'dmn:Decision',
    element,
    file,
  )
    .filter(other => acyclic(other, inner, file))
    .map(other => decisionOf(other, file, inner))
  const knowledge = requiredKnowledge(element, file, inner)
  const site = siteOf(element, file)
  const names = [...inputNames(inputs), ...decisions.map(decisionNames), ...knowledge.map(knowledgeNames)]
  if (!element.decisionLogic) {
    const message = `"${site.name}" has no decision logic: its result is the variable "${variableNameOf(element)}".`
    file.report.warning('DECISION_WITHOUT_LOGIC', element.id, message)
  }
  const decision: Decision = {
    kind: 'decision',
    id: element.id,
    name: site.name,
    variable: variableNameOf(element),
    type: typeOf(element, file),
    logic: compileLogic(element.decisionLogic, together(names), site),
    inputs,
    decisions,
    knowledge,
  }
  file.compiled.set(element, decision)
  return decision
}

function inputOf(element: Element, file: File): Variable {
  return { name: variableNameOf(element), type: typeOf(element, file) }
}

function requiredKnowledge(element: Element, file: File, path: Path): Knowledge[] {
  const found = (element.knowledgeRequirement ?? []).flatMap((requirement: Element) =>
    resolve(requirement.requiredKnowledge, element, file),
  )
  return found
    .filter((other: Element) => acyclic(other, path, file))
    .flatMap((other: Element) => knowledgeOf(other, file, path) ?? wrongKind(other, element, file))
}

function knowledgeOf(element: Element, file: File, path: Path): Knowledge | null {
  const done = file.compiled.get(element)
  if (done && done.kind !== 'decision') return done
  const compile = { 'dmn:BusinessKnowledgeModel': modelOf, 'dmn:DecisionService': serviceOf }[
    element.$type as string
  ]
  const knowledge = compile?.(element, file, [...path, element]) ?? null
  if (knowledge) file.compiled.set(element, knowledge)
  return knowledge
}

function modelOf(element: Element, file: File, path: Path): KnowledgeModel {
  const site = siteOf(element, file)
  const requires = requiredKnowledge(element, file, path)
  const name = variableNameOf(element)
  const own: Names = { [name]: null }
  if (!element.encapsulatedLogic?.body) {
    const message = `"${site.name}" has no logic, so calling it gives null.`
    file.report.warning('KNOWLEDGE_WITHOUT_LOGIC', element.id, message)
  }
  const logic = element.encapsulatedLogic ?? {}
  const { parameters, body } = functionOf(logic, together([own, ...requires.map(knowledgeNames)]), site)
  const type = element.encapsulatedLogic?.typeRef
    ? file.types.of(element.encapsulatedLogic.typeRef, element.id)
    : typeOf(element, file)
  return { kind: 'knowledge', id: element.id, name, parameters, body, type: resultType(type), requires }
}

/** The variable of a business knowledge model may be typed as the function or as what it gives. */
function resultType(type: Type): Type {
  if (type.kind === 'function') return type.result
  return type.kind === 'named' && type.type.kind === 'function' ? type.type.result : type
}

function serviceOf(element: Element, file: File, path: Path): DecisionService {
  const each = (property: string, type: string): Element[] =>
    references(
      (element[property] ?? []).map((it: Element) => ({ it })),
      'it',
      type,
      element,
      file,
    )
  const decisions = (property: string): Decision[] =>
    each(property, 'dmn:Decision')
      .filter(decision => acyclic(decision, path, file))
      .map(decision => decisionOf(decision, file, path))
  return {
    kind: 'service',
    id: element.id,
    name: variableNameOf(element),
    inputs: each('inputData', 'dmn:InputData').map(input => inputOf(input, file)),
    inputDecisions: decisions('inputDecision'),
    outputs: decisions('outputDecision'),
    type: resultType(typeOf(element, file)),
  }
}

/** A decision service can be asked for by its id, as a decision can: its inputs are the variables of their names. */
function decisionOfService(service: DecisionService, report: Reporter): Decision[] {
  const { id, name, type } = service
  const given = service.inputDecisions.map(({ variable: name, type }) => ({ name, type }))
  const inputs = [...service.inputs, ...given]
  const text = `${name}(${inputs.map(({ name }) => `${name}: ${name}`).join(', ')})`
  const call = compileExpression(text, together([{ [name]: null }, ...inputNames(inputs)]))
  if ('problem' in call) {
    report.error(
      'INVOCATION_UNREADABLE',
      id,
      `"${name}" is called by ${text}, which cannot be read: ${call.problem}`,
    )
    return []
  }
  const logic = { kind: 'literal', type: anything, expression: call } as const
  return [
    { kind: 'decision', id, name, variable: name, type, logic, inputs, decisions: [], knowledge: [service] },
  ]
}

/** Freezes plain data all the way down; parsed expressions stay as their own folder made them. */
function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return
  if (Object.values(value).some(entry => typeof entry === 'function')) return
  Object.freeze(value)
  for (const entry of Object.values(value)) freeze(entry)
}
