-- The schema after all migrations. Written by `npm run schema`; do not change it by hand.

CREATE OR REPLACE FUNCTION public.framework_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  begin
    if old.approved_at is null then return coalesce(new, old); end if;
    if tg_op = 'UPDATE' and (new.id, new.version, new.title, new.purpose, new.note, new.review_date, new.tables, new.approved_at,
        new.approved_by, new.approval_reason) is not distinct from (old.id, old.version, old.title, old.purpose, old.note,
        old.review_date, old.tables, old.approved_at, old.approved_by, old.approval_reason) then return new; end if;
    raise exception 'An approved framework version never changes.' using errcode = '42501';
  end $function$
;

CREATE OR REPLACE FUNCTION public.holds_for_ever()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  begin
    raise exception 'What a database holds is said once.' using errcode = '42501';
  end $function$
;

CREATE OR REPLACE FUNCTION public.line_is_pending()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  begin
    insert into line_pending values (new.id);
    return null;
  end $function$
;

CREATE OR REPLACE FUNCTION public.trail_is_append_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  begin
    raise exception 'The trail is append-only.' using errcode = '42501';
  end $function$
;

create sequence job_lease;

create table draft (
  id uuid not null,
  name text not null,
  variant text not null,
  xml text not null,
  resources jsonb not null,
  process_ids text[] not null,
  rev integer not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  updated_by text not null,
  PRIMARY KEY (id),
  CHECK ((variant = ANY (ARRAY['as-is'::text, 'to-be'::text])))
);

create table deployment (
  key uuid not null,
  checksum text not null,
  variant text not null,
  draft_id uuid,
  note text,
  deployed_at timestamp with time zone not null default now(),
  deployed_by text not null,
  PRIMARY KEY (key),
  CHECK ((variant = ANY (ARRAY['as-is'::text, 'to-be'::text])))
);

create table deployment_resource (
  deployment_key uuid not null,
  name text not null,
  kind text not null,
  content text not null,
  PRIMARY KEY (deployment_key, name),
  FOREIGN KEY (deployment_key) REFERENCES deployment(key),
  CHECK ((kind = ANY (ARRAY['bpmn'::text, 'dmn'::text, 'form'::text])))
);

create table process_definition (
  key uuid not null,
  deployment_key uuid not null,
  process_id text not null,
  version integer not null,
  version_tag text,
  name text,
  resource_name text not null,
  roles text[] not null,
  starts jsonb not null,
  translations jsonb,
  UNIQUE (process_id, version),
  PRIMARY KEY (key),
  FOREIGN KEY (deployment_key) REFERENCES deployment(key)
);
CREATE INDEX process_definition_deployment ON public.process_definition USING btree (deployment_key);

create table data_key (
  case_id uuid not null,
  generation integer not null,
  wrapped bytea,
  created_at timestamp with time zone not null default now(),
  destroyed_at timestamp with time zone,
  PRIMARY KEY (case_id, generation)
);

create table master_key (
  fingerprint text not null,
  blinding bytea,
  PRIMARY KEY (fingerprint)
);

create table instance (
  id uuid not null,
  number bigint not null generated always as identity,
  definition_key uuid not null,
  process_id text not null,
  business_key text,
  status text not null,
  parent_id uuid,
  parent_key bigint,
  root_id uuid not null,
  started_at timestamp with time zone not null,
  started_by text not null,
  ended_at timestamp with time zone,
  seq integer not null,
  head bytea not null,
  incidents integer not null,
  generation integer not null,
  state bytea not null,
  hold_until timestamp with time zone,
  base bytea,
  conversation bytea,
  UNIQUE (number),
  PRIMARY KEY (id),
  FOREIGN KEY (definition_key) REFERENCES process_definition(key)
);
CREATE INDEX instance_business_key ON public.instance USING btree (business_key) WHERE (business_key IS NOT NULL);
CREATE UNIQUE INDEX instance_conversation ON public.instance USING btree (process_id, conversation) WHERE ((conversation IS NOT NULL) AND (status = ANY (ARRAY['active'::text, 'suspended'::text])));
CREATE INDEX instance_definition ON public.instance USING btree (definition_key, status);
CREATE INDEX instance_hold_until ON public.instance USING btree (hold_until) WHERE (hold_until IS NOT NULL);
CREATE INDEX instance_incidents ON public.instance USING btree (id) WHERE (incidents > 0);
CREATE INDEX instance_parent ON public.instance USING btree (parent_id, parent_key) WHERE (parent_id IS NOT NULL);
CREATE INDEX instance_process ON public.instance USING btree (process_id, status);
CREATE INDEX instance_root ON public.instance USING btree (root_id);

create table trail (
  instance_id uuid not null,
  seq integer not null,
  at timestamp with time zone not null,
  definition_key uuid not null,
  hash bytea not null,
  generation integer not null,
  bytes bytea not null,
  PRIMARY KEY (instance_id, seq)
);
CREATE TRIGGER trail_no_change BEFORE DELETE OR UPDATE ON public.trail FOR EACH ROW EXECUTE FUNCTION trail_is_append_only();
CREATE TRIGGER trail_no_truncate BEFORE TRUNCATE ON public.trail FOR EACH STATEMENT EXECUTE FUNCTION trail_is_append_only();

create table user_task (
  instance_id uuid not null,
  key bigint not null,
  process_id text not null,
  definition_key uuid not null,
  element text not null,
  name text,
  status text not null,
  assignee text,
  candidate_groups text[] not null,
  candidate_users text[] not null,
  priority integer not null,
  form text,
  created_at timestamp with time zone not null,
  due_at timestamp with time zone,
  follow_up_at timestamp with time zone,
  ended_at timestamp with time zone,
  completed_by text,
  rev integer not null,
  assigned_at timestamp with time zone,
  assigned_by text,
  deputy_for text,
  PRIMARY KEY (instance_id, key)
);
CREATE INDEX user_task_assignee ON public.user_task USING btree (assignee) WHERE ((status = 'open'::text) AND (assignee IS NOT NULL));
CREATE INDEX user_task_groups ON public.user_task USING gin (candidate_groups) WHERE (status = 'open'::text);
CREATE INDEX user_task_open ON public.user_task USING btree (due_at, instance_id, key) WHERE (status = 'open'::text);

create table job (
  instance_id uuid not null,
  key bigint not null,
  process_id text not null,
  definition_key uuid not null,
  element text not null,
  kind text not null,
  type text not null,
  retries integer not null,
  priority integer not null,
  headers jsonb not null,
  script jsonb,
  due_at timestamp with time zone not null,
  suspended boolean not null,
  lease bigint not null default 0,
  lease_until timestamp with time zone,
  worker text,
  message bytea,
  PRIMARY KEY (instance_id, key)
);
CREATE INDEX job_due ON public.job USING btree (type, priority DESC, due_at) WHERE ((retries > 0) AND (NOT suspended));
CREATE INDEX job_kind ON public.job USING btree (kind, due_at) WHERE ((retries > 0) AND (NOT suspended));

create table subscription (
  instance_id uuid not null,
  key bigint not null,
  process_id text not null,
  definition_key uuid not null,
  element text not null,
  trigger integer not null,
  kind text not null,
  name text,
  due_at timestamp with time zone,
  suspended boolean not null,
  opened bigint not null generated always as identity,
  correlation_key bytea,
  correlation jsonb,
  PRIMARY KEY (instance_id, key)
);
CREATE INDEX subscription_due ON public.subscription USING btree (due_at) WHERE ((kind = 'timer'::text) AND (NOT suspended));
CREATE INDEX subscription_name ON public.subscription USING btree (kind, name, correlation_key, opened) WHERE (name IS NOT NULL);

create table incident (
  instance_id uuid not null,
  key bigint not null,
  process_id text not null,
  definition_key uuid not null,
  run bigint not null,
  element text not null,
  code text not null,
  raised_at timestamp with time zone not null,
  message bytea,
  PRIMARY KEY (instance_id, key)
);

create table message (
  id uuid not null,
  name text not null,
  target jsonb,
  published_at timestamp with time zone not null,
  published_by text not null,
  expires_at timestamp with time zone,
  delivered text[] not null,
  instances uuid[] not null,
  content bytea,
  message_id bytea,
  UNIQUE (name, message_id),
  PRIMARY KEY (id)
);
CREATE INDEX message_waiting ON public.message USING btree (name) WHERE (expires_at IS NOT NULL);

create table online_signal (
  received_at timestamp with time zone not null,
  received_by text not null,
  message_key uuid not null,
  known_as bytea not null,
  named bytea,
  PRIMARY KEY (received_by, known_as)
);
CREATE INDEX online_signal_message ON public.online_signal USING btree (message_key);
CREATE INDEX online_signal_received ON public.online_signal USING btree (received_at DESC);

create table due (
  id bigint not null generated always as identity,
  due_at timestamp with time zone not null,
  instance_id uuid,
  kind text not null,
  payload json,
  attempts integer not null default 0,
  problem text,
  sealed bytea,
  owed_by uuid,
  PRIMARY KEY (id),
  CHECK (((payload IS NULL) <> (sealed IS NULL)))
);
CREATE INDEX due_at ON public.due USING btree (due_at, id);

create table start_timer (
  process_id text not null,
  element text not null,
  trigger integer not null,
  definition_key uuid not null,
  due_at timestamp with time zone not null,
  timer json not null,
  PRIMARY KEY (process_id, element, trigger),
  FOREIGN KEY (definition_key) REFERENCES process_definition(key)
);
CREATE INDEX start_timer_due ON public.start_timer USING btree (due_at);

create table account (
  username text not null,
  name text not null,
  password text not null,
  roles text[] not null,
  organisation text,
  active boolean not null,
  demo boolean not null default false,
  created_at timestamp with time zone not null default now(),
  PRIMARY KEY (username)
);

create table session (
  id bytea not null,
  username text not null,
  created_at timestamp with time zone not null default now(),
  seen_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  PRIMARY KEY (id),
  FOREIGN KEY (username) REFERENCES account(username) ON DELETE CASCADE
);
CREATE INDEX session_username ON public.session USING btree (username);

create table sign_in_failure (
  subject text not null,
  at timestamp with time zone not null default now()
);
CREATE INDEX sign_in_failure_subject ON public.sign_in_failure USING btree (subject, at);

create table api_token (
  id text not null,
  name text not null,
  secret bytea not null,
  roles text[] not null,
  created_at timestamp with time zone not null default now(),
  created_by text not null,
  expires_at timestamp with time zone,
  used_at timestamp with time zone,
  PRIMARY KEY (id)
);

create table log (
  id bigint not null generated always as identity,
  at timestamp with time zone not null default now(),
  actor text not null,
  action text not null,
  result text not null,
  subject text,
  detail text,
  PRIMARY KEY (id)
);
CREATE INDEX log_actor ON public.log USING btree (actor, id);
CREATE INDEX log_case ON public.log USING btree ("substring"(subject, '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'::text), id);
CREATE TRIGGER log_is_pending AFTER INSERT ON public.log FOR EACH ROW EXECUTE FUNCTION line_is_pending();
CREATE TRIGGER log_no_change BEFORE DELETE OR UPDATE ON public.log FOR EACH ROW EXECUTE FUNCTION trail_is_append_only();
CREATE TRIGGER log_no_truncate BEFORE TRUNCATE ON public.log FOR EACH STATEMENT EXECUTE FUNCTION trail_is_append_only();

create table idempotency (
  principal text not null,
  key text not null,
  request bytea not null,
  status integer,
  content_type text,
  created_at timestamp with time zone not null default now(),
  etag text,
  holder integer,
  outcome bytea,
  body bytea,
  about uuid[],
  PRIMARY KEY (principal, key)
);
CREATE INDEX idempotency_created ON public.idempotency USING btree (created_at);

create table framework (
  id uuid not null,
  version text not null,
  title text not null,
  purpose text not null,
  note text,
  review_date date not null,
  tables jsonb not null,
  proposed_at timestamp with time zone not null default now(),
  proposed_by text not null,
  approved_at timestamp with time zone,
  approved_by text,
  approval_reason text,
  paused_at timestamp with time zone,
  paused_by text,
  pause_reason text,
  UNIQUE (version),
  PRIMARY KEY (id)
);
CREATE INDEX framework_approved ON public.framework USING btree (approved_at DESC) WHERE (approved_at IS NOT NULL);
CREATE TRIGGER framework_stays BEFORE DELETE OR UPDATE ON public.framework FOR EACH ROW EXECUTE FUNCTION framework_stays();

create table notice (
  id bigint not null generated always as identity,
  kind text not null,
  cause text not null,
  role text,
  process_id text not null,
  element text,
  instance_id uuid,
  detail text not null,
  raised_at timestamp with time zone not null default now(),
  username text,
  key bigint,
  said_by text,
  UNIQUE (kind, cause),
  PRIMARY KEY (id),
  FOREIGN KEY (username) REFERENCES account(username) ON DELETE CASCADE,
  CHECK (((role IS NULL) <> (username IS NULL)))
);
CREATE INDEX notice_role ON public.notice USING btree (role, id) WHERE (role IS NOT NULL);
CREATE INDEX notice_username ON public.notice USING btree (username, id) WHERE (username IS NOT NULL);

create table suggestion (
  process_id text not null,
  element text not null,
  decided_on date not null,
  followed boolean not null
);
CREATE INDEX suggestion_decided ON public.suggestion USING btree (process_id, decided_on);
CREATE INDEX suggestion_overruled ON public.suggestion USING btree (process_id, decided_on) WHERE (NOT followed);

create table holds (
  kind text not null,
  only_row boolean not null default true,
  since timestamp with time zone not null default now(),
  UNIQUE (only_row),
  PRIMARY KEY (kind),
  CHECK ((kind = ANY (ARRAY['real'::text, 'training'::text]))),
  CHECK (only_row)
);
CREATE TRIGGER holds_for_ever BEFORE DELETE OR UPDATE ON public.holds FOR EACH ROW EXECUTE FUNCTION holds_for_ever();

create table log_pending (
  instance_id uuid not null,
  PRIMARY KEY (instance_id)
);

create table log_leaf (
  index bigint not null,
  instance_id uuid not null,
  seq integer not null,
  head bytea not null,
  PRIMARY KEY (index)
);
CREATE INDEX log_leaf_instance ON public.log_leaf USING btree (instance_id, seq);
CREATE TRIGGER log_leaf_no_change BEFORE DELETE OR UPDATE ON public.log_leaf FOR EACH ROW EXECUTE FUNCTION trail_is_append_only();
CREATE TRIGGER log_leaf_no_truncate BEFORE TRUNCATE ON public.log_leaf FOR EACH STATEMENT EXECUTE FUNCTION trail_is_append_only();

create table log_checkpoint (
  size bigint not null,
  root bytea not null,
  frontier bytea[] not null,
  note text not null,
  at timestamp with time zone not null default now(),
  PRIMARY KEY (size)
);
CREATE TRIGGER log_checkpoint_no_change BEFORE DELETE OR UPDATE ON public.log_checkpoint FOR EACH ROW EXECUTE FUNCTION trail_is_append_only();
CREATE TRIGGER log_checkpoint_no_truncate BEFORE TRUNCATE ON public.log_checkpoint FOR EACH STATEMENT EXECUTE FUNCTION trail_is_append_only();

create table batch_operation (
  key uuid not null,
  number bigint not null generated always as identity,
  type text not null,
  state text not null default 'active'::text,
  plan jsonb not null,
  total integer not null default 0,
  created_at timestamp with time zone not null default now(),
  created_by text not null,
  ended_at timestamp with time zone,
  carried_by text not null,
  stopped text,
  reason bytea,
  UNIQUE (number),
  PRIMARY KEY (key)
);

create table batch_operation_item (
  operation_key uuid not null,
  "position" integer not null,
  instance_id uuid not null,
  incident bigint,
  state text not null default 'open'::text,
  taken_until timestamp with time zone,
  code text,
  ended_at timestamp with time zone,
  message bytea,
  PRIMARY KEY (operation_key, "position"),
  FOREIGN KEY (operation_key) REFERENCES batch_operation(key)
);
CREATE INDEX batch_operation_item_instance ON public.batch_operation_item USING btree (instance_id);
CREATE INDEX batch_operation_item_open ON public.batch_operation_item USING btree (operation_key, "position") WHERE (state = 'open'::text);
CREATE INDEX batch_operation_item_state ON public.batch_operation_item USING btree (operation_key, state, "position");

create table data_store (
  name text not null,
  value bytea,
  changed_at timestamp with time zone not null default now(),
  PRIMARY KEY (name)
);

create table saved_view (
  id uuid not null,
  username text not null,
  list text not null,
  name text not null,
  filter jsonb not null,
  created_at timestamp with time zone not null default now(),
  PRIMARY KEY (id),
  FOREIGN KEY (username) REFERENCES account(username),
  CHECK ((list = ANY (ARRAY['tasks'::text, 'cases'::text])))
);
CREATE UNIQUE INDEX saved_view_name ON public.saved_view USING btree (username, list, lower(name));

create table organisation (
  id text not null,
  name text not null,
  contact text,
  email text,
  language text not null,
  on_linkspan boolean not null,
  by_itself boolean not null default false,
  PRIMARY KEY (id),
  CHECK ((language = ANY (ARRAY['en'::text, 'nl'::text, 'fr'::text])))
);

create table one_time_link (
  id uuid not null,
  secret bytea,
  instance_id uuid not null,
  key bigint not null,
  organisation text not null,
  sent_by text not null,
  sent_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  revoked_by text,
  reminder_secret bytea,
  mail_at timestamp with time zone,
  mail_tries integer not null default 0,
  mail_lease_until timestamp with time zone,
  mailed_at timestamp with time zone,
  mail_problem text,
  opened_at timestamp with time zone,
  answer bytea,
  UNIQUE (reminder_secret),
  UNIQUE (secret),
  PRIMARY KEY (id)
);
CREATE INDEX one_time_link_answer ON public.one_time_link USING btree (answer) WHERE (answer IS NOT NULL);
CREATE UNIQUE INDEX one_time_link_by_itself ON public.one_time_link USING btree (instance_id, key) WHERE (sent_by = 'system'::text);
CREATE INDEX one_time_link_mail_at ON public.one_time_link USING btree (mail_at) WHERE (mail_at IS NOT NULL);
CREATE INDEX one_time_link_task ON public.one_time_link USING btree (instance_id, key);
CREATE UNIQUE INDEX one_time_link_unanswered ON public.one_time_link USING btree (instance_id, key) WHERE ((used_at IS NULL) AND (revoked_at IS NULL));

create table kept_trace (
  id uuid not null default gen_random_uuid(),
  process_id text not null,
  version integer not null,
  quarter date not null,
  instance_id uuid,
  numbers jsonb not null,
  UNIQUE (instance_id),
  PRIMARY KEY (id)
);
CREATE INDEX kept_trace_process ON public.kept_trace USING btree (process_id, quarter);

create table absence (
  id uuid not null,
  username text not null,
  deputy text not null,
  begins_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  set_by text not null,
  PRIMARY KEY (id),
  FOREIGN KEY (deputy) REFERENCES account(username),
  FOREIGN KEY (username) REFERENCES account(username),
  CHECK (((ends_at > begins_at) AND (deputy <> username)))
);
CREATE INDEX absence_deputy ON public.absence USING btree (deputy, ends_at);
CREATE INDEX absence_username ON public.absence USING btree (username, ends_at);

create table case_file (
  instance_id uuid not null,
  id uuid not null,
  generation integer not null,
  bytes bytea not null,
  added_at timestamp with time zone not null default now(),
  checked_at timestamp with time zone,
  PRIMARY KEY (instance_id, id)
);
CREATE INDEX case_file_unchecked ON public.case_file USING btree (added_at) WHERE (checked_at IS NULL);

create table notice_read (
  notice_id bigint not null,
  username text not null,
  PRIMARY KEY (username, notice_id),
  FOREIGN KEY (notice_id) REFERENCES notice(id) ON DELETE CASCADE,
  FOREIGN KEY (username) REFERENCES account(username) ON DELETE CASCADE
);
CREATE INDEX notice_read_notice ON public.notice_read USING btree (notice_id);

create table digest (
  username text not null,
  id uuid not null,
  email text not null,
  language text not null,
  rhythm text not null,
  hour integer not null,
  weekday integer not null,
  quiet_from integer,
  quiet_until integer,
  next_at timestamp with time zone,
  told bigint not null default 0,
  tries integer not null default 0,
  lease_until timestamp with time zone,
  sent_at timestamp with time zone,
  problem text,
  PRIMARY KEY (username),
  FOREIGN KEY (username) REFERENCES account(username) ON DELETE CASCADE,
  CHECK (((quiet_from IS NULL) = (quiet_until IS NULL))),
  CHECK (((hour >= 0) AND (hour <= 23))),
  CHECK ((language = ANY (ARRAY['en'::text, 'nl'::text, 'fr'::text]))),
  CHECK (((quiet_from >= 0) AND (quiet_from <= 23))),
  CHECK (((quiet_until >= 0) AND (quiet_until <= 23))),
  CHECK ((rhythm = ANY (ARRAY['never'::text, 'at-once'::text, 'daily'::text, 'weekly'::text]))),
  CHECK (((weekday >= 1) AND (weekday <= 7)))
);
CREATE INDEX digest_next_at ON public.digest USING btree (next_at) WHERE (next_at IS NOT NULL);

create table line_link (
  seq integer not null,
  line_id bigint not null,
  hash bytea not null,
  UNIQUE (line_id),
  PRIMARY KEY (seq)
);
CREATE TRIGGER line_link_no_change BEFORE DELETE OR UPDATE ON public.line_link FOR EACH ROW EXECUTE FUNCTION trail_is_append_only();
CREATE TRIGGER line_link_no_truncate BEFORE TRUNCATE ON public.line_link FOR EACH STATEMENT EXECUTE FUNCTION trail_is_append_only();

create table line_pending (
  line_id bigint not null,
  PRIMARY KEY (line_id)
);

create table conversation (
  instance_id uuid not null,
  key bigint not null,
  process_id text not null,
  name bytea not null,
  PRIMARY KEY (instance_id, key)
);
CREATE INDEX conversation_name ON public.conversation USING btree (process_id, name);
