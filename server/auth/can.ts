// What is allowed, as one table: action → the roles that may. `lane` is any role that a lane of a drawing stands for,
// `anyone` is whoever is signed in. What is about one case or task also asks whether it is theirs. Whoever keeps the
// server running sees where each case stands (`instance.read`), and not what it knows (`content.read`).

import { groupsOf, isPartner, laneRoles, type Roles, type Subject } from './subject.ts'

export const TABLE = {
  'me.read': ['anyone'],
  'absence.set': ['coordinator', 'admin', 'lane', 'partner'],
  'user.read': ['admin', 'coordinator'],
  'user.write': ['admin'],
  'name.read': ['designer', 'coordinator', 'auditor', 'admin', 'lane', 'partner'],
  'token.read': ['admin'],
  'token.write': ['admin'],

  'draft.read': ['designer', 'coordinator', 'auditor', 'admin', 'lane'],
  'draft.write': ['designer'],
  'definition.read': ['designer', 'coordinator', 'auditor', 'admin', 'lane', 'worker'],
  'definition.deploy': ['designer'],

  'onlineSignal.report': ['coordinator', 'lane', 'partner', 'detector'],
  'onlineSignal.read': ['coordinator', 'intake', 'auditor', 'admin'],
  'instance.read': ['coordinator', 'auditor', 'admin', 'lane'],
  'content.read': ['coordinator', 'auditor', 'lane'],
  'instance.start': ['coordinator', 'lane'],
  'instance.change': ['coordinator'],
  'note.write': ['coordinator', 'lane'],
  'file.read': ['coordinator', 'auditor', 'lane', 'partner'],
  'file.write': ['coordinator', 'lane', 'partner'],
  'file.share': ['coordinator'],
  'instance.operate': ['coordinator', 'admin'],
  'batch.read': ['coordinator', 'auditor', 'admin'],
  'batch.operate': ['coordinator', 'admin'],
  'incident.read': ['coordinator', 'auditor', 'admin'],
  'incident.resolve': ['coordinator', 'admin'],

  'task.read': ['coordinator', 'auditor', 'lane', 'partner'],
  'task.work': ['coordinator', 'lane', 'partner'],
  'task.plan': ['coordinator'],
  'link.send': ['coordinator'],
  'organisation.read': ['coordinator', 'admin'],
  'organisation.write': ['admin'],

  'job.read': ['admin', 'auditor', 'worker'],
  'job.work': ['worker'],
  'job.confirm': ['coordinator', 'lane'],
  'message.publish': ['coordinator', 'worker'],
  'signal.broadcast': ['coordinator', 'worker'],

  'trail.read': ['coordinator', 'auditor'],
  'trail.verify': ['coordinator', 'auditor', 'admin'],
  'trail.export': ['auditor', 'records'],
  'framework.read': ['designer', 'coordinator', 'auditor', 'admin', 'lane'],
  'framework.propose': ['project-lead', 'coordinator', 'admin'],
  'framework.approve': ['college', 'admin'],
  'figures.export': ['auditor', 'evaluator'],
  'course.read': ['designer', 'coordinator', 'auditor', 'council', 'evaluator'],
  'figures.read': ['coordinator', 'auditor', 'council', 'evaluator'],
  'notice.read': ['coordinator', 'auditor', 'admin', 'lane', 'partner'],
  'log.read': ['auditor', 'admin'],
  'log.export': ['auditor'],
  'metrics.read': ['admin', 'monitor'],
} as const satisfies Record<string, readonly string[]>

export type Action = keyof typeof TABLE

export const ACTIONS = Object.keys(TABLE) as Action[]

/** Whether the roles of somebody include an action at all. */
export function can(subject: Roles, action: Action): boolean {
  return TABLE[action].some(role => {
    if (role === 'anyone') return true
    if (role === 'lane') return laneRoles(subject).length > 0
    if (role === 'partner') return isPartner(subject)
    return subject.roles.includes(role)
  })
}

export function permissionsOf(subject: Subject): Action[] {
  return ACTIONS.filter(action => can(subject, action))
}

const SEES_ALL = ['coordinator', 'auditor', 'admin']

/** Whether somebody sees every case and not only those of their lanes. */
export function seesAll(subject: Subject): boolean {
  return subject.roles.some(role => SEES_ALL.includes(role))
}

type CaseFacts = { readonly roles: readonly string[] }

/** A case is seen by the roles of the lanes of its process; `roles` are those of its definition. */
export function seesCase(subject: Subject, { roles }: CaseFacts): boolean {
  return seesAll(subject) || laneRoles(subject).some(role => roles.includes(role))
}

type TaskFacts = {
  readonly assignee: string | null
  readonly candidateGroups: readonly string[]
  readonly candidateUsers: readonly string[]
}

/** Whose work a task is: its assignee's, its candidates', their deputy's, or a coordinator's where nobody is named. */
export function isTheirTask(subject: Subject, task: TaskFacts): boolean {
  const named = [subject.username, ...(subject.standsFor ?? [])]
  if (named.some(name => task.assignee === name || task.candidateUsers.includes(name))) return true
  if (task.candidateGroups.length === 0 && task.candidateUsers.length === 0)
    return subject.roles.includes('coordinator')
  const groups = groupsOf(subject)
  return task.candidateGroups.some(group => groups.includes(group))
}
