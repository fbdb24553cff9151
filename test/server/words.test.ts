// What the server says of its own, in three languages: the same sentence, the same places.

import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { wordsOf } from '../../engine/words/languages.ts'
import { invitationMail } from '../../server/casework/invitation-mail.ts'
import type { Organisation } from '../../server/contract/organisations.ts'
import { goalOf } from '../../server/rules/indicator-goals.ts'
import { titleOf } from '../../server/rules/indicator-titles.ts'
import { fr } from '../../server/words/fr.ts'
import { wordsFor } from '../../server/words/in-words.ts'
import { nl } from '../../server/words/nl.ts'
import { places, templatesIn } from '../support/templates.ts'

const files = await Array.fromAsync(glob('server/**/*.ts'))
const templates = new Set(files.flatMap(file => templatesIn(readFileSync(file, 'utf8'))))

test.each([
  ['nl', nl],
  ['fr', fr],
] as const)(
  'in %s every sentence is there, with the same places, and none is left over',
  async (language, own) => {
    const ofEngine = (await wordsOf(language))!.sentences
    const wanted = [...templates].filter(template => !Object.hasOwn(ofEngine, template)).sort()
    expect(wanted.length).toBeGreaterThan(100)
    expect(Object.keys(own).sort()).toEqual(wanted)
    for (const [english, said] of Object.entries(own)) {
      expect(places(said), said).toEqual(places(english))
      expect(said).not.toBe('')
    }
  },
)

test('the server knows the words of the engine too, and English has the engine’s', async () => {
  const words = await wordsFor('nl')
  expect(words?.sentences).toMatchObject({ ...(await wordsOf('nl'))!.sentences, ...nl })
  expect(await wordsFor('en')).toMatchObject((await wordsOf('en'))!)
  expect(await wordsFor('de')).toBeUndefined()
  expect(await wordsFor(null)).toBeUndefined()
})

test('French is set by the one rule in mails and figures too, and no space is set by hand', async () => {
  const organisation = { ...{ id: 'club', name: 'Le club', contact: null }, language: 'fr' } as Organisation
  const { subject, text } = invitationMail(organisation, 'https://example.org/link', new Date(0), true)
  expect(subject).toBe('Rappel\u00a0: une question pour votre organisation')
  expect(text).toContain('par ce lien\u00a0:\n\nhttps://example.org/link\n')
  expect(titleOf('B-K4', 'fr')).toBe('Écartés\u00a0: sans inquiétude, provocation ou peu clair')
  expect(goalOf('B-K1', 'fr')).toBe('100\u00a0%')
  expect(goalOf('B-K1', 'en')).toBe('100 %')
  const byHand = files.filter(file => readFileSync(file, 'utf8').includes(String.raw`\u00a0`))
  expect(byHand).toEqual([])
})
