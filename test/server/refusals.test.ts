// Each refusal says what is so and what to do, in every language of the pages.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { ERRORS, type ErrorCode } from '../../server/errors.ts'
import { refusalInWords } from '../../server/refusals/in-words.ts'
import { databasesOn } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

const CODES = Object.keys(ERRORS) as ErrorCode[]
const LANGUAGES = ['en', 'nl', 'fr'] as const

const words = (code: ErrorCode, language: string) => refusalInWords(code, ERRORS[code]!.sentence, language)

/** Routes, fields and settings, which are called the same everywhere. */
const named = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(match => match[1]!).sort()

test.each(LANGUAGES)('every code has a sentence and a cure in %s', language => {
  for (const code of CODES)
    for (const text of words(code, language)) expect(text, code).toMatch(/^[\p{Lu}`].{5,}[.…]$/u)
})

test.each(['nl', 'fr'])(
  'no sentence of %s was left in English, and what it names is called the same',
  language => {
    for (const code of CODES) {
      const [sentence, cure] = words(code, language)
      const [english, cureInEnglish] = words(code, 'en')
      expect(sentence, code).not.toBe(english)
      expect(cure, code).not.toBe(cureInEnglish)
      // A cure may explain more than English has to.
      expect(named(cure), code).toEqual(expect.arrayContaining(named(cureInEnglish)))
    }
  },
)

test('a language that is none of ours is answered in English', () => {
  expect(words('STALE', 'de')).toEqual(words('STALE', 'en'))
  expect(refusalInWords('STALE', ERRORS.STALE!.sentence, null)).toEqual(words('STALE', 'en'))
})

let server: TestServer

beforeAll(async () => {
  server = await startServer(await (await databasesOn('postgres')).open())
})

afterAll(async () => {
  await server.stop()
  await server.database.close()
})

test('a problem document speaks the language that was asked for, of what is so in general and of this very request', async () => {
  const ask = (language: string, path: string) =>
    server.as('coordinator', 'GET', path, undefined, { 'accept-language': language })
  const nowhere = '/process-instances/00000000-0000-7000-8000-000000000000'
  for (const language of LANGUAGES) {
    const [title, cure] = words('NO_SUCH_INSTANCE', language)
    expect((await ask(`${language}-BE,en;q=0.5`, nowhere)).body).toMatchObject({ title, detail: title, cure })
  }
  expect((await ask('nl', '/drafts?cursor=x')).body).toMatchObject({
    title: words('INVALID', 'nl')[0],
    detail: 'De cursor komt niet van deze server.',
    cure: words('INVALID', 'nl')[1],
  })
})

test('what names something, and each field that is wrong, is told in the language that was asked for', async () => {
  const heard = await server.as(
    'coordinator',
    'POST',
    '/messages/correlation',
    { name: 'nothing_of_ours' },
    { 'accept-language': 'fr' },
  )
  expect(heard.body).toMatchObject({
    code: 'NOBODY_LISTENS',
    detail: 'Personne n’écoute le message nothing_of_ours.',
  })
  const nowhere = await server.as('coordinator', 'GET', '/process-instances/x', undefined, {
    'accept-language': 'fr',
  })
  expect(nowhere.body).toMatchObject({
    code: 'INVALID',
    errors: [{ pointer: 'params:/instanceKey', detail: 'Ceci doit avoir le format uuid.' }],
  })
  const day = new Date().toISOString()
  const away = await server.as(
    'coordinator',
    'POST',
    '/absences',
    { deputy: 'x', from: day, until: day },
    {
      'accept-language': 'nl',
    },
  )
  expect(away.body).toMatchObject({
    errors: [{ pointer: '/until', detail: 'Het einde ligt na het begin, en niet in het verleden.' }],
  })
})
