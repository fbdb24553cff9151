// A value of a case for reading: choices as words, lists in a row, the rest as JSON.

import { registeredName } from '../i18n/names.ts'
import { type Translate, wordFor } from '../i18n/texts.ts'

/** A value by the variable that holds it: `partner` and `…_partner` hold an organisation, called as the register calls it. */
export const variableInWords = (name: string, value: unknown, t: Translate): string =>
  partnerIn(name, value) ?? valueInWords(value, t)

export const partnerIn = (name: string, value: unknown): string | undefined =>
  typeof value === 'string' && /(^|_)partner$/.test(name) ? registeredName(value) : undefined

export function valueInWords(value: unknown, t: Translate): string {
  if (value === null || value === undefined || value === '') return t('form.notGiven')
  if (value === true || value === 'yes') return t('common.yes')
  if (value === false || value === 'no') return t('common.no')
  if (typeof value === 'string')
    return /^[a-z][a-z0-9]*(_[a-z0-9]+)+$/.test(value) ? wordFor('report.answers', value) : value
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value) && value.every(item => typeof item !== 'object' || item === null))
    return value.map(item => valueInWords(item, t)).join(', ')
  return JSON.stringify(value, null, 1)
}
