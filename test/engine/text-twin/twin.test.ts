// A drawing as numbered sentences: in reading order, every step once, every answer leading somewhere.

import { describe, expect, test } from 'vitest'
import { flowOrder, languages, type Step, textTwin, twinText } from '../../../engine/text-twin/index.ts'
import { conditionInWords, durationInWords } from '../../../engine/text-twin/plain.ts'
import { words } from '../../../engine/text-twin/words.ts'
import { definitionsOf } from '../lint/definitions.ts'
import { drawings } from '../lint/processes.ts'
import { sketch } from '../lint/sketch.ts'

async function told(drawing: string, language: 'en' | 'nl' | 'fr' = 'en'): Promise<string[]> {
  const text = twinText(textTwin(await definitionsOf(sketch(drawing)), language))
  return text.split('\n').slice(3, -1)
}

test('steps are numbered in the order they are read, with who does them and every answer', async () => {
  const drawing = `
    pool PART "Partner"
    node s start.message @intake "Worry reported"
    node t user @intake "Register" due=PT2H
    node g xor @coordinator "Serious?"
    node r send @coordinator "Refer"
    node x xor @coordinator ""
    node e end @coordinator "Closed"
    flow s > t > g
    flow g > r : need = "high_level" and rounds < 3
    flow g > x : default
    flow r > x > e
    msg r > PART "Need" data=personal`
  expect(await told(drawing)).toEqual([
    '1. Start, when a message arrives: Worry reported (intake)',
    '2. Register (intake)',
    '   · within 2 hours',
    '3. Decision: Serious? (coordinator)',
    '   → need is high level and rounds is less than 3: go to 4',
    '   → otherwise: go to 5',
    '4. Refer, sent by the system (coordinator)',
    '   · sends “Need” to Partner (personal data)',
    '5. End: Closed (coordinator)',
    '',
    'Also takes part: Partner',
  ])
})

test('the words are Dutch or French, the labels stay', async () => {
  const drawing =
    'node s start @a "Begin"\nnode g xor @a "Serious?"\nnode e end @a "Yes"\nnode f end @a "No"\nflow s > g\nflow g > e : n >= 2\nflow g > f : default'
  expect(await told(drawing, 'nl')).toContain('2. Beslispunt: Serious? (a)')
  expect(await told(drawing, 'nl')).toContain('   → n is minstens 2: ga naar 3')
  expect(await told(drawing, 'fr')).toContain('   → sinon\u00a0: aller à 4')
})

test('a loop is told where the file begins it, and leads back by number', async () => {
  const drawing =
    'node s start @a "S"\nnode x xor @a ""\nnode t user @a "Try"\nnode g xor @a "Again?"\nnode w catch.timer @a "A week" due=P7D\nnode e end @a "E"\nflow s > x > t > g\nflow g > w : more = "yes"\nflow g > e : default\nflow w > x'
  expect(await told(drawing)).toEqual([
    '1. Start: S (a)',
    '2. Try (a)',
    '3. Decision: Again? (a)',
    '   → more is yes: go to 4',
    '   → otherwise: go to 5',
    '4. Wait: A week (a)',
    '   · 7 days',
    '   → go to 2',
    '5. End: E (a)',
  ])
})

test('what lies inside is numbered below, what happens on a border says what becomes of the rest', async () => {
  const drawing = `
    node s start @a "S"
    node m sub @a "Actions" mi=par
    node i start @a "Due" in=m
    node t user @a "Act" in=m
    node o end @a "Done" in=m
    boundary b timer on=m int=no "Late"
    node r send @a "Remind"
    node e end @a "E"
    node es evsub @a "Rights"
    node j start.message @a "Request" in=es int=no
    node k end @a "Passed" in=es
    flow i > t > o
    flow j > k
    flow s > m > e
    flow b > r`
  expect(await told(drawing)).toEqual([
    '1. Start: S (a)',
    '2. Together: Actions, for each, at the same time (a)',
    '   → go to 5',
    '   2.1. Start: Due (a)',
    '   2.2. Act (a)',
    '   2.3. End: Done (a)',
    '3. If it takes too long: Late (a)',
    '   · what was running goes on',
    '4. Remind, sent by the system (a)',
    '   → nothing follows',
    '5. End: E (a)',
    '6. At any time: Rights (a)',
    '   6.1. Start, when a message arrives: Request (a)',
    '   6.2. End: Passed (a)',
  ])
})

describe('of the twelve processes', () => {
  for (const [letter, xml] of drawings) {
    test(`${letter}: every step once, and every way leads to a step that is there`, async () => {
      const definitions = await definitionsOf(xml)
      const all = textTwin(definitions).parts.flatMap(part => flat(part.steps))
      const ids = all.map(step => step.id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const process of definitions.rootElements ?? [])
        expect(new Set(flowOrder(process)).size).toBe(flowOrder(process).length)
      for (const part of textTwin(definitions).parts) {
        const numbers = new Set(flat(part.steps).map(step => step.number))
        for (const way of flat(part.steps).flatMap(step => step.ways))
          expect(way.to === null || numbers.has(way.to)).toBe(true)
      }
    })
  }

  test('a step is told after what leads to it, but for the loops', async () => {
    const [part] = textTwin(await definitionsOf(drawings.get('K')!)).parts.filter(
      each => each.steps.length > 0,
    )
    const texts = part!.steps.map(step => step.text)
    expect(texts[0]).toBe('Start: Request noted at the desk')
    expect(texts.findIndex(text => text.includes('Decide on the request'))).toBeGreaterThan(
      texts.findIndex(text => text.includes('Advise on scope')),
    )
  })
})

test.each([
  ['PT2H', '2 hours', '2 uur', '2 heures'],
  ['P1Y6M', '1 year 6 months', '1 jaar 6 maanden', '1 an 6 mois'],
  ['P7D', '7 days', '7 dagen', '7 jours'],
  ['P0D', '0 days', '0 dagen', '0 jours'],
  ['soon', 'soon', 'soon', 'soon'],
])('the duration %s', (text, ...expected) => {
  expect(languages.map(language => durationInWords(text, words[language]))).toEqual(expected)
})

test('conditions are read out, strings with underscores too', () => {
  expect(conditionInWords('= route != "safe_space" or n<=2', words.en)).toBe(
    'route is not safe space or n is at most 2',
  )
})

test('the three languages have the same words', () => {
  const shape = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
      : typeof value
  expect(shape(words.nl)).toEqual(shape(words.en))
  expect(shape(words.fr)).toEqual(shape(words.en))
})

function flat(steps: readonly Step[]): readonly Step[] {
  return steps.flatMap(step => [step, ...flat(step.steps)])
}
