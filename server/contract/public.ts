// What everybody may read without signing in: what a process does, in plain words. Nothing of any case.

import { type Static, Type } from 'typebox'
import { Exact, Name, Nullable, Time } from './shared.ts'

const PublicLanguage = Type.Union([Type.Literal('en'), Type.Literal('nl'), Type.Literal('fr')], {
  default: 'en',
})

export const PublicQuery = Exact({ language: Type.Optional(PublicLanguage) })
export const PublicParams = Exact({ processId: Name })

const PublicProcess = Exact({
  processId: Type.String(),
  title: Type.String(),
  about: Nullable(Type.String()),
  version: Type.Integer(),
  deployedAt: Time,
})

export const PublicProcesses = Exact({
  items: Type.Array(PublicProcess),
  framework: Nullable(
    Exact({
      version: Type.String(),
      title: Type.String(),
      purpose: Type.String(),
      reviewDate: Type.String(),
    }),
  ),
})
export type PublicProcesses = Static<typeof PublicProcesses>

/** Steps inside a sub-process follow it in the list; their number says so: 12, 12.1, 12.2. */
const PublicStep = Exact({
  number: Type.String(),
  text: Type.String(),
  who: Nullable(Type.String()),
  notes: Type.Array(Type.String()),
  ways: Type.Array(
    Exact({
      answer: Nullable(Type.String()),
      to: Nullable(Type.String({ description: 'the number of the step it leads to' })),
    }),
  ),
})

export const PublicPage = Exact({
  processId: Type.String(),
  title: Type.String(),
  about: Nullable(Type.String()),
  version: Type.Integer(),
  deployedAt: Time,
  sections: Type.Array(
    Exact({ id: Type.String(), heading: Type.String(), lines: Type.Array(Type.String()) }),
  ),
  parts: Type.Array(Exact({ title: Type.String(), steps: Type.Array(PublicStep) })),
})
export type PublicPage = Static<typeof PublicPage>
