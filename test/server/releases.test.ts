// A case may have been decided by several releases of Linkspan, one after the other. What one of them decided otherwise than this
// one does is no flaw: it is followed, and told.

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { advance, type Command, type Event, type Graph, RELEASE, type State } from '../../engine/index.ts'
import { bind, compileText } from '../../engine/scenario/deployment.ts'
import { canonical } from '../../server/audit/canonical.ts'
import { contentOf } from '../../server/audit/chain.ts'
import { Proof } from '../../server/audit/proof.ts'
import { sealHere } from '../../server/audit/sealing.ts'
import { Keyring } from '../../server/store/seal.ts'
import { bpmn } from '../support/bpmn.ts'

const INSTANCE = '01a22126-9cba-742d-b837-13be239a7955'
const AT = '2026-11-28T00:00:00.000Z'
const key = new Keyring(Buffer.alloc(32, 1)).make(1)

const files = bind([await compileText('x.bpmn', bpmn('p(process) s(start) > a(user) > b(user) > e(end)'))])
const graph: Graph = files.graphs.get('p')!

type Decided = { readonly command: Command; readonly events: readonly Event[] }

/** The instance begins and its first task is completed. */
function decided(): Decided[] {
  let state: State | null = null
  return (
    [
      { type: 'start', variables: { told: 1 } },
      { type: 'complete', key: 3, variables: { done: true }, by: 'pia' },
    ] as Command[]
  ).map(command => {
    const outcome = advance(graph, state, command, Date.parse(AT))
    if (!outcome.ok) throw new Error(outcome.rejection.message)
    state = outcome.state
    return { command, events: outcome.events }
  })
}

const set = (values: object) =>
  ({ type: 'variables.set', scope: 1, element: 'p', values, by: null }) as unknown as Event
const otherwise = ({ command, events }: Decided): Decided => ({
  command,
  events: [...events, set({ told: 2 })],
})
const under = (release: string | undefined, { command, events }: Decided) =>
  canonical({ command, events, ...(release === undefined ? {} : { release }) })

async function prove(contents: readonly string[], graphOf = async () => graph): Promise<Proof> {
  const place = { instance: INSTANCE, at: AT, actor: 'pia', definition: INSTANCE, key }
  const { entries } = sealHere({
    heads: new Map(),
    entries: contents.map((content, index) => ({ ...place, seq: index + 1, content })),
    texts: [],
  })
  const proof = new Proof(INSTANCE, graphOf)
  for (const [index, { bytes, hash }] of entries.entries())
    await proof.add({ seq: index + 1, bytes, hash, key })
  return proof
}

const codesOf = ({ flaws }: Proof) => flaws.map(({ seq, code }) => `${seq} ${code}`)
const toldBy = ({ unlike, releases }: Proof) => [unlike, ...releases]

test('an entry names the release that decided it', () => {
  const [first] = decided()
  expect(contentOf(first!)).toBe(under(RELEASE, first!))
  expect(RELEASE).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version)
})

describe('where another release', () => {
  test('decided the same, nothing is told', async () => {
    const [first, second] = decided()
    const proof = await prove([under('0.0.9', first!), contentOf(second!)])
    expect([codesOf(proof), toldBy(proof)]).toEqual([[], [0]])
  })

  test.each([
    ['0.0.9', [1, '0.0.9']],
    ['9.0.0', [1, '9.0.0']],
    [undefined, [1]],
  ])('%s decided otherwise, that is followed, and what came then is proved', async (release, told) => {
    const [first, second] = decided()
    const proof = await prove([under(release, otherwise(first!)), contentOf(second!)])
    expect([codesOf(proof), toldBy(proof)]).toEqual([[], told])
    expect(proof.state!.runs[1]!.variables).toMatchObject({ told: 2, done: true })
    proof.finish({ seq: 2, head: proof.head, state: proof.state })
    expect(codesOf(proof)).toEqual([])
  })

  test('took drawings that this one does not, that is followed too', async () => {
    const refusing = async () => Promise.reject(new Error('It does not compile.'))
    const [first] = decided()
    expect(toldBy(await prove([under('0.0.9', first!)], refusing))).toEqual([1, '0.0.9'])
    expect(codesOf(await prove([contentOf(first!)], refusing))).toEqual(['1 NOT_REPLAYED'])
  })

  test('is only said to have decided what cannot have been, it is a flaw', async () => {
    const [first, second] = decided()
    const impossible = { command: first!.command, events: second!.events }
    expect(codesOf(await prove([under('0.0.9', impossible)]))).toEqual(['1 EVENTS_DIFFER'])
  })
})

test('what this release decided, and decides otherwise now, is a flaw, also behind what another one decided', async () => {
  const [first, second] = decided()
  expect(codesOf(await prove([contentOf(otherwise(first!))]))).toEqual(['1 EVENTS_DIFFER'])
  const behind = await prove([under('0.0.9', otherwise(first!)), contentOf(otherwise(second!))])
  expect(codesOf(behind)).toEqual(['2 EVENTS_DIFFER'])
})
