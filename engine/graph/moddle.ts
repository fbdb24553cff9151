// The border to bpmn-moddle: the one place where the drawing is still an untyped tree.

import { BpmnModdle } from 'bpmn-moddle'
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' }
import governance from '../lint/governance.json' with { type: 'json' }
import { type Sentence, say, tell, type Words } from '../words/sentences.ts'
import type { Problem } from './problems.ts'
import { decoded, type NoBoolean, readXml, resolveName, type Twice } from './xml-schema.ts'

// biome-ignore lint/suspicious/noExplicitAny: moddle elements have the properties of the standard, untyped
export type ModdleElement = { $type: string; id?: string; $parent?: ModdleElement; [property: string]: any }

/** One for all files: to make the types of the standard takes longer than to read most drawings. */
const moddle = new BpmnModdle({ zeebe, gov: governance })

export type Parsed = { readonly definitions: ModdleElement | null; readonly problems: readonly Problem[] }

/** Some six thousand elements with their diagram: reading them takes about a second. */
const MOST_TAGS = 60_000

/** Far deeper than a person can follow, and far from where reading and compiling, which recurse, run out of stack. */
const DEEPEST = 500

/** A BPMN file of more characters than this is refused before it is parsed: 4 MB take about six seconds. */
const LARGEST = 8_000_000

/** Reads BPMN XML into a moddle tree. Never throws: what cannot be read is a problem, told in `words`. */
export async function parse(xml: string, words?: Words): Promise<Parsed> {
  const refused = refuse(xml, words)
  if (refused !== null) return { definitions: null, problems: [refused] }
  try {
    const { rootElement, warnings, elementsById, twice, noBooleans } = await readXml(moddle, xml)
    const definitions = rootElement as ModdleElement
    const imported = importsOf(definitions)
    return {
      definitions,
      problems: [
        ...warnings
          .filter(warning => !resolveName(warning, elementsById) && !isOutside(warning))
          .map(warning => unknownZeebe(warning, definitions, words) ?? problemOf(warning, imported, words)),
        ...twice.map(one => partTwice(one, words)),
        ...noBooleans.map(one => noBoolean(one, words)),
        ...notUnderstood(definitions, words),
      ],
    }
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error)
    const warnings = (error as { warnings?: Warning[] }).warnings ?? []
    return {
      definitions: null,
      problems: [
        unreadable(sentence, words),
        ...warnings.map(warning => problemOf(warning, new Map(), words)),
      ],
    }
  }
}

function refuse(xml: string, words: Words | undefined): Problem | null {
  const refused = (code: string, sentence: Sentence) => problem(code, null, sentence, words)
  if (xml.length > LARGEST)
    return refused(
      'FILE_TOO_LARGE',
      tell`The file has ${xml.length} characters; at most ${LARGEST} are read.`,
    )
  if (tagsIn(xml) > MOST_TAGS)
    return refused(
      'TOO_MANY_ELEMENTS',
      tell`The file has more than ${MOST_TAGS} tags; split it into processes that call each other.`,
    )
  if (isTooDeep(xml))
    return refused(
      'TOO_MANY_ELEMENTS',
      tell`The file nests tags more than ${DEEPEST} deep; split it into processes that call each other.`,
    )
  if (/<!DOCTYPE/i.test(xml))
    return refused(
      'DOCTYPE_REFUSED',
      tell`The file has a document type declaration; remove it, entities are not read.`,
    )
  if (hasForbiddenCharacter(xml))
    return refused('FORBIDDEN_CHARACTER', tell`The file holds a NUL or half a character; save it as UTF-8.`)
  if (!xml.trimStart().startsWith('<')) return refused('NOT_XML', tell`The file is not XML.`)
  return null
}

function tagsIn(xml: string): number {
  let count = 0
  for (let at = xml.indexOf('<'); at >= 0 && count <= MOST_TAGS; at = xml.indexOf('<', at + 1)) count += 1
  return count
}

/** What only looks like tags, by how it begins and ends. */
const NO_TAGS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const

/** Where the tag ends that begins there: at the first `>` that stands in no value; -1 where it does not end. */
function endOfTag(xml: string, at: number): number {
  for (let index = at; index < xml.length; index++) {
    const sign = xml[index]!
    if (sign === '>') return index
    if (sign !== '"' && sign !== "'") continue
    index = xml.indexOf(sign, index + 1)
    if (index < 0) return -1
  }
  return -1
}

/** Counts what opens and closes, in one go over the text. */
function isTooDeep(xml: string): boolean {
  let depth = 0
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at)) {
    const [begin, end] = NO_TAGS.find(([begin]) => xml.startsWith(begin, at)) ?? ['', '']
    const close = begin === '' ? endOfTag(xml, at) : xml.indexOf(end, at + begin.length)
    if (close < 0) return false
    if (begin === '' && xml[at + 1] === '/') depth -= 1
    else if (begin === '' && xml[close - 1] !== '/') depth += 1
    if (depth > DEEPEST) return true
    at = close + end.length
  }
  return false
}

function hasForbiddenCharacter(xml: string): boolean {
  return xml.includes('\0') || !xml.isWellFormed() || /&#(x0*|0*);|&#x0*d[89a-f][0-9a-f]{2};/i.test(xml)
}

/**
 * Whether a warning is about things outside BPMN, such as the UML model that a relationship speaks of (8.3.4).
 */
function isOutside({ message, element }: Warning): boolean {
  // What is read here is text, which has no encoding any more.
  if (/^unsupported document encoding/.test(message)) return true
  if (!/^unresolved reference/.test(message)) return false
  return element?.$type === 'bpmn:Relationship'
}

/** The extensions that a file says must be understood, and that are of no vocabulary that is read here (8.3.3). */
function notUnderstood(definitions: ModdleElement, words: Words | undefined): Problem[] {
  const extensions: readonly ModdleElement[] = definitions.extensions ?? []
  return extensions.flatMap(({ mustUnderstand, definition }) => {
    const uri = definitions.$attrs?.[`xmlns:${String(definition).split(':')[0]}`]
    if (mustUnderstand !== true || uri === zeebe.uri || uri === governance.uri) return []
    const sentence = tell`The file says that the extension "${definition}" must be understood, and it is not.`
    return [problem('EXTENSION_NOT_UNDERSTOOD', null, sentence, words)]
  })
}

/** Whether a property names the type of something, which has no effect on running. */
function isType(element: ModdleElement | undefined, property: string | undefined): boolean {
  return element?.$descriptor?.propertiesByName[property ?? '']?.type === 'bpmn:ItemDefinition'
}

/** The other BPMN files this one imports, by the prefix their names bear here. */
function importsOf(definitions: ModdleElement): ReadonlyMap<string, string> {
  const imports: readonly ModdleElement[] = definitions.imports ?? []
  const prefixes = Object.entries((definitions.$attrs ?? {}) as Record<string, string>).flatMap(
    ([name, uri]) => (name.startsWith('xmlns:') ? [[name.slice(6), uri] as const] : []),
  )
  return new Map(
    prefixes.flatMap(([prefix, uri]) =>
      imports.filter(one => one.namespace === uri).map(one => [prefix, String(one.location ?? uri)] as const),
    ),
  )
}

/** A later Camunda knows more than this one: what it adds is an extension like any other that nobody reads. */
function unknownZeebe(
  { message, element }: Warning,
  definitions: ModdleElement,
  words: Words | undefined,
): Problem | null {
  const [, prefix, name] = UNPARSABLE.exec(message) ?? []
  if (name === undefined || definitions.$attrs?.[`xmlns:${prefix}`] !== zeebe.uri) return null
  const sentence = tell`The extension ${`zeebe:${name}`} is kept but has no effect here.`
  return { ...problem('UNKNOWN_EXTENSION', idOf(element), sentence, words), severity: 'warning' }
}

const UNPARSABLE = /^unparsable content <([\w.-]+):([\w.-]+)/

type Warning = { message: string; element?: ModdleElement; property?: string; value?: string }

function problemOf(
  { message, element, property, value }: Warning,
  imported: ReadonlyMap<string, string>,
  words: Words | undefined,
): Problem {
  const place = idOf(element)
  const named = (code: string, sentence: Sentence, at = place) => problem(code, at, sentence, words)
  if (/^unresolved reference/.test(message)) {
    const file = imported.get(value?.split(':')[0] ?? '')
    const dangling =
      file === undefined
        ? named(
            'DANGLING_REFERENCE',
            tell`${short(property)} refers to "${value}", which is not in the file.`,
          )
        : named(
            'IMPORT_NOT_READ',
            tell`${short(property)} refers to "${value}" in ${file}, which is not read; put it into this file.`,
          )
    const harmless = element?.$type.startsWith('bpmndi:') || isType(element, property)
    return harmless ? { ...dangling, severity: 'warning' } : dangling
  }
  const [, kind, id] = /(duplicate|illegal) ID <([^>]*)>/.exec(message) ?? []
  if (kind === 'duplicate') {
    const twice = decoded(id!)
    return named('DUPLICATE_ID', tell`The id "${twice}" is used more than once.`, twice)
  }
  if (kind === 'illegal') return named('INVALID_ID', tell`"${id}" is not a valid XML id.`, id!)
  if (/unknown attribute/.test(message))
    return {
      ...named('UNKNOWN_ATTRIBUTE', tell`The attribute "${short(property)}" is not one of the standard.`),
      severity: 'warning',
    }
  const [, tag, line] = /^unparsable content <?([\w:.-]*)[\s\S]*?line: (\d+)/.exec(message) ?? []
  if (tag) return named('UNREADABLE_ELEMENT', tell`"${tag}" in line ${Number(line) + 1} cannot stand there.`)
  return named('UNREADABLE_ELEMENT', tell`Something cannot be read: ${firstLine(message)}`)
}

function partTwice({ element, part }: Twice, words: Words | undefined): Problem {
  return problem(
    'PART_TWICE',
    idOf(element),
    tell`"${part}" stands more than once in "${short(element.$type)}", which may have one. Keep the one that is meant.`,
    words,
  )
}

function noBoolean({ id, attribute, value }: NoBoolean, words: Words | undefined): Problem {
  return problem('VALUE_NOT_LISTED', id, tell`${attribute} is "${value}"; it must be true or false.`, words)
}

function short(property: string | undefined): string {
  return property?.replace(/^\w+:/, '') ?? ''
}

function firstLine(message: string): string {
  return message.split('\n')[0]!.trim()
}

function idOf(element: ModdleElement | undefined): string | null {
  for (let at = element; at !== undefined; at = at.$parent) if (typeof at.id === 'string') return at.id
  return null
}

function unreadable(sentence: string, words: Words | undefined): Problem {
  return problem('NOT_BPMN', null, tell`The file cannot be read as BPMN: ${firstLine(sentence)}`, words)
}

function problem(
  code: string,
  element: string | null,
  sentence: Sentence,
  words: Words | undefined,
): Problem {
  return { code, element, message: say(sentence, words), severity: 'error' }
}
