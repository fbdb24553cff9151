// The tables as types, as they stand after the newest migration (migrations/schema.sql is the same in SQL).

import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Due } from '../../engine/feel/due.ts'
import type { Translations } from '../../engine/graph/translations.ts'
import type { BatchPlan } from '../contract/batch-operations.ts'

type Stamp = ColumnType<Date, Date | string | undefined, Date | string>
type Bigint = ColumnType<string, number | string, number | string>

export type Tables = {
  draft: {
    id: string
    name: string
    variant: 'as-is' | 'to-be'
    xml: string
    resources: JSONColumnType<{ name: string; content: string }[]>
    process_ids: string[]
    rev: number
    created_at: Stamp
    updated_at: Stamp
    updated_by: string
  }
  deployment: {
    key: string
    checksum: string
    variant: 'as-is' | 'to-be'
    draft_id: string | null
    note: string | null
    deployed_at: Stamp
    deployed_by: string
  }
  deployment_resource: {
    deployment_key: string
    name: string
    kind: 'bpmn' | 'dmn' | 'form'
    content: string
  }
  process_definition: {
    key: string
    deployment_key: string
    process_id: string
    version: number
    version_tag: string | null
    name: string | null
    resource_name: string
    roles: string[]
    starts: JSONColumnType<{ element: string; kind: string; name: string | null; trigger: number }[]>
    translations: ColumnType<Translations | null, string, string>
  }
  data_key: {
    case_id: string
    generation: number
    wrapped: Buffer | null
    created_at: Stamp
    destroyed_at: Stamp | null
  }
  data_store: { name: string; value: Buffer | null; changed_at: Generated<Date> }
  log_pending: { instance_id: string }
  line_link: { seq: number; line_id: Bigint; hash: Buffer }
  line_pending: { line_id: Bigint }
  log_leaf: { index: Bigint; instance_id: string; seq: number; head: Buffer }
  log_checkpoint: {
    size: Bigint
    root: Buffer
    frontier: ColumnType<Buffer[], readonly Buffer[], never>
    note: string
    at: Stamp
  }
  master_key: {
    fingerprint: string
    /** The key of what lies blind, where the master key that it came from was changed since. */
    blinding: Buffer | null
  }
  instance: {
    id: string
    number: Generated<string>
    definition_key: string
    process_id: string
    business_key: string | null
    status: string
    conversation: Buffer | null
    parent_id: string | null
    parent_key: Bigint | null
    root_id: string
    started_at: Stamp
    started_by: string
    ended_at: Stamp | null
    hold_until: Stamp | null
    seq: number
    head: Buffer
    incidents: number
    generation: number
    state: Buffer
    base: Buffer | null
  }
  trail: {
    instance_id: string
    seq: number
    at: Stamp
    definition_key: string
    hash: Buffer
    generation: number
    bytes: Buffer
  }
  case_file: {
    instance_id: string
    id: string
    generation: number
    bytes: Buffer
    added_at: Stamp
    /** When the virus check called it clean; null where nobody has looked. */
    checked_at: Stamp | null
  }
  user_task: {
    instance_id: string
    key: Bigint
    process_id: string
    definition_key: string
    element: string
    name: string | null
    status: 'open' | 'completed' | 'canceled'
    assignee: string | null
    candidate_groups: string[]
    candidate_users: string[]
    priority: number
    form: string | null
    created_at: Stamp
    due_at: Stamp | null
    follow_up_at: Stamp | null
    ended_at: Stamp | null
    completed_by: string | null
    rev: number
    assigned_at: Stamp | null
    assigned_by: string | null
    deputy_for: string | null
  }
  job: {
    instance_id: string
    key: Bigint
    process_id: string
    definition_key: string
    element: string
    kind: string
    type: string
    retries: number
    priority: number
    headers: JSONColumnType<Record<string, string>>
    script: JSONColumnType<{ source: string; language: string } | null> | null
    due_at: Stamp
    suspended: boolean
    lease: Bigint
    lease_until: Stamp | null
    worker: string | null
    message: Buffer | null
  }
  subscription: {
    instance_id: string
    key: Bigint
    process_id: string
    definition_key: string
    element: string
    trigger: number
    kind: string
    name: string | null
    correlation_key: Buffer | null
    correlation: JSONColumnType<Record<string, string> | null> | null
    due_at: Stamp | null
    suspended: boolean
    opened: Generated<string>
  }
  conversation: { instance_id: string; key: Bigint; process_id: string; name: Buffer }
  incident: {
    instance_id: string
    key: Bigint
    process_id: string
    definition_key: string
    run: Bigint
    element: string
    code: string
    message: Buffer | null
    raised_at: Stamp
  }
  message: {
    id: string
    name: string
    message_id: Buffer | null
    /** What it says, sealed: its variables, its correlation key and what it tells of its conversation. */
    content: Buffer | null
    target: JSONColumnType<{ process: string; element: string } | null> | null
    published_at: Stamp
    published_by: string
    expires_at: Stamp | null
    delivered: string[]
    instances: string[]
  }
  online_signal: {
    known_as: Buffer
    /** Its source, id and type, sealed; null once its case was erased. */
    named: Buffer | null
    received_at: Stamp
    received_by: string
    message_key: string
  }
  due: {
    id: Generated<string>
    due_at: Stamp
    instance_id: string | null
    kind: string
    /** What it is about, where that names keys alone; else sealed. */
    payload: JSONColumnType<Record<string, unknown>> | null
    sealed: Buffer | null
    /** The instance that owes it. */
    owed_by: string | null
    attempts: Generated<number>
    problem: string | null
  }
  start_timer: {
    process_id: string
    element: string
    trigger: number
    definition_key: string
    due_at: Stamp
    timer: JSONColumnType<Due>
  }
  account: {
    username: string
    name: string
    password: string
    roles: string[]
    organisation: string | null
    active: boolean
    demo: Generated<boolean>
    created_at: Stamp
  }
  absence: {
    id: string
    username: string
    deputy: string
    begins_at: Stamp
    ends_at: Stamp
    set_by: string
  }
  organisation: {
    id: string
    name: string
    contact: string | null
    email: string | null
    language: 'en' | 'nl' | 'fr'
    on_linkspan: boolean
    by_itself: Generated<boolean>
  }
  one_time_link: {
    id: string
    secret: Buffer | null
    reminder_secret: Buffer | null
    instance_id: string
    key: Bigint
    organisation: string
    sent_by: string
    sent_at: Stamp
    expires_at: Stamp
    used_at: Stamp | null
    revoked_at: Stamp | null
    revoked_by: string | null
    mail_at: Stamp | null
    mail_tries: Generated<number>
    mail_lease_until: Stamp | null
    mailed_at: Stamp | null
    mail_problem: string | null
    opened_at: Stamp | null
    answer: Buffer | null
  }
  digest: {
    username: string
    id: string
    email: string
    language: 'en' | 'nl' | 'fr'
    rhythm: 'never' | 'at-once' | 'daily' | 'weekly'
    hour: number
    weekday: number
    quiet_from: number | null
    quiet_until: number | null
    next_at: Stamp | null
    told: Generated<string>
    tries: Generated<number>
    lease_until: Stamp | null
    sent_at: Stamp | null
    problem: string | null
  }
  saved_view: {
    id: string
    username: string
    list: 'tasks' | 'cases'
    name: string
    filter: JSONColumnType<Record<string, unknown>>
    created_at: Stamp
  }
  session: {
    id: Buffer
    username: string
    created_at: Stamp
    seen_at: Stamp
    expires_at: Stamp
  }
  sign_in_failure: { subject: string; at: Stamp }
  api_token: {
    id: string
    name: string
    secret: Buffer
    roles: string[]
    created_at: Stamp
    created_by: string
    expires_at: Stamp | null
    used_at: Stamp | null
  }
  framework: {
    id: string
    version: string
    title: string
    purpose: string
    note: string | null
    review_date: ColumnType<Date, string, string>
    tables: JSONColumnType<Record<string, string>>
    proposed_at: Stamp
    proposed_by: string
    approved_at: Stamp | null
    approved_by: string | null
    approval_reason: string | null
    paused_at: Stamp | null
    paused_by: string | null
    pause_reason: string | null
  }
  notice: {
    id: Generated<string>
    kind: string
    cause: string
    role: string | null
    username: string | null
    process_id: string
    element: string | null
    instance_id: string | null
    key: Bigint | null
    said_by: string | null
    detail: string
    raised_at: Stamp
  }
  notice_read: {
    notice_id: string
    username: string
  }
  suggestion: {
    process_id: string
    element: string
    decided_on: ColumnType<Date, string, string>
    followed: boolean
  }
  holds: { kind: 'real' | 'training'; only_row: Generated<boolean>; since: Stamp }
  log: {
    id: Generated<string>
    at: Stamp
    actor: string
    action: string
    result: 'done' | 'refused'
    subject: string | null
    detail: string | null
  }
  batch_operation: {
    key: string
    number: Generated<string>
    type: string
    state: Generated<string>
    plan: JSONColumnType<BatchPlan>
    reason: Buffer | null
    total: Generated<number>
    created_at: Stamp
    created_by: string
    ended_at: Stamp | null
    carried_by: string
    stopped: string | null
  }
  batch_operation_item: {
    operation_key: string
    position: number
    instance_id: string
    incident: Bigint | null
    state: Generated<string>
    taken_until: Stamp | null
    code: string | null
    message: Buffer | null
    ended_at: Stamp | null
  }
  idempotency: {
    principal: string
    key: string
    request: Buffer
    outcome: Buffer | null
    status: number | null
    body: Buffer | null
    /** The keys that stand in what is kept: of cases, tasks and whatever else has a UUID. */
    about: string[] | null
    content_type: string | null
    etag: string | null
    holder: number | null
    created_at: Stamp
  }
}
