// Many rows in one statement. They travel as arrays, one a column: PostgreSQL reads these in a third of the time that it
// takes for the same rows as JSON.

import { byteArray } from './byte-array.ts'

/** Columns by name, each with its type. */
export type Columns = Readonly<Record<string, string>>

export const namesOf = (columns: Columns) => Object.keys(columns).join(', ')

/** An array of lists would be one flat array, so each list goes as its text; JSON is text anyway. */
const isText = (type: string) => type === 'text[]' || type === 'jsonb'

export const unnest = (columns: Columns) =>
  `unnest(${Object.values(columns)
    .map((type, index) => `$${index + 1}::${isText(type) ? 'text' : type}[]`)
    .join(', ')})`

/** The columns of what was unnested, as they are written. */
export const writtenOf = (columns: Columns) =>
  Object.entries(columns).map(([name, type]) => (isText(type) ? `new.${name}::${type}` : `new.${name}`))

export const valuesOf = (columns: Columns, rows: readonly object[]) =>
  Object.entries(columns).map(([name, type]) => {
    const values = rows.map(row => (row as Record<string, unknown>)[name] ?? null)
    if (type === 'bytea') return byteArray(values as Uint8Array[])
    if (type === 'text[]') return values.map(list => list && listText(list as readonly string[]))
    return type === 'jsonb' ? values.map(value => value && JSON.stringify(value)) : values
  })

/** A list of texts as PostgreSQL reads it. */
const listText = (list: readonly string[]) =>
  `{${list.map(text => `"${text.replace(/["\\]/g, '\\$&')}"`).join(',')}}`
