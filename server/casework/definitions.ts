// Deployed versions never change, so a compiled one is kept for as long as the server runs.

import type { ClientBase } from 'pg'
import type { Graph, Start } from '../../engine/index.ts'
import { compileFiles } from './compile.ts'

export type Definition = {
  readonly key: string
  readonly deployment: string
  readonly processId: string
  readonly version: number
  readonly graph: Graph
}

type Queryable = Pick<ClientBase, 'query'>

export class Definitions {
  private readonly compiled = new Map<string, Promise<Definition>>()

  /** The version under a key, compiled. */
  get(client: Queryable, key: string): Promise<Definition> {
    let definition = this.compiled.get(key)
    if (!definition) {
      definition = read(client, key)
      this.compiled.set(key, definition)
      definition.catch(() => this.compiled.delete(key))
    }
    return definition
  }

  /** The newest version of a process; null where none is deployed. */
  async latest(client: Queryable, processId: string): Promise<Definition | null> {
    const { rows } = await client.query({
      name: 'latest-definition',
      text: 'select key from process_definition where process_id = $1 order by version desc limit 1',
      values: [processId],
    })
    return rows[0] ? this.get(client, rows[0].key) : null
  }

  /** The newest version of every process that can begin by a message, signal or timer. */
  async latestStarting(client: Queryable, kind: Start['kind']): Promise<Definition[]> {
    const { rows } = await client.query({
      name: 'latest-definitions-starting',
      text: `select key from (
               select distinct on (process_id) key, starts from process_definition order by process_id, version desc
             ) latest
             where starts @> $1::jsonb`,
      values: [JSON.stringify([{ kind }])],
    })
    const definitions: Definition[] = []
    for (const { key } of rows) definitions.push(await this.get(client, key))
    return definitions
  }

  /** The version that a call activity means. */
  async called(
    client: Queryable,
    caller: Definition,
    processId: string,
    binding: string,
    tag: string | null,
  ): Promise<Definition | null> {
    if (binding === 'latest') return this.latest(client, processId)
    const { rows } = await client.query({
      name: 'called-definition',
      text: `select key from process_definition
             where process_id = $1 and ($2::uuid is null or deployment_key = $2) and ($3::text is null or version_tag = $3)
             order by version desc limit 1`,
      values: [
        processId,
        binding === 'deployment' ? caller.deployment : null,
        binding === 'versionTag' ? tag : null,
      ],
    })
    return rows[0] ? this.get(client, rows[0].key) : null
  }
}

async function read(client: Queryable, key: string): Promise<Definition> {
  const { rows } = await client.query(
    `select d.process_id, d.version, d.deployment_key, d.resource_name, r.name, r.content
     from process_definition d join deployment_resource r on r.deployment_key = d.deployment_key
     where d.key = $1 and (r.name = d.resource_name or r.kind = 'dmn') order by r.name`,
    [key],
  )
  const row = rows[0]
  if (!row) throw new Error(`No process definition ${key} is deployed.`)
  const { graphs } = await compileFiles(rows.map(({ name, content }) => ({ name, content })))
  const graph = graphs.get(row.process_id)?.graph
  if (!graph) throw new Error(`The deployed ${row.resource_name} does not compile any more.`)
  return { key, deployment: row.deployment_key, processId: row.process_id, version: row.version, graph }
}
