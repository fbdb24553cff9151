// A draft is a drawing under work, with the decisions and forms that go with it. Deploying it makes a version.
// Every change names the revision it started from (If-Match), so that nobody overwrites what they have not seen.

import { type Static, Type } from 'typebox'
import { Exact, Name, Nullable, PageOf, Time } from './shared.ts'

export const Variant = Type.Union([Type.Literal('as-is'), Type.Literal('to-be')])
export type Variant = Static<typeof Variant>

export const Resource = Exact({
  name: Type.String({
    minLength: 1,
    maxLength: 255,
    description:
      'a file name; its ending tells the kind: .bpmn, .dmn, .form.json or .form; with a draft also .scenario.yaml, which is not deployed',
  }),
  content: Type.String({ maxLength: 4_000_000 }),
})
export type Resource = Static<typeof Resource>

/** The file that the drawing of a draft is deployed as, made of the title. */
export function drawingFile(title: string): string {
  const base = title
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .toLowerCase()
  return `${base === '' ? 'drawing' : base}.bpmn`
}

export const Severity = Type.Union([Type.Literal('error'), Type.Literal('warning')])

/** What the compiler or the linter has found; an error refuses deployment. */
export const Finding = Exact({
  code: Type.String(),
  element: Nullable(Type.String()),
  message: Type.String(),
  severity: Severity,
  resource: Nullable(Type.String()),
})
export type Finding = Static<typeof Finding>

export const DraftSummary = Exact({
  id: Type.String(),
  name: Type.String(),
  variant: Variant,
  processIds: Type.Array(Type.String()),
  rev: Type.Integer({ description: 'also the ETag' }),
  createdAt: Time,
  updatedAt: Time,
  updatedBy: Type.String(),
})
export type DraftSummary = Static<typeof DraftSummary>

export const Drafts = PageOf(DraftSummary)

export const Draft = Exact({
  ...DraftSummary.properties,
  xml: Type.String(),
  resources: Type.Array(Resource, {
    description: 'decisions (.dmn), forms (.form.json) and scenarios (.scenario.yaml)',
  }),
})
export type Draft = Static<typeof Draft>

export const DraftInput = Exact({
  name: Name,
  variant: Variant,
  xml: Type.String({ minLength: 1, maxLength: 4_000_000 }),
  resources: Type.Optional(Type.Array(Resource, { maxItems: 200 })),
})
export type DraftInput = Static<typeof DraftInput>

export const Findings = Exact({ findings: Type.Array(Finding) })

export const DraftParams = Exact({ draftId: Type.String({ format: 'uuid' }) })

export const Note = Exact({ note: Type.Optional(Type.String({ maxLength: 2000 })) })
