// Checkpoints of the log, and the proofs that go with them.

import type { Static } from 'typebox'
import { tell } from '../../engine/words/sentences.ts'
import { consistencyProof, inclusionProofAfter } from '../audit/merkle.ts'
import { subjectOf } from '../auth/guard.ts'
import { Checkpoint, Consistency, ConsistencyQuery, Inclusion } from '../contract/checkpoints.ts'
import { InstanceParams } from '../contract/shared.ts'
import { Refused } from '../errors.ts'
import type { App, Server } from '../server.ts'
import { findInstance } from '../store/instances.ts'
import {
  lastCheckpoint,
  leafOf,
  leavesBetween,
  leavesOf,
  leavesUpTo,
  type StoredCheckpoint,
  treeBefore,
} from '../store/log-tree.ts'

export function checkpointRoutes(app: App, { database: { kysely }, signer }: Server): void {
  app.get(
    '/checkpoints/latest',
    { config: { action: 'trail.verify' }, schema: { response: { 200: Checkpoint } } },
    async () => viewOf(await mustHave()),
  )

  app.get(
    '/checkpoints/consistency',
    {
      config: { action: 'trail.verify' },
      schema: { querystring: ConsistencyQuery, response: { 200: Consistency } },
    },
    async request => {
      const { from, to } = request.query
      const { size } = await mustHave()
      if (from > to || to > size) throw new Refused('NOT_FOUND', tell`The log has ${size} leaves.`)
      const leaves = (await leavesUpTo(kysely, to)).map(leafOf)
      return { from, to, proof: consistencyProof(from, leaves).map(hash => hash.toString('hex')) }
    },
  )

  app.get(
    '/process-instances/:instanceKey/inclusion',
    { config: { action: 'trail.verify' }, schema: { params: InstanceParams, response: { 200: Inclusion } } },
    async request => {
      const instance = await findInstance(kysely, request.params.instanceKey, subjectOf(request))
      if (!instance) throw new Refused('NO_SUCH_INSTANCE')
      const checkpoint = await mustHave()
      const logged = (await leavesOf(kysely, instance.key))
        .filter(({ index }) => index < checkpoint.size)
        .at(-1)
      if (!logged) throw new Refused('NOT_FOUND', tell`The case is not in a checkpoint yet.`)
      const tree = await treeBefore(kysely, logged.index)
      const leaves = (await leavesBetween(kysely, tree.size, checkpoint.size)).map(leafOf)
      return {
        instanceKey: instance.key,
        seq: logged.seq,
        head: logged.head.toString('hex'),
        index: logged.index,
        proof: inclusionProofAfter(logged.index, tree, leaves).map(hash => hash.toString('hex')),
        checkpoint: viewOf(checkpoint),
      }
    },
  )

  async function mustHave(): Promise<StoredCheckpoint> {
    const checkpoint = await lastCheckpoint(kysely)
    if (!checkpoint) throw new Refused('NOT_FOUND', tell`No checkpoint has been made yet.`)
    return checkpoint
  }

  function viewOf({ size, root, note, at }: StoredCheckpoint): Static<typeof Checkpoint> {
    return { size, root: root.toString('hex'), note, verifierKey: signer.verifierKey, at: at.toISOString() }
  }
}
