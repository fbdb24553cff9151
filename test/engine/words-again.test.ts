// What a case recorded in English is told in the language of its reader.

import { expect, test } from 'vitest'
import { sayAgain } from '../../engine/words/again.ts'
import { wordsOf, wordsToKnow } from '../../engine/words/languages.ts'
import { say, tell } from '../../engine/words/sentences.ts'

const nl = (await wordsOf('nl'))!
const fr = (await wordsOf('fr'))!

test('the message of an incident is told with its names and values', () => {
  const message = 'No condition after which_way holds and it has no default flow.'
  expect(sayAgain(message, nl)).toBe('Geen voorwaarde na which_way klopt, en er is geen standaardstroom.')
  expect(sayAgain(message, fr)).toBe(
    'Aucune condition après which_way n’est remplie, et il n’y a pas de flux par défaut.',
  )
})

test('a sentence within a sentence is told too', () => {
  expect(sayAgain('The input "age" is "old", which is not a number, so it counts as null.', nl)).toBe(
    'De invoer “age” is "old" in plaats van een waarde van het type number, dus telt het als null.',
  )
  expect(sayAgain('split(a list, "(") has no value.', nl)).toBe(
    'split(een waarde van het type list, "(") heeft geen waarde.',
  )
})

test('of several sentences that a text could be, the one that says most is meant', () => {
  expect(sayAgain('The process has no element a.', nl)).toBe('Het proces heeft geen element a.')
})

test('a name that is a word of a sentence is left alone', () => {
  expect(sayAgain('error does not wait for this.', nl)).toBe('error wacht hier niet op.')
})

test('what stands between quotation marks is left alone, though it be words of ours', () => {
  expect(sayAgain('The input "a function" is 3, which is neither true nor false.', nl)).toBe(
    'De invoer “a function” is 3, waar noch onwaar.',
  )
})

test('a script that failed keeps its code', () => {
  expect(sayAgain('SCRIPT_TIMEOUT: The script was stopped after 250 ms of work.', fr)).toBe(
    'SCRIPT_TIMEOUT: Le script a été arrêté après 250 ms de travail.',
  )
  expect(sayAgain(say(tell`The script failed: ${'one\ntwo'}.`), nl)).toBe('Het script is mislukt: one\ntwo.')
})

test.each([
  'The mail server does not know this address',
  'The address is not valid.',
  '"Jan" is no customer.',
  'a connection was refused',
  'one of the drives is full',
])('what somebody else wrote stays as it is: %s', text => {
  expect(sayAgain(text, nl)).toBe(text)
})

test('English stays as it is', () => {
  expect(sayAgain('The process has no element a.', undefined)).toBe('The process has no element a.')
})

test('every sentence that is a text by itself is known again from its English', () => {
  const whole = Object.keys(nl.sentences).filter(template => /^\p{L}{2,} .*[^:] .*\.$/u.test(template))
  expect(whole.length).toBeGreaterThan(150)
  for (const template of whole) {
    const sentence = { template, values: (template.match(/\{\d+\}/g) ?? []).map((_, at) => `x${at}y`) }
    expect(sayAgain(say(sentence), nl), template).toBe(say(sentence, nl))
  }
})

test('in English it is set as print sets it, and what others wrote stays as they wrote it', async () => {
  const en = (await wordsToKnow('en'))!
  expect(sayAgain('The decision "way" that ask calls is not deployed with the process.', en)).toBe(
    'The decision “way” that ask calls is not deployed with the process.',
  )
  const ofAWorker = 'The service answered {"error": "busy"}.'
  expect(sayAgain(ofAWorker, en)).toBe(ofAWorker)
  expect(await wordsToKnow('fr')).toBe(fr)
  expect(await wordsToKnow('de')).toBeUndefined()
})
