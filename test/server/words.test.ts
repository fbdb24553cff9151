// What the server says of its own, in three languages: the same sentence, the same places.

import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { wordsOf } from '../../engine/words/languages.ts'
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
