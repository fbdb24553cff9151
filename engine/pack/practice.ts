// The practice as a document, after the fields of the practice template of the European prevention network: what the
// practice is, what it produced, what is known about its effect, and whether it can move elsewhere. Limits of words
// and choices are hard, because a template beyond them is sent back. What models and figures can say is filled in;
// the rest a person writes.

import { parse } from '../graph/moddle.ts'
import { transparencyPage } from '../text-twin/index.ts'
import { fileKind } from './manifest.ts'
import type { File } from './pack.ts'

export type Practice = {
  readonly name: string
  readonly description: string
  /** Whether the description says how the practice is linked with preventing violent extremism. */
  readonly linkExplicit: boolean
  readonly peerReviewed: boolean
  readonly keyThemes: readonly KeyTheme[]
  readonly targetAudience: readonly Audience[]
  readonly geographicalScope: string
  readonly startYear: number | null
  readonly endYear: number | null
  readonly deliverables: readonly string[]
  readonly evidenceQualitative: string
  readonly evidenceQuantitative: readonly Figure[]
  readonly feedbackOfTargetGroup: string
  readonly peerReviewFeedback: string
  readonly sustainability: string
  readonly presentedIn: readonly Presentation[]
  readonly euLinkAndFunding: string
  readonly organisation: string
  readonly organisationType: 'governmental' | 'ngo' | 'private' | 'research' | 'other' | null
  readonly country: string
  /** A role mailbox, never a person's. */
  readonly contact: string
  readonly lastUpdate: number | null
}

export type Figure = { readonly name: string; readonly before: string | null; readonly now: string }

export type Presentation = Readonly<Record<'name' | 'date' | 'place' | 'subject', string>>

export const keyThemes = [
  'internet',
  'local strategies',
  'multi-agency',
  'community engagement',
  'family support',
  'youth',
  'education',
  'early prevention',
  'mental health',
  'alternative narratives',
  'training',
] as const
export type KeyTheme = (typeof keyThemes)[number]

export const audiences = [
  'first responders or practitioners',
  'authorities',
  'online',
  'youth',
  'families',
  'educators',
  'local community organisations',
  'general public',
] as const
export type Audience = (typeof audiences)[number]

/** The most words a field may have. */
const limits = { description: 300, sustainability: 200, euLinkAndFunding: 100, organisation: 100 } as const

const empty: Practice = {
  name: '',
  description: '',
  linkExplicit: false,
  peerReviewed: false,
  keyThemes: [],
  targetAudience: [],
  geographicalScope: '',
  startYear: null,
  endYear: null,
  deliverables: [],
  evidenceQualitative: '',
  evidenceQuantitative: [],
  feedbackOfTargetGroup: '',
  peerReviewFeedback: '',
  sustainability: '',
  presentedIn: [],
  euLinkAndFunding: '',
  organisation: '',
  organisationType: null,
  country: '',
  contact: '',
  lastUpdate: null,
}

/** A first draft: what the files of a pack and the figures say, with what a person gave put on top. */
export async function draftPractice(
  files: readonly File[],
  figures: readonly Figure[],
  given: Partial<Practice> = {},
): Promise<Practice> {
  const pages = await Promise.all(files.filter(file => fileKind(file.path) === 'process').map(page))
  const told = pages.filter(each => each !== null)
  const count = (kind: string) => files.filter(file => fileKind(file.path) === kind).length
  return {
    ...empty,
    name: told[0]?.title ?? '',
    description: told.flatMap(({ title, about }) => [about ? `${title}: ${about}` : title]).join('. '),
    deliverables: [
      ...told.map(({ title }) => `Process model (BPMN 2.0): ${title}`),
      ...counted(count('decisions'), 'decision table (DMN)', 'decision tables (DMN)'),
      ...counted(count('form'), 'form in three languages', 'forms in three languages'),
      ...counted(
        count('scenario'),
        'tested scenario with fictional cases',
        'tested scenarios with fictional cases',
      ),
    ],
    evidenceQuantitative: figures,
    sustainability:
      'All process models, decision tables and forms can be taken over as a pack, adapted to other partners and times, and compared with the original. Each receiving municipality has its own framework approved before anything runs.',
    ...given,
  }
}

async function page({ text }: File): Promise<{ title: string; about: string | null } | null> {
  const { definitions } = await parse(text)
  return definitions && transparencyPage(definitions)
}

function counted(count: number, one: string, many: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`]
}

/** What keeps a practice out of the collection: field and sentence. */
export function practiceProblems(
  practice: Practice,
): readonly { readonly field: keyof Practice; readonly message: string }[] {
  const tooLong = (Object.keys(limits) as (keyof typeof limits)[])
    .filter(field => words(practice[field]) > limits[field])
    .map(field => ({
      field,
      message: `${words(practice[field])} words; at most ${limits[field]} are allowed.`,
    }))
  const needed = (['name', 'description', 'geographicalScope', 'organisation', 'country', 'contact'] as const)
    .filter(field => practice[field].trim() === '')
    .map(field => ({ field, message: 'It is empty.' }))
  const say = (field: keyof Practice, wrong: boolean, message: string) => (wrong ? [{ field, message }] : [])
  return [
    ...needed,
    ...tooLong,
    ...say(
      'linkExplicit',
      !practice.linkExplicit,
      'The link with preventing violent extremism is not explicit; without it a practice is not taken in.',
    ),
    ...say('keyThemes', new Set(practice.keyThemes).size !== 2, 'Exactly two key themes are chosen.'),
    ...say('targetAudience', practice.targetAudience.length === 0, 'At least one target audience is chosen.'),
    ...say('startYear', practice.startYear === null, 'It has no start year.'),
    ...say('deliverables', practice.deliverables.length === 0, 'No deliverable is named.'),
    ...say(
      'evidenceQuantitative',
      practice.evidenceQuantitative.length === 0 && practice.evidenceQualitative === '',
      'There is no evidence, neither figures nor views.',
    ),
    ...say('organisationType', practice.organisationType === null, 'The kind of organisation is not chosen.'),
    ...say('lastUpdate', practice.lastUpdate === null, 'It does not say when it was last updated.'),
  ]
}

function words(text: string): number {
  return text.trim() === '' ? 0 : text.trim().split(/\s+/).length
}

/** The document, field by field, in the order of the template. */
export function practiceMarkdown(practice: Practice): string {
  const rows: readonly (readonly [string, string | readonly string[]])[] = [
    ['Name of the practice', practice.name],
    ['Description', practice.description],
    ['Peer reviewed', practice.peerReviewed ? 'Yes' : 'No'],
    ['Key themes', practice.keyThemes],
    ['Target audience', practice.targetAudience],
    ['Geographical scope', practice.geographicalScope],
    ['Start of the practice', years(practice)],
    ['Deliverables', practice.deliverables],
    ['Evidence and evaluation: views', practice.evidenceQualitative],
    ['Evidence and evaluation: figures', practice.evidenceQuantitative.map(figure)],
    ['Feedback of the target group', practice.feedbackOfTargetGroup],
    ['Peer review feedback', practice.peerReviewFeedback],
    ['Sustainability and transferability', practice.sustainability],
    [
      'Presented in',
      practice.presentedIn.map(({ name, date, place, subject }) => `${name}, ${date}, ${place}: ${subject}`),
    ],
    ['Link to European initiatives and funding', practice.euLinkAndFunding],
    ['Organisation', practice.organisation],
    ['Kind of organisation', practice.organisationType ?? ''],
    ['Country', practice.country],
    ['Contact', practice.contact],
    ['Last update', practice.lastUpdate === null ? '' : String(practice.lastUpdate)],
  ]
  return `${[`# ${practice.name}`, ...rows.flatMap(([heading, content]) => ['', `## ${heading}`, '', body(content)])].join('\n')}\n`
}

function body(content: string | readonly string[]): string {
  if (typeof content === 'string') return content || '–'
  return content.length === 0 ? '–' : content.map(line => `- ${line}`).join('\n')
}

function years({ startYear, endYear }: Practice): string {
  if (startYear === null) return ''
  return endYear === null ? `${startYear}, still active` : `${startYear} to ${endYear}`
}

function figure({ name, before, now }: Figure): string {
  return before === null ? `${name}: ${now}` : `${name}: ${now} (before: ${before})`
}
