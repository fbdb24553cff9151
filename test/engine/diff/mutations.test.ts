// Nothing that a drawing says can be changed without being told. A drawing with every element of the standard, both
// vocabularies and a foreign one is changed mechanically, one place after the other, from two seeds; each change must be
// told with what was and what is.

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compare, type FactChange } from '../../../engine/diff/index.ts'
import { definitionsOf } from '../lint/definitions.ts'

const xml = readFileSync(new URL('../../support/drawings/every-element.bpmn', import.meta.url), 'utf8')

/** A place in the file: from where to where, and what stands there. */
type Place = { readonly tag: string; readonly name: string; readonly value: string; readonly at: number }

/** Names that a tool gives, what is written for reading XML alone, and ends that follow from the flows. */
const nobodysMeaning = /^(id|xmlns(:\w+)?|xsi:type)$/

function attributes(): Place[] {
  return [...xml.matchAll(/<([\w:]+)((?:\s+[\w:]+="[^"]*")*)\s*\/?>/g)].flatMap(found =>
    [...found[2]!.matchAll(/\s([\w:]+)="([^"]*)"/g)]
      .filter(([, name]) => !nobodysMeaning.test(name!))
      .map(([text, name, value]) => ({
        tag: found[1]!,
        name: name!,
        value: value!,
        at: found.index + 1 + found[1]!.length + found[2]!.indexOf(text) + text.length - value!.length - 1,
      })),
  )
}

function texts(): Place[] {
  return [...xml.matchAll(/<([\w:]+)(?:\s[^>]*)?>([^<>]*[^<>\s][^<>]*)</g)]
    .filter(([, tag]) => !/:(incoming|outgoing)$/.test(tag!))
    .map(({ 0: whole, 1: tag, 2: value, index }) => ({
      tag: tag!,
      name: 'text',
      value: value!,
      at: index + whole.length - 1 - value!.length,
    }))
}

const ids = new Map(
  [...xml.matchAll(/<([\w:]+)\s(?:[^>]*\s)?id="([^"]+)"/g)].map(([, tag, id]) => [id!, tag!]),
)

/** Mulberry32: the same changes for the same seed. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Words that the standard allows in a place, where only some are. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  gatewayDirection: ['Unspecified', 'Converging', 'Diverging', 'Mixed'],
  associationDirection: ['None', 'One', 'Both'],
  processType: ['None', 'Private', 'Public'],
  itemKind: ['Physical', 'Information'],
  behavior: ['None', 'One', 'All', 'Complex'],
  ordering: ['Parallel', 'Sequential'],
  eventGatewayType: ['Parallel', 'Exclusive'],
  loopType: ['None', 'Standard', 'MultiInstanceSequential', 'MultiInstanceParallel'],
}

/** Another value of the same sort: the other truth, another number, another element of its kind, other words. */
function another({ name, value }: Place, random: () => number): string {
  const pick = (among: readonly string[]) => among[Math.floor(random() * among.length)]!
  if (value === 'true' || value === 'false') return value === 'true' ? 'false' : 'true'
  if (allowed[name]) return pick(allowed[name].filter(word => word !== value))
  if (/^\d+$/.test(value)) return String(Number(value) + 1 + Math.floor(random() * 90))
  if (ids.has(value) && value !== 'intake') {
    const same = [...ids].filter(([id, tag]) => tag === ids.get(value) && id !== value).map(([id]) => id)
    return pick(same.length > 0 ? same : [...ids.keys()].filter(id => id !== value))
  }
  return `${value}${Math.floor(random() * 1e9).toString(36)}`
}

const unescaped = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
    .trim()

const before = await definitionsOf(xml)

async function told(after: string): Promise<readonly FactChange[]> {
  const { changes } = compare(before, await definitionsOf(after))
  return changes.flatMap(({ facts, formerId, id, kind, type }) => [
    ...facts,
    ...(formerId === null ? [] : [{ path: 'id', before: formerId, after: id }]),
    ...(kind === 'added' ? [{ path: 'there', before: null, after: type }] : []),
    ...(kind === 'removed' ? [{ path: 'there', before: type, after: null }] : []),
  ])
}

/** What a reference is told as: the words of what it refers to. */
function words(value: string): string[] {
  const tag = [...xml.matchAll(/<[\w:]+\s[^>]*>/g)].find(([text]) => text.includes(`id="${value}"`))?.[0]
  return [value, /\sname="([^"]*)"/.exec(tag ?? '')?.[1], /\svalue="([^"]*)"/.exec(tag ?? '')?.[1]].flatMap(
    one => (one === undefined ? [] : [unescaped(one)]),
  )
}

/** Every element with all that is in it, from its opening to its end. */
function elements(): { tag: string; whole: string; at: number }[] {
  const open: { tag: string; at: number }[] = []
  const found: { tag: string; whole: string; at: number }[] = []
  for (const { 0: text, 1: end, 2: tag, 3: alone, index } of xml.matchAll(/<(\/?)([\w:]+)[^<>]*?(\/?)>/g)) {
    const at = end === '/' ? open.pop()!.at : index
    if (end === '' && alone === '') open.push({ tag: tag!, at: index })
    else found.push({ tag: tag!, whole: xml.slice(at, index + text.length), at })
  }
  return found
}

const places = [...attributes(), ...texts()]

describe.each([20260105, 4711])('from the seed %d', seed => {
  test('each value that is changed is told with what was and what is', async () => {
    const random = chance(seed)
    const missed: string[] = []
    for (const place of places) {
      const value = another(place, random)
      const facts = await told(`${xml.slice(0, place.at)}${value}${xml.slice(place.at + place.value.length)}`)
      const was = words(place.value)
      const is = words(value)
      // A translation is known by its language: what it says goes from the one language and comes to the other.
      const speaks = (language: string, at: 'before' | 'after') =>
        facts.some(fact => fact.path.includes(`[${language}]`) && fact[at] !== null)
      // A usual value of the standard is as if it were not there.
      const holds = facts.some(
        fact =>
          (place.name === 'lang' && speaks(place.value, 'before') && speaks(value, 'after')) ||
          (place.tag === 'bpmn:flowNodeRef' && fact.path === 'lane') ||
          (was.some(word => fact.before?.includes(word)) &&
            (fact.after === null || is.some(word => fact.after?.includes(word)))) ||
          (fact.before === null && is.some(word => fact.after?.includes(word))),
      )
      if (!holds)
        missed.push(`${place.tag} ${place.name}: ${place.value} → ${value}: ${JSON.stringify(facts)}`)
    }
    expect(places.length).toBeGreaterThan(300)
    expect(missed).toEqual([])
  }, 600_000)
})

test('each element that is taken out is told', async () => {
  const missed: string[] = []
  const inner = elements()
  for (const { tag, whole, at } of inner) {
    if (/:(incoming|outgoing|definitions|extensionElements|rendering|auditing|monitoring)$/.test(tag))
      continue
    const facts = await told(xml.slice(0, at) + xml.slice(at + whole.length)).catch(() => null)
    if (facts?.length === 0) missed.push(whole.slice(0, 120))
  }
  expect(inner.length).toBeGreaterThan(150)
  expect(missed).toEqual([])
}, 600_000)

describe('what says the same is told as the same', () => {
  test('the same file', async () => {
    expect(await told(xml)).toEqual([])
  })

  test('other formatting, other quotes, another order of attributes', async () => {
    expect(await told(xml.replaceAll(/>\s*\n\s*</g, '><'))).toEqual([])
    expect(await told(xml.replaceAll('\n', '\r\n'))).toEqual([])
    expect(
      await told(
        xml.replaceAll(/<(bpmn:\w+)((?: [\w:]+="[^"']*"){2,})/g, (_, tag: string, given: string) => {
          const turned = [...given.matchAll(/ ([\w:]+)="([^"]*)"/g)].map(
            ([, name, value]) => ` ${name}='${value}'`,
          )
          return `<${tag}${turned.toReversed().join('')}`
        }),
      ),
    ).toEqual([])
  })

  test('another prefix', async () => {
    expect(await told(xml.replaceAll(/(<\/?|xsi:type="|xmlns:)bpmn\b/g, '$1semantic'))).toEqual([])
    expect(
      await told(xml.replaceAll(/(<\/?|xsi:type=")bpmn:/g, '$1').replace('xmlns:bpmn', 'xmlns')),
    ).toEqual([])
  })

  test('another order of the elements of a process, where no condition is tried in that order', async () => {
    const lines = xml.split('\n')
    const from = lines.findIndex(line => line.includes('id="task_receive"'))
    const until = lines.findIndex(line => line.includes('id="object_letter"'))
    const turned = [...lines.slice(0, from), ...lines.slice(from, until).toReversed(), ...lines.slice(until)]
    expect(turned.join('\n')).not.toBe(xml)
    expect(await told(turned.join('\n'))).toEqual([])
  })
})
