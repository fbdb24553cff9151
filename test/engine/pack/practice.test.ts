// The practice document: filled from models and figures, and refused by the limits of the template.

import { describe, expect, test } from 'vitest'
import {
  draftPractice,
  type File,
  type Practice,
  practiceMarkdown,
  practiceProblems,
} from '../../../engine/pack/index.ts'
import { drawings } from '../lint/processes.ts'

const files: readonly File[] = [
  { path: 'a/outreach.bpmn', text: drawings.get('F')! },
  { path: 'a/one.dmn', text: '' },
  { path: 'a/one.form.json', text: '{}' },
  { path: 'a/two.form.json', text: '{}' },
]

const given: Partial<Practice> = {
  description: 'Open contact online.',
  linkExplicit: true,
  keyThemes: ['internet', 'youth'],
  targetAudience: ['youth'],
  geographicalScope: 'One city',
  startYear: 2026,
  organisation: 'A municipality',
  organisationType: 'governmental',
  country: 'BE',
  contact: 'prevention desk',
  lastUpdate: 2026,
}

const complete = await draftPractice(files, [{ name: 'Reply rate', before: null, now: '50 %' }], given)

test('what models and figures say is filled in', () => {
  expect(complete.deliverables).toEqual([
    'Process model (BPMN 2.0): Online outreach contact',
    '1 decision table (DMN)',
    '2 forms in three languages',
  ])
  expect(complete.name).toBe('Online outreach contact')
  expect(practiceProblems(complete)).toEqual([])
  expect(practiceMarkdown(complete)).toContain('## Evidence and evaluation: figures\n\n- Reply rate: 50 %\n')
})

test('a draft says what is still to do', async () => {
  const fields = practiceProblems(await draftPractice(files, [])).map(problem => problem.field)
  expect(fields).toEqual(
    expect.arrayContaining(['linkExplicit', 'keyThemes', 'targetAudience', 'contact', 'startYear']),
  )
})

describe('the template refuses', () => {
  const many = (count: number) => Array.from({ length: count }, () => 'word').join(' ')

  test.each([
    ['a description of 301 words', { description: many(301) }, 'description'],
    ['201 words on sustainability', { sustainability: many(201) }, 'sustainability'],
    ['101 words on European links', { euLinkAndFunding: many(101) }, 'euLinkAndFunding'],
    ['101 words on the organisation', { organisation: many(101) }, 'organisation'],
    ['one key theme', { keyThemes: ['youth'] }, 'keyThemes'],
    ['the same key theme twice', { keyThemes: ['youth', 'youth'] }, 'keyThemes'],
    ['no audience', { targetAudience: [] }, 'targetAudience'],
    ['an implicit link', { linkExplicit: false }, 'linkExplicit'],
    ['no evidence', { evidenceQuantitative: [] }, 'evidenceQuantitative'],
  ] as [string, Partial<Practice>, string][])('%s', (_title, change, field) => {
    expect(practiceProblems({ ...complete, ...change }).map(problem => problem.field)).toEqual([field])
  })

  test('and takes exactly as many words as it allows', () => {
    expect(practiceProblems({ ...complete, description: many(300) })).toEqual([])
  })
})
