// What decision tables say in the language of the reader: as in a drawing, `gov:translation` beside an element says it. One
// with a `value`, beside an output, says what that value is called.

import { setIn } from '../../engine/words/typeset.ts'

export type DecisionWords = {
  /** What a table, a rule of it (by id) or an output (by name) says; null where nobody translated it. */
  said(table: string, part: string | null): string | null
  /** What a value of an output is called; null where it has no other name, or is no single word or number. */
  value(output: string, value: unknown): string | null
  /** The variable that the column with this label reads; null where it reads anything else. */
  reads(table: string, label: string): string | null
}

/** Until the tables are there, they speak as they were drawn. */
export const asDrawn: DecisionWords = { said: () => null, value: () => null, reads: () => null }

export const GOVERNANCE = 'http://linkspan.org/schema/governance/1.0'

/** Where two tables of these files call a value of an output by different words, the first is heard. */
export function readDecisionWords(files: readonly string[], language: string): DecisionWords {
  const said = new Map<string, string>()
  const values = new Map<string, string>()
  const reads = new Map<string, string>()
  for (const file of files) {
    const xml = new DOMParser().parseFromString(file, 'application/xml')
    for (const table of xml.querySelectorAll('decision, businessKnowledgeModel')) {
      for (const translation of table.getElementsByTagNameNS(GOVERNANCE, 'translation')) {
        const part = translation.parentElement?.parentElement
        const text = translation.getAttribute('text')
        if (!part || !text || translation.getAttribute('lang') !== language) continue
        const value = translation.getAttribute('value')
        // An output without a name is called as its table, in the record of a decision too.
        const name =
          part.localName === 'output' ? (part.getAttribute('name') ?? table.getAttribute('name')) : part.id
        const [words, key] = value === null ? [said, `${table.id} ${name}`] : [values, `${name} ${value}`]
        if (!words.has(key)) words.set(key, setIn(language, text))
      }
      for (const input of table.querySelectorAll('input')) {
        const read = input.querySelector('inputExpression > text')?.textContent?.trim() ?? ''
        if (/^\w+$/.test(read)) reads.set(`${table.id} ${input.getAttribute('label') ?? read}`, read)
      }
    }
  }
  return {
    said: (table, part) => said.get(`${table} ${part}`) ?? null,
    value: (output, value) => (isPlain(value) ? (values.get(`${output} ${value}`) ?? null) : null),
    reads: (table, label) => reads.get(`${table} ${label}`) ?? null,
  }
}

const isPlain = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value)
