// XML becomes graphs, or a list of everything that is wrong with it. Each element reads its own part of the drawing;
// here they are put together into a process.

import type { Words } from '../words/sentences.ts'
import { aliasesOf } from './aliases.ts'
import { check } from './check/index.ts'
import { compileCorrelation } from './correlation.ts'
import { reportUnknown } from './extensions.ts'
import type { Graph, Node } from './graph.ts'
import { messageFlowsOf } from './message-flows.ts'
import { type ModdleElement, parse } from './moddle.ts'
import { buildNodes } from './nodes.ts'
import type { Problem } from './problems.ts'
import { extension, type Reader } from './reader.ts'
import { startsOf } from './starts.ts'
import { storesOf } from './stores.ts'
import { explanationsOf, translationsOf } from './translations.ts'

/** What came of a file. `graphs` is empty when a problem of severity error was found. */
export type CompileResult = {
  /** Executable processes and global tasks, by id. */
  readonly graphs: ReadonlyMap<string, Graph>
  readonly problems: readonly Problem[]
  /** The parsed file, for linters and readers; null where it could not be parsed. */
  readonly definitions: ModdleElement | null
}

export type CompileOptions = {
  /** True to compile pictures of today's practice as well, so that their stories can be told on a virtual clock. */
  readonly pictures?: boolean
  /** The language problems are told in; English where there is none. */
  readonly words?: Words | undefined
}

/** A picture of how it is (AS-IS) is never executable: informal practice is not run with real data (GOV-25). */
const isPicture = (process: ModdleElement): boolean =>
  extension(process, 'gov:Process')?.variant === 'AS-IS' && process.isExecutable !== true

/** Compiles BPMN 2.0 XML. Never throws on a file: all that is wrong with it is in `problems`. */
export async function compile(xml: string, options: CompileOptions = {}): Promise<CompileResult> {
  const { definitions, problems } = await parse(xml, options.words)
  if (definitions === null) return { graphs: new Map(), problems, definitions }
  return compileDefinitions(definitions, problems, options)
}

/** Compiles a parsed file. */
export function compileDefinitions(
  definitions: ModdleElement,
  found: readonly Problem[] = [],
  { pictures = false, words }: CompileOptions = {},
): CompileResult {
  nameAll(definitions)
  const processes = roots(definitions).filter(root => root.$type === 'bpmn:Process')
  const executable = processes.filter(
    process => process.isExecutable === true || (pictures && isPicture(process)),
  )
  const reader: Reader = {
    definitions,
    problems: [...found],
    executable: new Set(executable.map(process => process.id!)),
    words,
  }
  const graphs = new Map<string, Graph>()
  for (const process of executable) {
    const graph = compileProcess(process, reader)
    graphs.set(graph.processId, graph)
  }
  for (const task of roots(definitions).filter(isGlobalTask)) {
    const graph = compileGlobalTask(task, reader)
    graphs.set(graph.processId, graph)
  }
  check(definitions, reader)
  reportUnknown(definitions, reader)
  const problems = unique(reader.problems)
  const refused = problems.some(problem => problem.severity === 'error')
  return { graphs: refused ? new Map() : graphs, problems, definitions }
}

/** The standard lets elements go without an id; here each needs one to be told apart. */
function nameAll(definitions: ModdleElement): void {
  let count = 0
  const visit = (element: ModdleElement): void => {
    for (const child of (element.flowElements ?? []) as ModdleElement[]) {
      child.id ??= `${child.$type.replace(/^\w+:/, '')}_unnamed_${++count}`
      visit(child)
    }
  }
  for (const root of roots(definitions)) {
    if (root.$type === 'bpmn:Process') root.id ??= `Process_unnamed_${++count}`
    visit(root)
  }
}

function unique(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>()
  return problems.filter(({ code, element, message }) => {
    const key = `${code} ${element} ${message}`
    return !seen.has(key) && seen.add(key)
  })
}

function roots(definitions: ModdleElement): readonly ModdleElement[] {
  return definitions.rootElements ?? []
}

const GLOBAL_TASKS: Readonly<Record<string, string>> = {
  'bpmn:GlobalTask': 'bpmn:Task',
  'bpmn:GlobalUserTask': 'bpmn:UserTask',
  'bpmn:GlobalManualTask': 'bpmn:ManualTask',
  'bpmn:GlobalScriptTask': 'bpmn:ScriptTask',
  'bpmn:GlobalBusinessRuleTask': 'bpmn:BusinessRuleTask',
}

function isGlobalTask(root: ModdleElement): boolean {
  return GLOBAL_TASKS[root.$type] !== undefined
}

/** A global task, called by a call activity, is a process with one task in it (10.3.4). */
function compileGlobalTask(task: ModdleElement, reader: Reader): Graph {
  const inner = Object.create(task, {
    $type: { value: GLOBAL_TASKS[task.$type] },
    // What a script task calls its format is the language of a global one (10.3.7).
    scriptFormat: { value: task.scriptLanguage },
  }) as ModdleElement
  const process = {
    $type: 'bpmn:Process',
    id: `${task.id}__process`,
    name: task.name,
    flowElements: [inner],
    $parent: task.$parent,
  } as ModdleElement
  return { ...compileProcess(process, reader), processId: task.id! }
}

function compileProcess(process: ModdleElement, reader: Reader): Graph {
  const { root, ...build } = buildNodes(process, reader)
  const nodes = [...build.nodes.values()]
  return {
    processId: process.id!,
    name: process.name ?? null,
    versionTag: extension(process, 'zeebe:VersionTag')?.value ?? null,
    translations: translationsOf(process),
    explanations: explanationsOf(process),
    root,
    nodes: build.nodes,
    flows: build.flows,
    starts: startsOf(root),
    correlationKeys: compileCorrelation(process, reader),
    needsFramework: extension(process, 'gov:Process')?.framework === 'required',
    staysOpen: ['rights', 'erasure'].some(door => extension(process, 'gov:Process')?.[door] === 'self'),
    messageFlows: messageFlowsOf(process, build, reader),
    aliases: aliasesOf(build),
    stores: storesOf(build.sources.values()),
    hasScopeJoins: nodes.some(node => node.type === 'inclusiveGateway' || node.type === 'complexGateway'),
    watchesVariables: nodes.some(watchesVariables),
    decisions: new Map(),
  }
}

function watchesVariables(node: Node): boolean {
  return node.inputSets.length > 0 || node.triggers.some(trigger => trigger.kind === 'conditional')
}
