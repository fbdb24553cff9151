// Small pieces of XML, and the options of a sketch read one way or another.

import type { Option } from './notation.ts'

export const has = (options: readonly Option[], name: string): boolean =>
  options.some(option => option.name === name)

export const value = (options: readonly Option[], name: string): string | null =>
  options.find(option => option.name === name)?.value ?? null

export const all = (options: readonly Option[], name: string): string[] =>
  options.flatMap(option => (option.name === name && option.value !== null ? [option.value] : []))

export const flag = (options: readonly Option[], name: string): string | null =>
  has(options, name) ? 'true' : null

export const formula = (text: string): string => (text.startsWith('=') ? text : `=${text}`)

export const formal = (name: string, text: string): string =>
  element(`bpmn:${name}`, { 'xsi:type': 'bpmn:tFormalExpression' }, [escapeXml(text)])

export const optionalFormal = (name: string, options: readonly Option[], word: string): string[] =>
  all(options, word).map(text => formal(name, text))

export type Attributes = Readonly<Record<string, string | null | undefined>>

export function element(name: string, attributes: Attributes = {}, content: readonly string[] = []): string {
  const written = Object.entries(attributes).flatMap(([key, text]) =>
    text === null || text === undefined ? [] : [` ${key}="${escapeXml(text)}"`],
  )
  const open = `<${name}${written.join('')}`
  return content.length === 0 ? `${open}/>` : `${open}>${content.join('')}</${name}>`
}

export const wrap = (name: string, content: readonly string[]): string[] =>
  content.length === 0 ? [] : [element(name, {}, content)]

export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
