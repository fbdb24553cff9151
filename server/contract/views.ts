// Views of a list: a filter with a name, and how much it holds. The first ones are everybody's; their own name one gives.

import { type Static, type TSchema, Type } from 'typebox'
import { InstanceStatus } from './instances.ts'
import { Exact, Name, Nullable, Time } from './shared.ts'
import { TaskFilter } from './user-tasks.ts'

/** What a view of cases may ask for. */
export const CaseFilter = Exact({
  businessKey: Type.Optional(Name),
  processId: Type.Optional(Name),
  status: Type.Optional(InstanceStatus),
  incident: Type.Optional(Type.Boolean()),
  roots: Type.Optional(Type.Boolean()),
})
export type CaseFilter = Static<typeof CaseFilter>

export { TaskFilter }

const ViewName = Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' })

const viewOf = <Filter extends TSchema>(filter: Filter) =>
  Exact({
    id: Nullable(Type.String({ format: 'uuid', description: 'null for a view that everybody has' })),
    name: Type.String({ description: 'one’s own words; a word of the program where there is no id' }),
    filter,
    count: Type.Integer(),
  })

const newViewOf = <Filter extends TSchema>(filter: Filter) => Exact({ name: ViewName, filter })

export const TaskView = viewOf(TaskFilter)
export type TaskView = Static<typeof TaskView>
export const NewTaskView = newViewOf(TaskFilter)

export const CaseView = viewOf(CaseFilter)
export type CaseView = Static<typeof CaseView>
export const NewCaseView = newViewOf(CaseFilter)

export const ViewsQuery = Exact({
  dayEnds: Type.Optional(
    Type.Union([Time], {
      description: 'when the day of whoever asks ends; the end of the day in UTC if unsaid',
    }),
  ),
  within: Type.Optional(
    Type.Union([Type.Literal('ours'), Type.Literal('all')], {
      description:
        'of which tasks the views tell that are due, late or on hold; one’s own and free ones if unsaid',
    }),
  ),
})

export const ViewParams = Exact({ id: Type.String({ format: 'uuid' }) })
