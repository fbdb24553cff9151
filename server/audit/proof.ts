// The two proofs of a trail. First: each entry is canonical, names its place, and carries the hash of the one before.
// Second: the recorded commands, run through the engine again, give the recorded events, byte for byte. Where another release
// decided and this one decides otherwise, the recorded events are followed, and it is told.
// Works on bytes alone, so the same proof serves the server and an export on another machine.

import { advance, type Graph, RELEASE, replay, type State } from '../../engine/index.ts'
import { type Sentence, say, tell, type Words } from '../../engine/words/sentences.ts'
import { sentenceOf } from '../../engine/words/told.ts'
import { listedBy } from '../casework/file-list.ts'
import type { StoredFile } from '../contract/files.ts'
import type { Verification } from '../contract/trail.ts'
import type { CaseKey } from '../store/seal.ts'
import { canonical } from './canonical.ts'
import { type Entry, type Envelope, hashOf, openEntry, readEnvelope } from './chain.ts'

export type Flaw = { readonly seq: number | null; readonly code: string; readonly detail: Sentence }

/** A flaw and the instance it is in; null where it is in none. */
export type FlawOf = Flaw & { readonly instanceKey: string | null }

/** A flaw as it is told in a language. */
export function inWords(
  { instanceKey, seq, code, detail }: FlawOf,
  words: Words | undefined,
): Verification['flaws'][number] {
  return { instanceKey, seq, code, detail: say(detail, words) }
}

export type Presented = {
  readonly seq: number
  readonly hash: Buffer | null
  readonly bytes: Buffer
  readonly key: CaseKey | null
}

/** What an instance's row claims; null where only the entries are at hand. */
export type Claim = { readonly seq: number; readonly head: Buffer; readonly state: State | null }

/** An erasure is itself an entry of the case, under the key that came after; a key that went without one was lost or taken. */
export const KEY_GONE = {
  code: 'KEY_GONE',
  detail: tell`The entries do not open, and nothing in the case tells of an erasure.`,
}

/** Proves one trail, entry by entry; holds no more of it in memory than one entry and the state. */
export class Proof {
  readonly instance: string
  readonly flaws: Flaw[] = []
  entries = 0
  /** Of these only the chain can be proved: the case was erased. */
  erased = 0
  /** Of these too, for another release decided them otherwise than this one does; and those releases that the entries name. */
  unlike = 0
  readonly releases = new Set<string>()
  /** The newest key that is gone, and the newest that opened an entry, by number; 0 where there is none. */
  gone = 0
  opened = 0
  head: Buffer = Buffer.alloc(0)
  state: State | null = null
  /** The files of the case, as the newest entry that speaks of them lists them. */
  files: readonly StoredFile[] = []
  /** Every file that the case ever listed, as far as its entries open. */
  readonly everListed = new Set<string>()
  /** From the first entry that cannot be replayed on, the second proof says nothing more. */
  private replays = true
  /** What checkpoints have signed: number of an entry → its hash. */
  private readonly logged: ReadonlyMap<number, Buffer>
  private readonly graphOf: (definition: string) => Promise<Graph>

  constructor(
    instance: string,
    graphOf: (definition: string) => Promise<Graph>,
    logged: ReadonlyMap<number, Buffer> = new Map(),
  ) {
    this.instance = instance
    this.logged = logged
    this.graphOf = graphOf
  }

  async add(presented: Presented): Promise<void> {
    const expected = this.entries + 1
    const entry = this.read(presented, expected)
    const hash = hashOf(presented.bytes)
    if (presented.hash && !hash.equals(presented.hash))
      this.flaw(presented.seq, 'HASH_DIFFERS', tell`The entry is not the one that its hash was made of.`)
    if (entry && entry.prev !== this.head.toString('hex'))
      this.flaw(presented.seq, 'CHAIN_BROKEN', tell`The entry does not follow the one before it.`)
    const signed = this.logged.get(expected)
    if (signed && !signed.equals(hash))
      this.flaw(presented.seq, 'LOG_DIFFERS', tell`A signed checkpoint holds another entry in this place.`)
    this.entries = expected
    this.head = hash
    if (entry) await this.open(entry, presented.key)
    else this.replays = false
  }

  /** What the row says must be what the trail leads to. */
  finish(claim: Claim | null): void {
    const last = Math.max(0, ...this.logged.keys())
    if (last > this.entries)
      this.flaw(
        this.entries,
        'LOG_DIFFERS',
        tell`A signed checkpoint holds ${last} entries, the trail ${this.entries}.`,
      )
    if (!claim) return
    if (claim.seq !== this.entries)
      this.flaw(
        this.entries,
        'ENTRIES_MISSING',
        tell`The case counts ${claim.seq} entries, the trail holds ${this.entries}.`,
      )
    else if (!claim.head.equals(this.head))
      this.flaw(this.entries, 'HEAD_DIFFERS', tell`The case names another last entry.`)
    if (claim.state && this.replays && canonical(claim.state) !== canonical(this.state)) {
      this.flaw(
        this.entries,
        'STATE_DIFFERS',
        tell`The state of the case is not the one that its trail leads to.`,
      )
    }
  }

  private read({ seq, bytes }: Presented, expected: number): Envelope | null {
    if (seq !== expected) this.flaw(expected, 'ENTRIES_MISSING', tell`Entry ${expected} is missing.`)
    const envelope = readEnvelope(bytes)
    if (!envelope) {
      this.flaw(seq, 'NOT_CANONICAL', tell`The entry is not canonical JSON.`)
      return null
    }
    if (envelope.instance === this.instance && envelope.seq === seq) return envelope
    this.flaw(seq, 'WRONG_PLACE', tell`The entry belongs to ${envelope.instance} at ${envelope.seq}.`)
    return null
  }

  private async open(envelope: Envelope, key: CaseKey | null): Promise<void> {
    if (!key) {
      this.erased += 1
      this.gone = Math.max(this.gone, envelope.generation)
      this.replays = false
      return
    }
    try {
      const entry = openEntry(envelope, key)
      this.opened = Math.max(this.opened, envelope.generation)
      this.files = listedBy(entry.command) ?? this.files
      for (const { id } of this.files) this.everListed.add(id)
      await this.replay(entry)
    } catch {
      this.replays = false
      this.flaw(
        envelope.seq,
        'SEAL_BROKEN',
        tell`What is sealed in the entry does not open under the key of the case.`,
      )
    }
  }

  private async replay(entry: Entry): Promise<void> {
    if (!this.replays) return
    const differs = await this.runAgain(entry)
    if (differs === null || this.follow(entry)) return
    this.flaw(entry.seq, ...differs)
    this.replays = false
  }

  /** Runs a command again; null where it gives the recorded events, else what is wrong. */
  private async runAgain(entry: Entry): Promise<readonly [code: string, detail: Sentence] | null> {
    try {
      const graph = await this.graphOf(entry.definition)
      const outcome = advance(graph, this.state, entry.command, Date.parse(entry.at))
      if (!outcome.ok)
        return ['EVENTS_DIFFER', tell`The engine refuses the command: ${outcome.rejection.sentence}`]
      if (canonical(outcome.events) !== canonical(entry.events))
        return ['EVENTS_DIFFER', tell`The command gives other events than those recorded.`]
      this.state = outcome.state
      return null
    } catch (error) {
      return ['NOT_REPLAYED', tell`The command could not be run again: ${sentenceOf(error)}`]
    }
  }

  /** Follows what another release has decided; events mean the same in all of them. False where that cannot be. */
  private follow({ release, events }: Entry): boolean {
    if (release === RELEASE) return false
    try {
      this.state = replay(events, this.state)
    } catch {
      return false
    }
    this.unlike += 1
    if (release !== undefined) this.releases.add(release)
    return true
  }

  private flaw(seq: number | null, code: string, detail: Sentence): void {
    this.flaws.push({ seq, code, detail })
  }
}
