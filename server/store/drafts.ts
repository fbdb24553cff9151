// Drafts. Each change counts the revision up, and happens only where the caller has seen the last one.

import { type Kysely, sql } from 'kysely'
import type { Draft, DraftInput, DraftSummary } from '../contract/drafts.ts'
import type { PageOf, PageQuery } from '../contract/shared.ts'
import { pageOf, readCursor } from './cursor.ts'
import type { Tables } from './database.ts'
import { uuid } from './uuid.ts'

export async function listDrafts(
  db: Kysely<Tables>,
  { limit = 50, cursor }: PageQuery,
): Promise<PageOf<DraftSummary>> {
  const after = readCursor(cursor, 'text', 'uuid')
  const rows = await db
    .selectFrom('draft')
    .select(['id', 'name', 'variant', 'process_ids', 'rev', 'created_at', 'updated_at', 'updated_by'])
    .$if(after !== null, query => query.where(sql<boolean>`(name, id) > (${after![0]}, ${after![1]}::uuid)`))
    .orderBy('name')
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit, summaryOf, row => [row.name, row.id])
}

export async function findDraft(db: Kysely<Tables>, id: string): Promise<Draft | null> {
  const row = await db.selectFrom('draft').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? { ...summaryOf(row), xml: row.xml, resources: row.resources } : null
}

/** The draft of that name, the oldest where there are several; null where there is none. */
export async function draftNamed(db: Kysely<Tables>, name: string): Promise<string | null> {
  const row = await db
    .selectFrom('draft')
    .select('id')
    .where('name', '=', name)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

export async function createDraft(db: Kysely<Tables>, input: DraftInput, by: string): Promise<string> {
  const id = uuid()
  await db
    .insertInto('draft')
    .values({ id, ...rowOf(input, by), rev: 1 })
    .execute()
  return id
}

/** Whether the draft stood at that revision, and so was changed. */
export async function updateDraft(
  db: Kysely<Tables>,
  id: string,
  rev: number,
  input: DraftInput,
  by: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('draft')
    .set({ ...rowOf(input, by), rev: rev + 1, updated_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('rev', '=', rev)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function deleteDraft(db: Kysely<Tables>, id: string, rev: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('draft')
    .where('id', '=', id)
    .where('rev', '=', rev)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

function rowOf({ name, variant, xml, resources }: DraftInput, by: string) {
  return {
    name,
    variant,
    xml,
    resources: JSON.stringify(resources ?? []),
    process_ids: processIds(xml),
    updated_by: by,
  }
}

/** The ids of the processes in a drawing that need not be whole yet. */
function processIds(xml: string): string[] {
  const ids = [...xml.matchAll(/<(?:[\w-]+:)?process\b[^>]*?\sid="([^"]{1,255})"/g)].map(match => match[1]!)
  return [...new Set(ids)].slice(0, 100)
}

type Row = {
  id: string
  name: string
  variant: 'as-is' | 'to-be'
  process_ids: string[]
  rev: number
  created_at: Date
  updated_at: Date
  updated_by: string
}

function summaryOf(row: Row): DraftSummary {
  return {
    id: row.id,
    name: row.name,
    variant: row.variant,
    processIds: row.process_ids,
    rev: row.rev,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    updatedBy: row.updated_by,
  }
}
