// Deploying, whichever way the files come: what was made of them, or why nothing was.

import type { FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import { written } from '../../engine/words/sentences.ts'
import { subjectOf } from '../auth/guard.ts'
import { type DeploymentInput, deploy } from '../casework/deploy.ts'
import type { Deployment } from '../contract/definitions.ts'
import type { Finding } from '../contract/drafts.ts'
import { Refused } from '../errors.ts'
import { makeOnce } from '../idempotency.ts'
import { languageOf } from '../language.ts'
import type { Server } from '../server.ts'
import { findDeployment } from '../store/definitions.ts'
import { writeLog } from '../store/log.ts'

/** Deploys in the name of whoever asks; throws what the compiler or the framework refuses. */
export async function deployed(
  { database, bell }: Pick<Server, 'database' | 'bell'>,
  request: FastifyRequest,
  files: Pick<DeploymentInput, 'resources' | 'variant' | 'note' | 'draftId'>,
): Promise<Static<typeof Deployment>> {
  const subject = subjectOf(request)
  const language = languageOf(request.headers['accept-language'])
  const { username: actor } = subject
  const result = await deploy(database, { ...files, by: actor, language }, make =>
    makeOnce(database, async trx => {
      const made = await make(trx)
      await writeLog(
        { kysely: trx },
        { actor, action: 'definition.deploy', result: 'done', subject: made.key, detail: files.note },
      )
      return made
    }),
  )
  if (!result.ok) throw doesNotCompile(result.findings)
  const { key, unchanged, findings } = result
  bell.ring('definition', key)
  const deployment = (await findDeployment(database.kysely, key, subject))!
  return { ...deployment, unchanged, findings: [...findings] }
}

/** Refusals of the framework bear a name of their own: the files have no errors. */
const OF_FRAMEWORK = ['FRAMEWORK_NOT_IN_FORCE', 'RETENTION_NOT_APPROVED'] as const

function doesNotCompile(findings: readonly Finding[]): Refused {
  const code = OF_FRAMEWORK.find(code => findings.some(finding => finding.code === code))
  return new Refused(
    code ?? 'DOES_NOT_COMPILE',
    code && findings[0] && written(findings[0].message),
    findings
      .slice(0, 100)
      .map(({ code, element, message }) => ({ pointer: element ?? '', code, detail: written(message) })),
  )
}
