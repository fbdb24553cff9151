// Deploying makes a version: one set of files, pinned together by their checksum, that never changes again.
// Instances that run stay where they are; new ones begin with the newest version.

import { createHash } from 'node:crypto'
import { sql, type Transaction } from 'kysely'
import { type Due, dueFrom } from '../../engine/feel/due.ts'
import type { Template } from '../../engine/graph/graph.ts'
import type { Graph, Node } from '../../engine/index.ts'
import { textOf, triggerOf } from '../../engine/run/route.ts'
import { say, tell, type Words } from '../../engine/words/sentences.ts'
import type { Finding, Resource, Variant } from '../contract/drafts.ts'
import { mayNotDeploy } from '../rules/framework.ts'
import { unapprovedRetention } from '../rules/retention.ts'
import type { Database } from '../store/connect.ts'
import type { Tables } from '../store/database.ts'
import { standing } from '../store/frameworks.ts'
import { uuid } from '../store/uuid.ts'
import { wordsFor } from '../words/in-words.ts'
import { judgeFiles, kindOf } from './compile.ts'

export type DeploymentInput = {
  readonly resources: readonly Resource[]
  readonly variant: Variant
  readonly note: string | null
  readonly draftId: string | null
  readonly by: string
  /** The language in which findings are told; English where there is none. */
  readonly language?: string | null
}

export type DeploymentResult =
  | ({ readonly ok: true; readonly findings: readonly Finding[] } & Made)
  | { readonly ok: false; readonly findings: readonly Finding[] }

/** The key of a deployment, and whether it was there before. */
export type Made = { readonly key: string; readonly unchanged: boolean }

/** In whose transaction a version is made. */
export type Transact = (make: (trx: Transaction<Tables>) => Promise<Made>) => Promise<Made>

/** Deploys; `transact` opens the transaction, and may know of a deployment that was made before. */
export async function deploy(
  database: Database,
  input: DeploymentInput,
  transact: Transact = make => database.kysely.transaction().execute(make),
): Promise<DeploymentResult> {
  const { graphs, findings } = await judgeFiles(input.resources, input.language)
  const words = await wordsFor(input.language ?? null)
  const errors = [
    ...findings.filter(finding => finding.severity === 'error'),
    ...(graphs.size === 0 ? [nothingRuns(input, words)] : []),
  ]
  if (errors.length > 0) return { ok: false, findings: errors }
  const checksum = checksumOf(input.resources)
  try {
    const made = await transact(async transaction => {
      // One deployment at a time, so that version numbers follow each other.
      await sql`select pg_advisory_xact_lock(7311)`.execute(transaction)
      const refused = await outsideFramework(transaction, input.resources, graphs, words)
      if (refused.length > 0) throw new OutsideFramework(refused)
      const same = await unchanged(transaction, [...graphs.keys()], checksum)
      return {
        key: same ?? (await insert(transaction, input, graphs, checksum)),
        unchanged: same !== null,
      }
    })
    return { ok: true, ...made, findings }
  } catch (error) {
    if (error instanceof OutsideFramework) return { ok: false, findings: error.findings }
    throw error
  }
}

/** Leaves the transaction without a version. */
class OutsideFramework extends Error {
  readonly findings: readonly Finding[]
  constructor(findings: readonly Finding[]) {
    super('The framework does not allow this deployment.')
    this.findings = findings
  }
}

/** GOV-24: what needs a framework is deployed inside the one in force, with the periods that it approved. */
async function outsideFramework(
  transaction: Transaction<Tables>,
  resources: readonly Resource[],
  graphs: Graphs,
  words: Words | undefined,
): Promise<readonly Finding[]> {
  const now = await standing(transaction)
  if (now.standing !== 'in-force') return mayNotDeploy(graphs.values(), now, words)
  return unapprovedRetention(
    resources,
    [...graphs.values()].map(({ graph }) => graph),
    now.framework.tables,
    words,
  )
}

function nothingRuns(input: DeploymentInput, words: Words | undefined): Finding {
  return {
    code: 'NOTHING_EXECUTABLE',
    element: null,
    message: say(
      tell`No process in these files is executable; a drawing of today’s practice stays a draft.`,
      words,
    ),
    severity: 'error',
    resource: input.resources[0]?.name ?? null,
  }
}

/** SHA-256 over names and contents, whatever order they came in. */
export function checksumOf(resources: readonly Resource[]): string {
  const hash = createHash('sha256')
  for (const { name, content } of [...resources].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    hash.update(`${name}\0${Buffer.byteLength(content)}\0`).update(content)
  }
  return hash.digest('hex')
}

/** The deployment whose files these are, where it is the newest of each of its processes. */
async function unchanged(
  transaction: Transaction<Tables>,
  processes: string[],
  checksum: string,
): Promise<string | null> {
  const latest = await transaction
    .selectFrom('process_definition')
    .innerJoin('deployment', 'deployment.key', 'process_definition.deployment_key')
    .distinctOn('process_definition.process_id')
    .select(['deployment.key', 'deployment.checksum'])
    .where('process_definition.process_id', 'in', processes)
    .orderBy('process_definition.process_id')
    .orderBy('process_definition.version', 'desc')
    .execute()
  const [first] = latest
  return first &&
    latest.length === processes.length &&
    latest.every(row => row.checksum === checksum && row.key === first.key)
    ? first.key
    : null
}

type Graphs = ReadonlyMap<string, { readonly graph: Graph; readonly resource: string }>

async function insert(
  transaction: Transaction<Tables>,
  input: DeploymentInput,
  graphs: Graphs,
  checksum: string,
): Promise<string> {
  const key = uuid()
  const { variant, note, draftId, by, resources } = input
  await transaction
    .insertInto('deployment')
    .values({ key, checksum, variant, draft_id: draftId, note, deployed_by: by })
    .execute()
  await transaction
    .insertInto('deployment_resource')
    .values(
      resources.map(({ name, content }) => ({ deployment_key: key, name, kind: kindOf(name)!, content })),
    )
    .execute()
  for (const { graph, resource } of graphs.values()) {
    const definition = await insertDefinition(transaction, key, graph, resource)
    await restartTimers(transaction, graph, definition)
    await offerMessages(transaction, graph)
  }
  return key
}

async function insertDefinition(
  transaction: Transaction<Tables>,
  deployment: string,
  graph: Graph,
  resource: string,
): Promise<string> {
  const key = uuid()
  const { last } = await transaction
    .selectFrom('process_definition')
    .select(({ fn }) => fn.coalesce(fn.max('version'), sql<number>`0`).as('last'))
    .where('process_id', '=', graph.processId)
    .executeTakeFirstOrThrow()
  await transaction
    .insertInto('process_definition')
    .values({
      key,
      deployment_key: deployment,
      process_id: graph.processId,
      version: last + 1,
      version_tag: graph.versionTag,
      name: graph.name,
      resource_name: resource,
      roles: rolesOf(graph),
      starts: JSON.stringify(startsOf(graph)),
      translations: JSON.stringify(graph.translations),
    })
    .execute()
  return key
}

/** The roles of the lanes and of the people named for tasks: who may see the cases of this process. */
function rolesOf(graph: Graph): string[] {
  const roles = [...graph.nodes.values()].flatMap(node => [
    ...(node.role === null ? [] : [node.role]),
    ...groupsOf(node),
  ])
  return [...new Set(roles)].sort()
}

/** The candidate groups that stand in the drawing; those that are computed are known only when they are. */
function groupsOf(node: Node): string[] {
  if (node.type !== 'userTask') return []
  const { candidateGroups } = node.detail as { readonly candidateGroups: Template | null }
  if (candidateGroups === null || 'evaluate' in candidateGroups) return []
  return candidateGroups.text.split(',').flatMap(group => (group.trim() === '' ? [] : [group.trim()]))
}

function startsOf(graph: Graph) {
  return graph.starts.map(start => {
    const trigger = triggerOf(graph, start)
    const named = trigger?.kind === 'message' || trigger?.kind === 'signal'
    return {
      element: start.element,
      kind: start.kind,
      trigger: start.trigger,
      name: named ? textOf(trigger.name, Date.now()) : null,
    }
  })
}

/** Only the newest version of a process begins by the clock. */
async function restartTimers(
  transaction: Transaction<Tables>,
  graph: Graph,
  definition: string,
): Promise<void> {
  await transaction.deleteFrom('start_timer').where('process_id', '=', graph.processId).execute()
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(transaction)
  const now = rows[0]!.now.getTime()
  for (const start of graph.starts.filter(({ kind }) => kind === 'timer')) {
    const timer = firstDue(graph, start, now)
    if (timer === null) continue
    const { element, trigger } = start
    const row = { process_id: graph.processId, element, trigger, definition_key: definition }
    await transaction
      .insertInto('start_timer')
      .values({ ...row, due_at: new Date(timer.due), timer: JSON.stringify(timer) })
      .execute()
  }
}

/** What was due before the deployment has passed. */
function firstDue(graph: Graph, start: Graph['starts'][number], now: number): Due | null {
  const trigger = triggerOf(graph, start)
  if (trigger?.kind !== 'timer') return null
  const due = dueFrom(trigger.timer, textOf(trigger.value, now), now)
  return due === null || 'problem' in due ? null : due
}

/** Messages that wait may begin an instance of what was deployed just now. */
async function offerMessages(transaction: Transaction<Tables>, graph: Graph): Promise<void> {
  const names = startsOf(graph).flatMap(({ kind, name }) =>
    kind === 'message' && name !== null ? [name] : [],
  )
  if (names.length === 0) return
  await sql`insert into due (due_at, kind, payload)
    select now(), 'redelivery', json_build_object('message', id) from message
    where name = any(${names}) and expires_at > now() order by published_at`.execute(transaction)
}
