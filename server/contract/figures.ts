// Figures over many cases. Never the content of a case; nothing over fewer cases than the
// small number, and `null` where a figure is hidden.

import { type Static, Type } from 'typebox'
import { Exact, Name, Nullable, Reason } from './shared.ts'

const BAND =
  'how many, by the first number of a band of `smallNumber`: 20 stands for 20 to 29 where that is 10'
const Band = Type.Integer({ description: BAND })
const Count = Nullable(Type.Integer({ description: `${BAND}; null where hidden` }))

const Seconds = Nullable(
  Exact({ median: Type.Integer({ description: 'seconds' }), p90: Type.Integer({ description: 'seconds' }) }),
)

const Share = Exact({
  of: Count,
  share: Nullable(Type.Number()),
  atLeast: Nullable(Type.Number({ description: 'the bound that may be told where the number may not' })),
  atMost: Nullable(Type.Number()),
})

export const FiguresQuery = Exact({
  processId: Name,
  from: Type.Optional(Type.String({ format: 'date', description: 'its quarter is the first one' })),
  to: Type.Optional(Type.String({ format: 'date', description: 'its quarter is the last one' })),
  version: Type.Optional(Type.Integer({ minimum: 1 })),
})

/** The events of the cases of a period, as process mining reads them. Leaving the system is a decision, so `reason`. */
export const EventLogQuery = Exact({
  ...FiguresQuery.properties,
  format: Type.Optional(Type.Union([Type.Literal('xes'), Type.Literal('csv')])),
  reason: Type.Optional(Reason),
})

const Course = Exact(
  {
    duration: Seconds,
    handOvers: Nullable(Exact({ median: Type.Integer(), p90: Type.Integer() })),
  },
  {
    description:
      'of a case that has ended: from its beginning to its end, and how often its work went to another lane',
  },
)

export const Figures = Exact({
  processId: Type.String(),
  version: Nullable(Type.Integer()),
  from: Type.String({ description: 'first day' }),
  to: Type.String({ description: 'the day after the last one' }),
  smallNumber: Type.Integer({ description: 'figures over fewer cases are hidden' }),
  cases: Count,
  erased: Type.Boolean({
    description: 'cases of the period were erased before anything was kept of them, and are in no figure',
  }),
  course: Course,
  elements: Type.Array(
    Exact({ element: Type.String(), name: Nullable(Type.String()), cases: Count, duration: Seconds }),
  ),
  flows: Type.Array(Exact({ flow: Type.String(), cases: Count })),
  steps: Type.Array(
    Exact(
      { from: Type.String(), to: Type.String(), cases: Count, duration: Seconds },
      {
        description: 'from the end of a task to the end of the next one',
      },
    ),
  ),
  waiting: Type.Array(
    Exact(
      { role: Type.String(), cases: Count, duration: Seconds },
      {
        description: 'until somebody of the lane takes a task on',
      },
    ),
  ),
  partners: Type.Array(
    Exact(
      { organisation: Type.String(), cases: Count, duration: Seconds },
      { description: 'until a partner organisation takes a task on; one with few cases is not named' },
    ),
  ),
  deviations: Type.Array(
    Exact(
      {
        kind: Type.Enum(['moved', 'skipped', 'confirmed', 'migrated', 'cancelled']),
        cases: Count,
        elements: Type.Array(Exact({ element: Type.String(), cases: Band })),
      },
      { description: 'where cases left what is drawn; elements only where enough did' },
    ),
  ),
  outcomes: Type.Array(
    Exact(
      { age: Type.String(), outcome: Type.String(), cases: Count },
      { description: 'decided outcomes by age band, where a process asks for both' },
    ),
  ),
  deadlines: Type.Array(Exact({ element: Type.String(), kept: Share })),
  variants: Type.Array(Exact({ elements: Type.Array(Type.String()), cases: Band })),
  suggestions: Type.Array(
    Exact({
      quarter: Type.String(),
      overruled: Share,
      review: Type.Boolean({ description: 'none overruled' }),
    }),
  ),
  indicators: Type.Array(
    Exact({
      code: Type.String(),
      title: Type.String(),
      goal: Nullable(Type.String({ description: 'what the README of the process aims at, in words' })),
      share: Nullable(Share),
      value: Nullable(
        Type.Number({
          description: 'in its unit, counts by their band; null where hidden, or where it is a share',
        }),
      ),
      unit: Nullable(Type.Enum(['hours', 'days', 'months', 'mean', 'count', 'euro'])),
      note: Nullable(
        Type.Enum(
          ['elsewhere', 'by-hand', 'panel', 'outside', 'prevented', 'people', 'table', 'all-versions'],
          {
            description:
              'why it is not told here: a survey tells it, today’s practice does not run and is counted by hand, the view of a panel is not kept, what is counted is done outside the case, what it would count is refused, it would follow single people, it has a table of its own, or it is only known for all versions together',
          },
        ),
      ),
    }),
  ),
})
export type Figures = Static<typeof Figures>

export const CourseQuery = Exact({ processId: Name, version: Type.Integer({ minimum: 1 }) })

/** How the cases of a version went, for whoever draws the next one: nothing of who they were about or how they ended. */
export const CourseOfVersion = Exact({
  processId: Type.String(),
  version: Type.Integer(),
  from: Type.String({ description: 'first day' }),
  to: Type.String({ description: 'the day after the last one' }),
  smallNumber: Type.Integer({ description: 'figures over fewer cases are hidden' }),
  course: Course,
})
export type CourseOfVersion = Static<typeof CourseOfVersion>
