// The page of requirements names what is there: each row once, and every file, element, form, field and rule in it exists.

import { existsSync, globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string) => readFileSync(`${root}/${path}`, 'utf8')
const all = (pattern: string) => globSync(pattern, { cwd: root }).map(read)

const drawings = all('processes/*/*.bpmn').join('\n')
const forms = all('processes/*/*.form.json').join('\n')
const roles = read('docs/api.md')

const rows = read('docs/requirements.md')
  .split('\n')
  .filter(line => /^\| R\d{3}/.test(line))
  .map(line => line.split('|').map(cell => cell.trim()))
  .map(([, id = '', asked = '', where = '']) => ({
    id,
    asked,
    where,
    named: [...where.matchAll(/`([^`]+)`/g)].map(found => found[1]!),
  }))

/** What may stand between backticks, and how one sees that it is there. */
const kinds: readonly {
  readonly what: string
  readonly like: RegExp
  readonly exists: (name: string) => boolean
}[] = [
  {
    what: 'command',
    like: /^linkspan \w+/,
    exists: name => read('server/cli.ts').includes(`${name.split(' ')[1]}: {`),
  },
  { what: 'file', like: /\//, exists: name => existsSync(`${root}/${name}`) },
  {
    what: 'rule of the drawing',
    like: /^GOV-\d\d$/,
    exists: name => existsSync(`${root}/docs/rules/${name}.md`),
  },
  {
    what: 'rule of the case',
    like: /^RT-\d\d$/,
    exists: name => all('server/rules/*').some(text => text.includes(name)),
  },
  { what: 'element', like: /^[A-Z]{1,2}_[a-z]+\d+$/, exists: name => drawings.includes(` id="${name}"`) },
  { what: 'form', like: /^F-[A-Z]\d+$/, exists: name => forms.includes(`"id": "${name}"`) },
  {
    what: 'field',
    like: /^[a-z]+(_[a-z0-9]+)*$/,
    exists: name => forms.includes(`"key": "${name}"`) || forms.includes(`"path": "${name}"`),
  },
  {
    what: 'role',
    like: /^[a-z]+(-[a-z]+)*$/,
    exists: name => drawings.includes(`role="${name}"`) || roles.includes(`\`${name}\``),
  },
]

test('the rows R001 to R230 stand in order, each once', () => {
  expect(rows.map(row => row.id.slice(0, 4))).toEqual(
    Array.from({ length: 230 }, (_, at) => `R${String(at + 1).padStart(3, '0')}`),
  )
})

test('each says what was asked, and where it lives or that it does not yet', () => {
  for (const { id, asked, where, named } of rows) {
    expect(asked, id).not.toBe('')
    expect(named.length > 0 || /not yet/i.test(where), `${id}: ${where}`).toBe(true)
  }
})

describe('what is named is there', () => {
  for (const { id, named } of rows.filter(row => row.named.length > 0)) {
    test(id, () => {
      for (const name of named)
        expect(
          kinds.some(kind => kind.like.test(name) && kind.exists(name)),
          name,
        ).toBe(true)
    })
  }
})

test('the tests that the page of promises names are there', () => {
  const named = [...read('docs/promises.md').matchAll(/`(test\/[^`]+)`/g)].map(([, file]) => file!)
  expect(named.length).toBeGreaterThan(50)
  expect(named.filter(file => !existsSync(`${root}/${file}`))).toEqual([])
})
