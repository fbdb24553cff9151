// A digest says how much waits for somebody and where, and nothing of any case: a mail leaves the office, and is read in
// trains, on shared screens and by mail servers. Nothing new, no mail.

import type { Kysely } from 'kysely'
import { tell } from '../../engine/words/sentences.ts'
import { setIn } from '../../engine/words/typeset.ts'
import type { DigestWish } from '../contract/digest.ts'
import type { Tables } from '../store/database.ts'
import { type DueDigest, restDigest, settleDigest, takeDigest } from '../store/digests.ts'
import { unreadOf } from '../store/notices.ts'
import { countEach } from '../store/user-tasks.ts'
import { Final } from './final.ts'
import { mail } from './mail.ts'

/** From a minute to an hour apart: a mail server is back within the morning, or somebody is told that it is not. */
const MOST_TRIES = 8
const FIRST_REST_MS = 60_000
const LONGEST_REST_MS = 3_600_000

/** Sends one digest that is due; false where none is. */
export async function sendDigest(
  db: Kysely<Tables>,
  { publicUrl, timeZone }: { publicUrl: string; timeZone: string },
): Promise<boolean> {
  const digest = await takeDigest(db)
  if (digest === null) return false
  const { subject } = digest
  const news = subject === null ? { count: 0, newest: null } : await unreadOf(db, subject, digest.told)
  if (subject === null || news.newest === null) {
    await settleDigest(db, digest, timeZone, {})
    return true
  }
  const [mine = 0, late = 0] = await countEach(
    db,
    [{ view: 'mine' }, { view: 'mine', due: 'overdue' }],
    subject,
  )
  const { subject: title, text } = WORDS[digest.language](
    { news: news.count, mine, late },
    linksOn(publicUrl),
  )
  const words = { subject: setIn(digest.language, title), text: setIn(digest.language, text) }
  try {
    const { rejected } = await mail({ to: [digest.email], ...words, id: idOf(digest) })
    if (rejected.length > 0) throw new Final(tell`The mail server refuses the address.`)
    await settleDigest(db, digest, timeZone, { told: news.newest, sent: true, problem: null })
  } catch (error) {
    const problem = (error as Error).message
    if (error instanceof Final || digest.tries >= MOST_TRIES)
      await settleDigest(db, digest, timeZone, { problem })
    else await restDigest(db, digest, restAfter(digest.tries))
  }
  return true
}

/** How long a mail rests that could not be sent so many times. */
export const restAfter = (tries: number) => Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** (tries - 1))

/** The same for a mail that a server sent before it died, so that mailboxes know it for one. */
const idOf = ({ id, next_at }: DueDigest) => `${id}.${next_at!.getTime()}`

type Links = { readonly notices: string; readonly tasks: string; readonly settings: string }

const linksOn = (publicUrl: string): Links => ({
  notices: new URL('/cases/notices', publicUrl).href,
  tasks: new URL('/cases/tasks', publicUrl).href,
  settings: new URL('/account', publicUrl).href,
})

type Counts = { readonly news: number; readonly mine: number; readonly late: number }
type Words = (counts: Counts, links: Links) => { readonly subject: string; readonly text: string }

const WORDS: Readonly<Record<DigestWish['language'], Words>> = {
  en: ({ news, mine, late }, { notices, tasks, settings }) => ({
    subject: news === 1 ? 'Linkspan: 1 new notice' : `Linkspan: ${news} new notices`,
    text: `Hello,

New notices: ${news}
${notices}

Your open tasks: ${mine}, of which late: ${late}
${tasks}

For reasons of privacy this mail says no more. Sign in to read the rest.
How often it comes, or that it stops: ${settings}
`,
  }),
  nl: ({ news, mine, late }, { notices, tasks, settings }) => ({
    subject: news === 1 ? 'Linkspan: 1 nieuw bericht' : `Linkspan: ${news} nieuwe berichten`,
    text: `Dag,

Nieuwe berichten: ${news}
${notices}

Uw open taken: ${mine}, waarvan te laat: ${late}
${tasks}

Om de privacy te beschermen zegt deze mail niet meer. Meld u aan om de rest te lezen.
Hoe vaak hij komt, of dat hij stopt: ${settings}
`,
  }),
  fr: ({ news, mine, late }, { notices, tasks, settings }) => ({
    subject: news === 1 ? 'Linkspan : 1 nouvelle notification' : `Linkspan : ${news} nouvelles notifications`,
    text: `Bonjour,

Nouvelles notifications : ${news}
${notices}

Vos tâches ouvertes : ${mine}, dont en retard : ${late}
${tasks}

Pour protéger la vie privée, ce message n’en dit pas plus. Connectez-vous pour lire le reste.
Sa fréquence, ou son arrêt : ${settings}
`,
  }),
}
