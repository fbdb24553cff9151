// The public page of a process, in plain words: what we do, what we never do, who decides, what is kept how long, which
// rights people have, in short for young readers, and how many of the rules the model keeps. All of it is read off the model; what the model does not keep, the page does not promise.

import type { ModdleElement } from '../graph/moddle.ts'
import { translationOf } from '../graph/translations.ts'
import { type Element, governedProcess, type Model, models, rules } from '../lint/index.ts'
import type { Pool } from '../lint/model.ts'
import { isHumanDecision, isKind } from '../lint/steps.ts'
import { durationInWords } from './plain.ts'
import { type PageWords, pageWords } from './transparency-words.ts'
import { documentation } from './twin.ts'
import { type Language, words } from './words.ts'

export type TransparencyPage = {
  readonly title: string
  readonly language: Language
  readonly about: string | null
  readonly sections: readonly Section[]
}

export type Section = {
  readonly id: keyof PageWords['headings']
  readonly heading: string
  readonly lines: readonly string[]
}

/** What the page may add to the model: the framework version in force and where to turn to. */
export type PageContext = {
  readonly framework?: { readonly version: string; readonly reviewDate: string }
  readonly contact?: string
}

/** What a page is called and what its process is for. */
export type PageTitle = Pick<TransparencyPage, 'title' | 'about'> & { readonly processId: string }

/**
 * The title of the page of a file, in a language, without reading the steps or asking the rules; null where the file says
 * nothing about governance.
 */
export function pageTitle(definitions: Element, language: Language = 'en'): PageTitle | null {
  const process = governedProcess(definitions)
  if (!process) return null
  const said = translationOf(process as ModdleElement, language)
  const about = documentation(process)
  return {
    processId: process.id ?? '',
    title: said?.text || (process.name ?? ''),
    about: about && (said?.about || about),
  }
}

/** The page of the first governed process of a file; null where the file says nothing about governance. */
export function transparencyPage(
  definitions: Element,
  language: Language = 'en',
  context: PageContext = {},
): TransparencyPage | null {
  const [model] = models(definitions)
  if (!model) return null
  const said = pageWords[language]
  const kept = new Set(rules.filter(rule => rule.check(model, {}).length === 0).map(rule => rule.code))
  const section = (id: Section['id'], lines: readonly string[]): Section => ({
    id,
    heading: said.headings[id],
    lines,
  })
  return {
    title: model.processName,
    language,
    about: documentation(governedProcess(definitions)!),
    sections: [
      section('do', whatWeDo(model)),
      section('never', model.gov.variant === 'AS-IS' ? [] : promises(said.never, kept)),
      section('decide', whoDecides(model, said)),
      section('keep', whatIsKept(model, language)),
      section('rights', yourRights(model, said, context)),
      section('young', model.gov.minors ? promises(said.young, kept) : []),
      section('framework', framework(model, said, context)),
      section('checked', [said.checked(kept.size, rules.length)]),
    ].filter(({ lines }) => lines.length > 0),
  }
}

/** The page as Markdown. */
export function transparencyMarkdown(page: TransparencyPage): string {
  const sections = page.sections.flatMap(({ heading, lines }) => [
    '',
    `## ${heading}`,
    '',
    ...lines.map(line => `- ${line}`),
  ])
  return `${[`# ${page.title}`, ...(page.about ? ['', page.about] : []), ...sections].join('\n')}\n`
}

/** The steps in which people or letters do something in the own pools, each once. */
function whatWeDo(model: Model): readonly string[] {
  const told = model.steps.filter(step => step.own && /^(user|send|manual)Task$/.test(step.type) && step.name)
  return [...new Set(told.map(step => step.name))]
}

/** Only what the rules have found to hold is promised; a picture of today's practice promises nothing. */
function promises(said: Readonly<Record<string, string>>, kept: ReadonlySet<string>): readonly string[] {
  return Object.entries(said).flatMap(([code, promise]) => (kept.has(code) ? [promise] : []))
}

function whoDecides(model: Model, said: PageWords): readonly string[] {
  return model.steps
    .filter(isHumanDecision)
    .filter(step => step.own)
    .map(step => said.decides(laneName(model, step.role) ?? step.gov.mandate!, step.name))
}

function laneName(model: Model, role: string | null): string | null {
  return model.lanes.find(lane => lane.role === role)?.name ?? null
}

/** A line for each message with personal data: what, to whom, why, on which basis, how long. */
function whatIsKept(model: Model, language: Language): readonly string[] {
  const said = pageWords[language]
  const lines = model.messages
    .filter(message => message.personal)
    .map(message =>
      said.kept({
        what: message.name || words[language].unnamed,
        from: poolNamed(message.from, language),
        to: poolNamed(message.to, language),
        data: words[language].data[message.privacy.dataClass!]!,
        purpose: said.purposes[message.privacy.purpose ?? ''] ?? spelled(message.privacy.purpose),
        basis: said.bases[message.privacy.basis ?? ''] ?? spelled(message.privacy.basis),
        retention: retention(message.privacy.retention, language),
      }),
    )
  return [...new Set(lines)]
}

function poolNamed(pool: Pool | null, language: Language): string {
  if (!pool?.name) return pool?.id ?? words[language].unnamed
  return language === 'fr' ? `«\u00a0${pool.name}\u00a0»` : `“${pool.name}”`
}

function retention(text: string | null, language: Language): string {
  if (text === 'own-rules') return pageWords[language].ownRules
  return text === null ? '?' : durationInWords(text, words[language])
}

function spelled(word: string | null): string {
  return word?.replaceAll('-', ' ') ?? '?'
}

function yourRights(model: Model, said: PageWords, { contact }: PageContext): readonly string[] {
  if (!model.handlesPersonalData) return []
  const doors = model.steps.filter(step => step.gov.trigger === 'rights')
  const withdraws = model.steps.some(step => step.gov.trigger === 'withdrawal')
  const informed = model.steps.filter(isKind('inform')).filter(step => step.own)
  return [
    ...(doors.length > 0 || model.gov.rights !== null ? [said.rights] : []),
    ...(withdraws || model.gov.withdrawal ? [said.withdrawal] : []),
    ...(informed.length > 0 ? [said.informed] : []),
    ...(model.gov.minors ? [said.minors] : []),
    said.complaint,
    ...(contact ? [said.contact(contact)] : []),
  ]
}

function framework(model: Model, said: PageWords, { framework }: PageContext): readonly string[] {
  if (framework) return [said.framework(framework.version, framework.reviewDate)]
  return model.gov.framework ? [said.frameworkNeeded] : []
}
