// User tasks: work for a person. A task stands open to the roles of its lane until somebody takes it on.

import { type Static, Type } from 'typebox'
import {
  Cursor,
  Exact,
  InnerKey,
  InstanceKey,
  Limit,
  Name,
  Nullable,
  PageOf,
  Reason,
  Time,
  Variables,
} from './shared.ts'

export const TaskStatus = Type.Union([
  Type.Literal('open'),
  Type.Literal('completed'),
  Type.Literal('canceled'),
])

export const UserTask = Exact({
  key: InnerKey,
  instanceKey: InstanceKey,
  instanceNumber: Type.Integer(),
  rootKey: InstanceKey,
  businessKey: Nullable(Type.String()),
  processId: Type.String(),
  processName: Nullable(Type.String()),
  processDefinitionKey: Type.String(),
  element: Type.String(),
  name: Nullable(Type.String()),
  status: TaskStatus,
  assignee: Nullable(Type.String()),
  assignedAt: Nullable(Time),
  assignedBy: Nullable(
    Type.String({ description: 'who gave it to the assignee; themselves if they took it on' }),
  ),
  deputyFor: Nullable(
    Type.String({
      description: 'who is away and is stood in for by the assignee, or was by who completed it',
    }),
  ),
  candidateGroups: Type.Array(Type.String()),
  candidateUsers: Type.Array(Type.String()),
  priority: Type.Integer(),
  createdAt: Time,
  dueDate: Nullable(Time),
  followUpDate: Nullable(Time),
  endedAt: Nullable(Time),
  completedBy: Nullable(Type.String()),
  form: Nullable(Type.String()),
  suspended: Type.Boolean(),
  holdUntil: Nullable(Type.Union([Time], { description: 'when somebody looks again at its case on hold' })),
  rev: Type.Integer({ description: 'also the ETag' }),
})
export type UserTask = Static<typeof UserTask>

const filter = {
  view: Type.Optional(
    Type.Enum(['mine', 'team', 'ours', 'all'], {
      description:
        'mine: taken on by me; team: open to my roles and taken by nobody; ours: both; all: everything I may see (default)',
    }),
  ),
  due: Type.Optional(
    Type.Enum(['overdue', 'today', 'week'], {
      description: 'overdue: late; today: until the day ends, late ones too; week: within seven days',
    }),
  ),
  onHold: Type.Optional(Type.Boolean({ description: 'whether the case is on hold' })),
  words: Type.Optional(
    Type.String({
      maxLength: 100,
      description:
        'each stands in the name of the task or process, the case number, its reference or the assignee',
    }),
  ),
  processId: Type.Optional(Name),
}

/** What a view of tasks may ask for. */
export const TaskFilter = Exact(filter)
export type TaskFilter = Static<typeof TaskFilter>

export const UserTaskQuery = Exact({
  ...filter,
  dayEnds: Type.Optional(
    Type.Union([Time], {
      description: 'when the day of whoever asks ends; the end of the day in UTC if unsaid',
    }),
  ),
  status: Type.Optional(TaskStatus),
  assignee: Type.Optional(Name),
  candidateGroup: Type.Optional(Name),
  instanceKey: Type.Optional(InstanceKey),
  element: Type.Optional(Name),
  dueBefore: Type.Optional(Time),
  limit: Type.Optional(Limit),
  cursor: Type.Optional(Cursor),
})
export const UserTasks = PageOf(UserTask)

/** How many tasks each view holds. */
export const TaskCounts = Exact({
  mine: Type.Integer(),
  team: Type.Integer(),
  all: Type.Integer(),
  overdue: Type.Integer(),
})

/** The form as form-js JSON, with only the fields of this task; `schema` is null where the task has no form. */
export const TaskForm = Exact({
  key: InnerKey,
  about: Nullable(
    Type.String({ description: 'what a newcomer must know to do it, in the language of Accept-Language' }),
  ),
  schema: Nullable(Type.Record(Type.String(), Type.Unknown())),
  data: Variables,
})
export type TaskForm = Static<typeof TaskForm>

/** What a button on the task may raise. */
export const Escalations = Exact({
  escalations: Type.Array(
    Exact({ code: Nullable(Type.String()), name: Nullable(Type.String()), element: Type.String() }),
  ),
})

export const Assignment = Exact({
  assignee: Type.Optional(Name),
  allowOverride: Type.Optional(
    Type.Boolean({ default: false, description: 'take it over from somebody else' }),
  ),
})

export const Completion = Exact({ variables: Type.Optional(Variables), reason: Type.Optional(Reason) })

export const Escalation = Exact({ code: Name, variables: Type.Optional(Variables) })

export const TaskChanges = Exact({
  dueDate: Type.Optional(Nullable(Time)),
  followUpDate: Type.Optional(Nullable(Time)),
  priority: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
  candidateGroups: Type.Optional(Type.Array(Name, { maxItems: 50 })),
  candidateUsers: Type.Optional(Type.Array(Name, { maxItems: 50 })),
})
