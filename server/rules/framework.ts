// RT-06 and GOV-24: what needs a framework begins, and is deployed, only inside the one that is in force. Cases that
// run go on to their ends, and the doors for rights and erasure stay open whatever happens.

import type { ClientBase } from 'pg'
import type { Graph } from '../../engine/index.ts'
import { type Sentence, say, tell, type Words } from '../../engine/words/sentences.ts'
import { type Refusal, refuse } from '../casework/work.ts'
import type { Finding } from '../contract/drafts.ts'
import type { Standing } from '../store/frameworks.ts'

/** Whether this may not begin now. */
export function mayNotBegin(graph: Graph, standing: Standing): Refusal | null {
  if (!graph.needsFramework || graph.staysOpen || standing.standing === 'in-force') return null
  return refuse('FRAMEWORK_NOT_IN_FORCE', sentenceOf(graph, standing))
}

/** Which version an instance begins under, as it stands in the trail with its start. */
export function versionFor(graph: Graph, standing: Standing): { readonly framework_version?: string } {
  return graph.needsFramework && standing.standing === 'in-force'
    ? { framework_version: standing.framework.version }
    : {}
}

/** Why these drawings are not deployed; empty where they may be. */
export function mayNotDeploy(
  graphs: Iterable<{ readonly graph: Graph; readonly resource: string }>,
  standing: Standing,
  words: Words | undefined,
): Finding[] {
  if (standing.standing === 'in-force') return []
  return [...graphs].flatMap(({ graph, resource }) =>
    graph.needsFramework
      ? [
          {
            code: 'FRAMEWORK_NOT_IN_FORCE',
            element: graph.processId,
            message: say(sentenceOf(graph, standing), words),
            severity: 'error' as const,
            resource,
          },
        ]
      : [],
  )
}

function sentenceOf({ processId }: Graph, standing: Exclude<Standing, { standing: 'in-force' }>): Sentence {
  switch (standing.standing) {
    case 'missing':
      return tell`${processId} needs an approved framework, and no version has been approved.`
    case 'paused':
      return tell`${processId} needs an approved framework, and version ${standing.version} is paused.`
    case 'expired':
      return tell`${processId} needs an approved framework, and version ${standing.version} was due for review on ${standing.reviewDate}.`
  }
}

/** What did not begin leaves a line behind, also where nobody waited for an answer. */
export async function logRefusedStart(
  client: Pick<ClientBase, 'query'>,
  { processId }: Graph,
  actor: string,
  { message }: Refusal,
): Promise<void> {
  await client.query({
    name: 'log-refused-start',
    text: `insert into log (actor, action, result, subject, detail) values ($1, 'framework.start', 'refused', $2, $3)`,
    values: [actor, processId, message],
  })
}
