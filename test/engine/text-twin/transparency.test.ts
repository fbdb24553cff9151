// The public page promises only what the model keeps.

import { describe, expect, test } from 'vitest'
import type { ModdleElement } from '../../../engine/graph/moddle.ts'
import { translate } from '../../../engine/graph/translations.ts'
import {
  languages,
  pageTitle,
  transparencyMarkdown,
  transparencyPage,
} from '../../../engine/text-twin/index.ts'
import { pageWords } from '../../../engine/text-twin/transparency-words.ts'
import { definitionsOf } from '../lint/definitions.ts'
import { mutations } from '../lint/mutations.ts'
import { drawings } from '../lint/processes.ts'
import { sketch } from '../lint/sketch.ts'

async function page(letter: string, language: 'en' | 'nl' | 'fr' = 'en') {
  return transparencyPage(await definitionsOf(drawings.get(letter)!), language)!
}

test('who decides, what is kept and which rights there are, read off the model', async () => {
  const { sections } = await page('B')
  const lines = Object.fromEntries(sections.map(section => [section.id, section.lines]))
  expect(lines.decide).toContain('Mandated official: Decide: lawful, necessary, proportionate?')
  expect(lines.decide?.some(line => line.includes('Decide to accept or decline'))).toBe(false)
  expect(lines.keep).toContain(
    'Action, goal, date (personal data): from “Municipal prevention service” to “Partner organisation”, for supporting you, on the basis of agreement; kept 6 months.',
  )
  expect(lines.rights?.[1]).toMatch(/take back your agreement/)
  expect(lines.never).toHaveLength(Object.keys(pageWords.en.never).length)
})

test.each(['A', 'B', 'I'])(
  'a list names a page as the page names itself in the language: %s',
  async letter => {
    const definitions = await definitionsOf(drawings.get(letter)!)
    const listed = pageTitle(definitions, 'nl')
    translate(definitions as ModdleElement, 'nl')
    const { title, about } = transparencyPage(definitions, 'nl')!
    expect(listed).toMatchObject({ title, about })
  },
)

test('a promise the model breaks is not made', async () => {
  const broken = mutations.find(mutation => mutation.code === 'GOV_13')!
  const kept = transparencyPage(await definitionsOf(drawings.get('B')!))!
  const changed = transparencyPage(await definitionsOf(broken.edit(drawings.get('B')!)))!
  const never = ({ sections }: typeof kept) => sections.find(section => section.id === 'never')!.lines
  expect(never(kept)).toContain(pageWords.en.never.GOV_13)
  expect(never(changed)).not.toContain(pageWords.en.never.GOV_13)
})

test('young readers are told in their words, where they are expected', async () => {
  const young = (found: Awaited<ReturnType<typeof page>>) =>
    found.sections.find(section => section.id === 'young')
  expect(young(await page('F', 'nl'))?.lines).toContain(
    'Je kan altijd stop zeggen. Dan stoppen we en wissen we.',
  )
  expect(young(await page('G'))).toBeUndefined()
})

test('the page says how many rules the model keeps', async () => {
  expect((await page('B')).sections.at(-1)?.lines[0]).toContain('31 rules, and keeps them all')
  expect((await page('A')).sections.at(-1)?.lines[0]).toContain('keeps 17 of them')
})

test('a picture of today promises nothing', async () => {
  expect((await page('A')).sections.map(section => section.id)).not.toContain('never')
})

test('the framework in force and the contact stand on the page', async () => {
  const context = { framework: { version: '2026-1', reviewDate: '2026-12-31' }, contact: 'privacy desk' }
  const found = transparencyPage(await definitionsOf(drawings.get('B')!), 'en', context)!
  expect(found.sections.find(section => section.id === 'framework')?.lines).toEqual([
    'Framework version 2026-1, in force until its review on 2026-12-31.',
  ])
  expect(transparencyMarkdown(found)).toContain('- Ask a question: privacy desk')
})

test('a file without governance has no page', async () => {
  const plain = sketch('node s start @a "S"').replaceAll(/<gov:[^>]*\/>/g, '')
  expect(transparencyPage(await definitionsOf(plain))).toBeNull()
  expect(pageTitle(await definitionsOf(plain))).toBeNull()
})

describe('each process has its page in', () => {
  for (const language of languages) {
    test(language, async () => {
      for (const letter of drawings.keys())
        expect((await page(letter, language)).sections.length).toBeGreaterThan(1)
    })
  }
})
