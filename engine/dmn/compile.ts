// DMN XML → decisions with every expression parsed and every requirement bound, or all that is wrong with the file
// in one answer. A file with an error gives no decisions at all, for a decision may need any other one.

import { compileExpression } from '../feel/evaluate.ts'
import type { Problem } from '../graph/problems.ts'
import { tell, type Words } from '../words/sentences.ts'
import { compileLogic, functionOf } from './boxed.ts'
import type { Site } from './expression.ts'
import { type Import, importedTexts, importsOf, type Library, libraryOf } from './import.ts'
import { anything, compileTypes, functionType, type Types } from './item-definition.ts'
import type {
  Decision,
  DecisionService,
  Imported,
  Knowledge,
  KnowledgeModel,
  Type,
  Variable,
} from './model.ts'
import type { Names } from './names.ts'
import { type Reporter, reporterOf } from './problems.ts'
import { decisionNames, importedNames, inputNames, knowledgeNames, together } from './reach.ts'
import { type Element, readDefinitions } from './read.ts'
import { acyclic, type References, references, resolve, wrongKind } from './requirement.ts'

export type { Decision } from './model.ts'

/**
 * Compiles the decisions of a DMN file, by id. It may import from `others`, the DMN files that lie beside it. What is
 * wrong is told in `words`; in English where there are none.
 */
export async function compileDecisions(
  xml: string,
  others: readonly string[] = [],
  words?: Words,
): Promise<{
  readonly decisions: ReadonlyMap<string, Decision>
  readonly problems: readonly Problem[]
  /** The texts of the files it imports, directly or by way of another. */
  readonly imported: readonly string[]
}> {
  const { definitions, problems } = await readDefinitions(xml, words)
  const library = await libraryOf<File>(definitions?.import ? others.filter(other => other !== xml) : [])
  const decisions = definitions ? compileFile(definitions, library, reporterOf(problems, words)) : new Map()
  const imported = importedTexts(library)
  if (problems.some(problem => problem.severity === 'error'))
    return { decisions: new Map(), problems, imported }
  for (const decision of decisions.values()) freeze(decision)
  return { decisions, problems, imported }
}

function compileFile(
  definitions: Element,
  library: Library<File>,
  report: Reporter,
): ReadonlyMap<string, Decision> {
  const decisions = new Map<string, Decision>()
  try {
    const file = fileOf(definitions, library, [definitions], report)
    for (const element of file.elements) {
      if (element.$type === 'dmn:Decision') decisions.set(element.id, decisionOf(element, file, []))
      const knowledge = knowledgeOf(element, file, [])
      if (knowledge?.kind !== 'service') continue
      for (const decision of decisionOfService(knowledge, report)) decisions.set(decision.id, decision)
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    report.error('DMN_TOO_DEEP', definitions.id ?? null, tell`The file is nested too deeply to be read.`)
  }
  return decisions
}

/** One file while it is compiled: each element becomes one compiled thing, however often it is required. */
type File = Omit<References, 'imports' | 'merged'> & {
  readonly imports: readonly Import<File>[]
  readonly merged: readonly File[]
  readonly elements: readonly Element[]
  readonly types: Types
  readonly compiled: Map<Element, Decision | Knowledge>
}

function fileOf(definitions: Element, library: Library<File>, path: Path, report: Reporter): File {
  checkLanguage(definitions, report)
  const open = (other: Element, path: Path, report: Reporter): File => {
    const file = fileOf(other, library, path, report)
    for (const element of file.elements) compileElement(element, file)
    return file
  }
  const imports = importsOf(definitions, library, path, report, open)
  const elements: Element[] = definitions.drgElement ?? []
  return {
    namespace: definitions.namespace ?? null,
    elements: elements.filter(element => hasId(element, report)),
    byId: new Map(elements.map(element => [element.id, element])),
    types: compileTypes(definitions.itemDefinition ?? [], report, imports),
    imports,
    merged: mergedBy(imports),
    report,
    compiled: new Map(),
  }
}

/** The files whose elements count as those of the file with these imports, first come, first found. */
function mergedBy(imports: readonly Import<File>[]): File[] {
  const nameless = imports.filter(({ name }) => !name)
  return [...new Set(nameless.flatMap(({ file }) => [file, ...file.merged]))]
}

function hasId(element: Element, report: Reporter): boolean {
  if (element.id) return true
  const what = element.name ? `"${element.name}"` : tell`An element`
  report.error('ID_MISSING', null, tell`${what} has no id, so nothing can refer to it.`)
  return false
}

function compileElement(element: Element, file: File): void {
  if (element.$type === 'dmn:Decision') decisionOf(element, file, [])
  else knowledgeOf(element, file, [])
}

function checkLanguage(definitions: Element, report: Reporter): void {
  const language = definitions.expressionLanguage
  if (language && !/feel/i.test(language)) {
    const sentence = tell`The file is written in ${language}; only FEEL is read.`
    report.error('EXPRESSION_LANGUAGE_NOT_SUPPORTED', definitions.id ?? null, sentence)
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
  const site = siteOf(element, file)
  const requirements = requirementsOf(element, file, inner)
  if (!element.decisionLogic) {
    const sentence = tell`"${site.name}" has no decision logic: its result is the variable "${variableNameOf(element)}".`
    file.report.warning('DECISION_WITHOUT_LOGIC', element.id, sentence)
  }
  const decision: Decision = {
    kind: 'decision',
    id: element.id,
    name: site.name,
    variable: variableNameOf(element),
    type: typeOf(element, file),
    logic: compileLogic(element.decisionLogic, namesOfAll(requirements), site),
    ...requirements,
  }
  file.compiled.set(element, decision)
  return decision
}

function inputOf(element: Element, file: File): Variable {
  return { name: variableNameOf(element), type: typeOf(element, file) }
}

type Requirements = Omit<Imported, 'name'> & { readonly imported: readonly Imported[] }

/** What an element requires of its own file and, under the names of the imports, of others. */
function requirementsOf(element: Element, file: File, path: Path): Requirements {
  const needs = element.informationRequirement
  const inputs = references(needs, 'requiredInput', 'dmn:InputData', element, file)
  const decisions = references(needs, 'requiredDecision', 'dmn:Decision', element, file)
  const known: Element[] = (element.knowledgeRequirement ?? []).flatMap((requirement: Element) =>
    resolve(requirement.requiredKnowledge, element, file),
  )
  const requiredOf = (home: File): Omit<Imported, 'name'> => {
    const here = (other: Element): boolean => home.byId.get(other.id) === other
    const next = (other: Element): boolean => here(other) && acyclic(other, path, file)
    return {
      inputs: inputs.filter(here).map(input => inputOf(input, home)),
      decisions: decisions.filter(next).map(other => decisionOf(other, home, path)),
      knowledge: known
        .filter(next)
        .flatMap(other => knowledgeOf(other, home, path) ?? wrongKind(other, element, file)),
    }
  }
  const requiredWithin = (home: File): Omit<Imported, 'name'> => {
    const all = [home, ...home.merged].map(requiredOf)
    return {
      inputs: all.flatMap(({ inputs }) => inputs),
      decisions: all.flatMap(({ decisions }) => decisions),
      knowledge: all.flatMap(({ knowledge }) => knowledge),
    }
  }
  return {
    ...requiredWithin(file),
    imported: file.imports
      .filter(({ name }) => name)
      .map(({ name, file }) => ({ name, ...requiredWithin(file) }))
      .filter(({ inputs, decisions, knowledge }) => inputs.length + decisions.length + knowledge.length > 0),
  }
}

function namesOfAll({ inputs, decisions, knowledge, imported }: Requirements): Names {
  return together([
    ...inputNames(inputs),
    ...decisions.map(decisionNames),
    ...knowledge.map(knowledgeNames),
    ...imported.map(importedNames),
  ])
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
  const requirements = requirementsOf(element, file, path)
  const name = variableNameOf(element)
  const own: Names = { [name]: null }
  if (!element.encapsulatedLogic?.body) {
    const sentence = tell`"${site.name}" has no logic, so calling it gives null.`
    file.report.warning('KNOWLEDGE_WITHOUT_LOGIC', element.id, sentence)
  }
  const logic = element.encapsulatedLogic ?? {}
  const { parameters, body } = functionOf(logic, together([own, namesOfAll(requirements)]), site)
  const type = element.encapsulatedLogic?.typeRef
    ? file.types.of(element.encapsulatedLogic.typeRef, element.id)
    : typeOf(element, file)
  const { knowledge: requires, imported } = requirements
  return {
    kind: 'knowledge',
    id: element.id,
    name,
    parameters,
    body,
    type: resultType(type),
    requires,
    imported,
  }
}

/** The variable of a business knowledge model may be typed as the function or as what it gives. */
function resultType(type: Type): Type {
  return functionType(type)?.result ?? type
}

/** The file that an element resolved from this one stands in. */
function homeOf(element: Element, file: File): File {
  return file.imports.find(({ file }) => file.byId.get(element.id) === element)?.file ?? file
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
      .map(decision => decisionOf(decision, homeOf(decision, file), path))
  const type = typeOf(element, file)
  const declared = functionType(type)?.parameters ?? []
  const inputs = each('inputData', 'dmn:InputData').map(input => inputOf(input, homeOf(input, file)))
  const inputDecisions = decisions('inputDecision')
  const given = inputDecisions.map(({ variable: name, type }) => ({ name, type }))
  return {
    kind: 'service',
    id: element.id,
    name: variableNameOf(element),
    inputs,
    inputDecisions,
    parameters: [...inputs, ...given].map(
      parameter =>
        declared.find(({ name, type }) => name === parameter.name && type.kind !== 'any') ?? parameter,
    ),
    outputs: decisions('outputDecision'),
    type: resultType(type),
  }
}

/** A decision service can be asked for by its id, as a decision can: its inputs are the variables of their names. */
function decisionOfService(service: DecisionService, report: Reporter): Decision[] {
  const { id, name, type, parameters: inputs } = service
  const text = `${name}(${inputs.map(({ name }) => `${name}: ${name}`).join(', ')})`
  const call = compileExpression(text, together([{ [name]: null }, ...inputNames(inputs)]))
  if ('problem' in call) {
    report.error(
      'INVOCATION_UNREADABLE',
      id,
      tell`"${name}" is called by ${text}, which cannot be read: ${call.problem}`,
    )
    return []
  }
  const logic = { kind: 'literal', type: anything, expression: call } as const
  return [
    {
      kind: 'decision',
      id,
      name,
      variable: name,
      type,
      logic,
      inputs,
      decisions: [],
      knowledge: [service],
      imported: [],
    },
  ]
}

/** Freezes plain data all the way down; parsed expressions stay as their own folder made them. */
function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return
  if (Object.values(value).some(entry => typeof entry === 'function')) return
  Object.freeze(value)
  for (const entry of Object.values(value)) freeze(entry)
}
