// Event definitions, and the messages, signals, errors and escalations they name: each is declared once a file.

import type { Option, Sketch } from './notation.ts'
import { element, formal, formula, has, value, wrap } from './xml.ts'

/** Root elements of the file, such as messages and errors, by id. */
export type Roots = Map<string, string>

export function writeDefinition(roots: Roots, node: Sketch, option: Option): string[] {
  const { name, value: text } = option
  switch (name) {
    case 'message':
    case 'signal':
    case 'error':
    case 'escalation': {
      const ref = text === null ? null : root(roots, name, text, value(node.options, 'key'))
      return [element(`bpmn:${name}EventDefinition`, { [`${name}Ref`]: ref })]
    }
    case 'timer':
      return [element('bpmn:timerEventDefinition', {}, [formal('timeDuration', text ?? '')])]
    case 'at':
      return [element('bpmn:timerEventDefinition', {}, [formal('timeDate', text ?? '')])]
    case 'every':
      return [element('bpmn:timerEventDefinition', {}, [formal('timeCycle', text ?? '')])]
    case 'when':
      return [element('bpmn:conditionalEventDefinition', {}, [formal('condition', text ?? '')])]
    case 'link':
      return [element('bpmn:linkEventDefinition', { name: text })]
    case 'compensate': {
      const waitForCompletion = has(node.options, 'no-wait') ? 'false' : null
      return [element('bpmn:compensateEventDefinition', { activityRef: text, waitForCompletion })]
    }
    case 'cancel':
    case 'terminate':
      return [element(`bpmn:${name}EventDefinition`)]
    default:
      return []
  }
}

export function reference(roots: Roots, kind: string, options: readonly Option[]): string | null {
  const name = value(options, kind)
  return name === null ? null : root(roots, kind, name, value(options, 'key'))
}

/** Declares a message, signal, error or escalation once and answers with its id. */
export function root(roots: Roots, kind: string, name: string, key: string | null): string {
  const plain = name.replace(/[^\p{L}\d]+/gu, '_')
  const id = [kind, plain, ...(key === null ? [] : [key.replace(/[^\p{L}\d]+/gu, '_')])].join('_')
  const codeName = kind === 'error' || kind === 'escalation' ? { [`${kind}Code`]: name } : {}
  const subscription =
    kind === 'message' && key !== null
      ? [element('zeebe:subscription', { correlationKey: formula(key) })]
      : []
  const xml = element(`bpmn:${kind}`, { id, name, ...codeName }, wrap('bpmn:extensionElements', subscription))
  roots.set(id, xml)
  return id
}
