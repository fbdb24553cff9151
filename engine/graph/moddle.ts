// The border to bpmn-moddle: the one place where the drawing is still an untyped tree.

import { BpmnModdle } from 'bpmn-moddle'
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' }
import governance from '../lint/governance.json' with { type: 'json' }
import type { Problem } from './problems.ts'

// biome-ignore lint/suspicious/noExplicitAny: moddle elements have the properties of the standard, untyped
export type ModdleElement = { $type: string; id?: string; $parent?: ModdleElement; [property: string]: any }

export type Parsed = { readonly definitions: ModdleElement | null; readonly problems: readonly Problem[] }

/** Some six thousand elements with their diagram: reading them takes about a second. */
const MOST_TAGS = 60_000

/** A BPMN file of more characters than this is refused before it is parsed: 4 MB take about six seconds. */
const LARGEST = 8_000_000

/** Reads BPMN XML into a moddle tree. Never throws: what cannot be read is a problem. */
export async function parse(xml: string): Promise<Parsed> {
  const refused = refuse(xml)
  if (refused !== null) return { definitions: null, problems: [refused] }
  try {
    const moddle = new BpmnModdle({ zeebe, gov: governance })
    const { rootElement, warnings, elementsById } = await moddle.fromXML(xml)
    return {
      definitions: rootElement as ModdleElement,
      problems: warnings.filter(warning => !resolveName(warning, elementsById)).map(problemOf),
    }
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error)
    const warnings = (error as { warnings?: Warning[] }).warnings ?? []
    return { definitions: null, problems: [unreadable(sentence), ...warnings.map(problemOf)] }
  }
}

function refuse(xml: string): Problem | null {
  if (xml.length > LARGEST)
    return error('FILE_TOO_LARGE', `The file has ${xml.length} characters; at most ${LARGEST} are read.`)
  if (tagsIn(xml) > MOST_TAGS)
    return error(
      'TOO_MANY_ELEMENTS',
      `The file has more than ${MOST_TAGS} tags; split it into processes that call each other.`,
    )
  if (/<!DOCTYPE/i.test(xml))
    return error(
      'DOCTYPE_REFUSED',
      'The file has a document type declaration; remove it, entities are not read.',
    )
  if (hasForbiddenCharacter(xml))
    return error('FORBIDDEN_CHARACTER', 'The file holds a NUL or half a character; save it as UTF-8.')
  if (!xml.trimStart().startsWith('<')) return error('NOT_XML', 'The file is not XML.')
  return null
}

function tagsIn(xml: string): number {
  let count = 0
  for (let at = xml.indexOf('<'); at >= 0 && count <= MOST_TAGS; at = xml.indexOf('<', at + 1)) count += 1
  return count
}

function hasForbiddenCharacter(xml: string): boolean {
  return xml.includes('\0') || !xml.isWellFormed() || /&#(x0*|0*);|&#x0*d[89a-f][0-9a-f]{2};/i.test(xml)
}

/** A reference may be a qualified name, such as `tns:Order`; moddle finds only bare ids. Says whether it was one. */
function resolveName({ message, element, property, value }: Warning, byId: Record<string, unknown>): boolean {
  if (!/^unresolved reference/.test(message) || element === undefined || property === undefined) return false
  const target = value?.includes(':') ? byId[value.slice(value.indexOf(':') + 1)] : undefined
  if (target === undefined) return false
  const name = property.replace(/^\w+:/, '')
  if (element.$descriptor?.propertiesByName[property]?.isMany)
    element[name] = [...(element[name] ?? []), target]
  else element[name] = target
  return true
}

type Warning = { message: string; element?: ModdleElement; property?: string; value?: string }

function problemOf(warning: Warning): Problem {
  const { message } = warning
  if (/^unresolved reference/.test(message)) {
    return {
      code: 'DANGLING_REFERENCE',
      element: idOf(warning.element),
      message: `${short(warning.property)} refers to "${warning.value}", which is not in the file.`,
      severity: warning.element?.$type.startsWith('bpmndi:') ? 'warning' : 'error',
    }
  }
  const duplicate = /duplicate ID <([^>]*)>/.exec(message)
  if (duplicate !== null)
    return {
      code: 'DUPLICATE_ID',
      element: duplicate[1]!,
      message: `The id "${duplicate[1]}" is used more than once.`,
      severity: 'error',
    }
  const illegal = /illegal ID <([^>]*)>/.exec(message)
  if (illegal !== null)
    return {
      code: 'INVALID_ID',
      element: illegal[1]!,
      message: `"${illegal[1]}" is not a valid XML id.`,
      severity: 'error',
    }
  if (/unknown attribute/.test(message))
    return {
      code: 'UNKNOWN_ATTRIBUTE',
      element: idOf(warning.element),
      message: firstLine(message),
      severity: 'warning',
    }
  return {
    code: 'UNREADABLE_ELEMENT',
    element: idOf(warning.element),
    message: firstLine(message),
    severity: 'error',
  }
}

function short(property: string | undefined): string {
  return property?.replace(/^\w+:/, '') ?? 'A reference'
}

function firstLine(message: string): string {
  return message.split('\n')[0]!.trim()
}

function idOf(element: ModdleElement | undefined): string | null {
  for (let at = element; at !== undefined; at = at.$parent) if (typeof at.id === 'string') return at.id
  return null
}

function unreadable(sentence: string): Problem {
  return error('NOT_BPMN', `The file cannot be read as BPMN: ${firstLine(sentence)}`)
}

function error(code: string, message: string): Problem {
  return { code, element: null, message, severity: 'error' }
}
