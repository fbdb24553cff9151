// RT-07: practice and real cases never meet. A database is for one of them, says so in a row that cannot be changed,
// and a server of the other kind does not start on it.

import type { Database } from '../store/connect.ts'

/** Says what a new database holds; throws a sentence where it holds the other kind of cases. */
export async function claimDatabase({ kysely }: Database, training: boolean): Promise<void> {
  const kind = training ? 'training' : 'real'
  const used = await kysely.selectFrom('instance').select('id').limit(1).executeTakeFirst()
  // Cases from before there was such a row are real ones.
  await kysely
    .insertInto('holds')
    .values({ kind: used ? 'real' : kind })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  const { kind: holds } = await kysely.selectFrom('holds').select('kind').executeTakeFirstOrThrow()
  if (holds === kind) return
  throw new Error(
    training
      ? 'This database holds real cases, and LINKSPAN_TRAINING is on. Give the training server a database of its own.'
      : 'This database holds training cases. Set LINKSPAN_TRAINING=on, or use another database for real cases.',
  )
}
