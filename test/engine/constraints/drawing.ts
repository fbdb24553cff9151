// How the examples of constraints are drawn: in the line notation, or as XML where that has no words for it.

import { bpmn } from '../../support/bpmn.ts'

/** For the name of each constraint: a drawing that breaks it, and a legal neighbour. */
export type Examples = Readonly<Record<string, readonly [broken: string, legal: string]>>

const spaces = [
  'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  'xmlns:other="urn:other"',
].join(' ')

/** Definitions with what is given. */
export const file = (content: string, attributes = 'targetNamespace="t"'): string =>
  `<bpmn:definitions ${spaces} id="d" ${attributes}>${content}</bpmn:definitions>`

/** A process that runs, and what stands beside it. */
export const process = (inside: string, beside = '', attributes = ''): string =>
  file(`${beside}<bpmn:process id="p" isExecutable="true" ${attributes}>${inside}</bpmn:process>`)

/** A process with one task, and what stands beside it. */
export const beside = (xml: string): string => process(task, xml)

export const task = '<bpmn:task id="a" />'

/** What stands inside a task of a kind. */
export const inTask = (kind: string, inside: string, more = '', attributes = ''): string =>
  process(`<bpmn:${kind} id="a" ${attributes}>${inside}</bpmn:${kind}>`, more)

/** The XML of an example. */
export const xmlOf = (drawing: string): string => (drawing.startsWith('<') ? drawing : bpmn(drawing))
