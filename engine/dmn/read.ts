// Only a document that reads as DMN to the last element becomes a model. A DOCTYPE is refused unread, for an entity
// could pull text in; so are characters that a database or a canonical form could not hold.

import { DmnModdle } from 'dmn-moddle'
import dmn from 'dmn-moddle/resources/dmn/json/dmn13.json' with { type: 'json' }
import type { Problem } from '../graph/problems.ts'
import { type Sentence, say, tell, type Words, written } from '../words/sentences.ts'

/** An element as dmn-moddle reads it. */
// biome-ignore lint/suspicious/noExplicitAny: moddle elements take their shape from a schema, not from a type
export type Element = any

const native = {
  MODEL: 'https://www.omg.org/spec/DMN/20191111/MODEL/',
  DMNDI: 'https://www.omg.org/spec/DMN/20191111/DMNDI/',
  DC: 'http://www.omg.org/spec/DMN/20180521/DC/',
  DI: 'http://www.omg.org/spec/DMN/20180521/DI/',
}

/** The namespaces of DMN 1.1 to 1.5 and what the 1.3 reader calls them. */
const namespaces: Readonly<Record<string, string>> = {
  'http://www.omg.org/spec/DMN/20151101/dmn.xsd': native.MODEL,
  'http://www.omg.org/spec/DMN/20151101/dmn11.xsd': native.MODEL,
  'http://www.omg.org/spec/DMN/20180521/MODEL/': native.MODEL,
  'https://www.omg.org/spec/DMN/20211108/MODEL/': native.MODEL,
  'https://www.omg.org/spec/DMN/20230324/MODEL/': native.MODEL,
  'https://www.omg.org/spec/DMN/20240513/MODEL/': native.MODEL,
  'http://www.omg.org/spec/DMN/20180521/DMNDI/': native.DMNDI,
  'https://www.omg.org/spec/DMN/20230324/DMNDI/': native.DMNDI,
}

/** Whether a namespace is that of DMN models, in any version. */
export function isModelNamespace(uri: string): boolean {
  return uri === native.MODEL || (Object.hasOwn(namespaces, uri) && namespaces[uri] === native.MODEL)
}

const child = (name: string, type = 'ChildExpression') => ({ name, type, xml: { serialize: 'property' } })

/** The boxed expressions of DMN 1.4 and the type constraint of 1.5, which the 1.3 schema lacks. */
const since14 = [
  {
    name: 'ChildExpression',
    properties: [
      { name: 'id', isAttr: true, type: 'String', isId: true },
      { name: 'typeRef', isAttr: true, type: 'String' },
      { name: 'value', type: 'Expression' },
    ],
  },
  {
    name: 'Conditional',
    superClass: ['Expression'],
    properties: ['if', 'then', 'else'].map(name => child(name)),
  },
  { name: 'Filter', superClass: ['Expression'], properties: ['in', 'match'].map(name => child(name)) },
  {
    name: 'Iterator',
    isAbstract: true,
    superClass: ['Expression'],
    properties: [{ name: 'iteratorVariable', isAttr: true, type: 'String' }, child('in')],
  },
  { name: 'For', superClass: ['Iterator'], properties: [child('return')] },
  { name: 'Some', superClass: ['Iterator'], properties: [child('satisfies')] },
  { name: 'Every', superClass: ['Iterator'], properties: [child('satisfies')] },
]

const schema = { ...dmn, types: [...dmn.types.map(withTypeConstraint), ...since14] }

/** Reads DMN XML of any version from 1.1 on into moddle elements. What is wrong is told in `words`. */
export async function readDefinitions(
  xml: string,
  words?: Words,
): Promise<{ definitions: Element | null; problems: Problem[] }> {
  const refusal = refuse(xml, words)
  if (refusal) return { definitions: null, problems: [refusal] }
  try {
    const native13 = inNativeNamespaces(xml)
    const { rootElement, warnings } = await new DmnModdle({ dmn: schema }).fromXML(native13)
    const prefixes = dmnPrefixes(native13)
    return {
      definitions: rootElement,
      problems: warnings.flatMap(warning => problemOf(warning, prefixes, words)),
    }
  } catch (error) {
    return { definitions: null, problems: [unreadable(written(oneLine((error as Error).message)), words)] }
  }
}

function withTypeConstraint(type: Element): Element {
  if (type.name !== 'ItemDefinition') return type
  return { ...type, properties: [...type.properties, child('typeConstraint', 'UnaryTests')] }
}

function refuse(xml: string, words: Words | undefined): Problem | null {
  if (/<!DOCTYPE/i.test(xml)) {
    const sentence = tell`The file declares a DOCTYPE, which a decision model does not need: remove it.`
    return problem('DOCTYPE_REFUSED', null, sentence, words)
  }
  for (const [, hex, decimal] of xml.matchAll(/&#(?:x([0-9a-f]+)|(\d+));/gi)) {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    if (code === 0 || (code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) {
      const written = `&#${hex ? `x${hex}` : decimal};`
      return unreadable(tell`It names a character (${written}) that is no text`, words)
    }
  }
  return xml.isWellFormed() && !xml.includes('\u0000')
    ? null
    : unreadable(tell`It holds characters that are no text`, words)
}

function inNativeNamespaces(xml: string): string {
  return xml.replace(/(xmlns(?::[\w.-]+)?\s*=\s*)(["'])(.*?)\2/g, (all, start, quote, uri) =>
    Object.hasOwn(namespaces, uri) ? `${start}${quote}${namespaces[uri]}${quote}` : all,
  )
}

/** The prefixes that stand for DMN itself in this file. */
function dmnPrefixes(xml: string): string[] {
  const bound = xml.matchAll(/xmlns:([\w.-]+)\s*=\s*["'](.*?)["']/g)
  return [...bound].filter(([, , uri]) => uri === native.MODEL).map(([, prefix]) => prefix!)
}

function unreadable(reason: Sentence, words: Words | undefined): Problem {
  return problem('DMN_UNREADABLE', null, tell`The file cannot be read as DMN: ${reason}.`, words)
}

function problem(
  code: string,
  element: string | null,
  sentence: Sentence,
  words: Words | undefined,
  severity: Problem['severity'] = 'error',
): Problem {
  return { code, element, message: say(sentence, words), severity }
}

/** Elements and attributes of other vendors may stand anywhere; what DMN itself does not know may not. */
function problemOf(
  { message, element }: { message: string; element?: Element },
  prefixes: readonly string[],
  words: Words | undefined,
): Problem[] {
  const duplicate = /duplicate ID <(.*)>/.exec(message)?.[1]
  if (duplicate !== undefined) {
    const sentence = tell`Two elements have the id "${duplicate}": an id must be unique in its file.`
    return [problem('DUPLICATE_ID', duplicate, sentence, words)]
  }
  const [, prefix, tag, line] =
    /unparsable content <(?:([\w.-]+):)?([\w.-]*)(?:[\s\S]*?line: (\d+))?/.exec(message) ?? []
  if (prefix !== undefined && !prefixes.includes(prefix)) return []
  if (tag && line) {
    const sentence = tell`"${tag}" in line ${Number(line) + 1} cannot stand there`
    return [unreadable(sentence, words)]
  }
  const attribute = /^unknown attribute <(.*)>/.exec(message)?.[1]
  if (attribute !== undefined) {
    const sentence = tell`The attribute "${attribute}" is not read.`
    return [problem('UNKNOWN_ATTRIBUTE', element?.id ?? null, sentence, words, 'warning')]
  }
  return [unreadable(written(oneLine(message)), words)]
}

function oneLine(message: string): string {
  return message.replace(/\s+/g, ' ').trim()
}
