// What is sealed in a thread is what would have been sealed here: every entry opens in its place, under its key, and
// carries the hash of the one before.

import { describe, expect, it } from 'vitest'
import { RELEASE } from '../../engine/index.ts'
import { contentOf, hashOf, openEntry, readEnvelope } from '../../server/audit/chain.ts'
import { type Sealing, seal, sealHere } from '../../server/audit/sealing.ts'
import { openText } from '../../server/store/packed.ts'
import { Keyring } from '../../server/store/seal.ts'

const keyring = new Keyring(Buffer.alloc(32, 1))
const AT = '2026-11-27T00:00:00.000Z'

/** Some cases with three entries each, in turn, so that those of one case do not lie side by side. */
function batchOf(cases: number): Sealing {
  const keys = Array.from({ length: cases }, (_, index) => keyring.make(1 + (index % 2)))
  const id = (index: number) => `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`
  return {
    heads: new Map(keys.map((_, index) => [id(index), index === 0 ? '' : 'ab'.repeat(32)])),
    entries: [1, 2, 3].flatMap(seq =>
      keys.map((key, index) => ({
        instance: id(index),
        seq,
        at: AT,
        actor: 'ines',
        definition: id(999),
        content: contentOf({
          command: { type: 'suspend', reason: `${index} `.repeat(seq * 60) },
          events: [],
        }),
        key,
      })),
    ),
    texts: keys.map((key, index) => ({ place: `${id(index)}/state`, text: `${index} `.repeat(400), key })),
  }
}

describe.each([
  ['a few, here', 2],
  ['many, in a thread', 40],
])('sealing %s', (_, cases) => {
  it('binds each entry of a case to the one before', async () => {
    const work = batchOf(cases)
    const { entries, texts } = await seal(work)
    const heads = new Map(work.heads)
    for (const [index, { bytes, hash }] of entries.entries()) {
      const { content, key, ...place } = work.entries[index]!
      const envelope = readEnvelope(bytes)!
      expect(envelope).toMatchObject({
        ...place,
        prev: heads.get(place.instance),
        generation: key.generation,
      })
      expect(hash).toEqual(hashOf(bytes))
      heads.set(place.instance, hash.toString('hex'))
      const { command, events, release } = openEntry(envelope, key)
      expect(release).toBe(RELEASE)
      expect(contentOf({ command, events })).toBe(content)
    }
    for (const [index, { place, text, key }] of work.texts.entries())
      expect(openText(place, texts[index]!, key)).toBe(text)
  })

  it('answers as much and as long as sealing here does', async () => {
    const work = batchOf(cases)
    const [there, here] = [await seal(work), sealHere(work)]
    expect(there.entries.map(({ bytes }) => bytes.length)).toEqual(
      here.entries.map(({ bytes }) => bytes.length),
    )
    expect(there.texts.map(({ length }) => length)).toEqual(here.texts.map(({ length }) => length))
  })
})

it('keeps batches apart that are sealed at the same time', async () => {
  const works = Array.from({ length: 5 }, (_, index) => batchOf(20 + index))
  const answers = await Promise.all(works.map(seal))
  for (const [index, { entries }] of answers.entries()) {
    expect(entries).toHaveLength(works[index]!.entries.length)
    expect(readEnvelope(entries.at(-1)!.bytes)!.instance).toBe(works[index]!.entries.at(-1)!.instance)
  }
})
