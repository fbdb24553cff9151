// What everybody may read without signing in: the governed processes that run here, told from their drawings. Only
// drawings are read, never a case. A version never changes, so what was told once is kept: a page for as long as the
// framework it names, a title for good.

import { parse } from '../../engine/graph/moddle.ts'
import { translate } from '../../engine/graph/translations.ts'
import {
  type Language,
  languages,
  type PageTitle,
  pageTitle,
  type Step,
  textTwin,
  transparencyPage,
} from '../../engine/text-twin/index.ts'
import type { Definition } from '../contract/definitions.ts'
import { PublicPage, PublicParams, PublicProcesses, PublicQuery } from '../contract/public.ts'
import { Refused } from '../errors.ts'
import type { App, Server } from '../server.ts'
import { listDefinitions, resourcesOf } from '../store/definitions.ts'
import { findFramework, standing } from '../store/frameworks.ts'

/** Three languages of some hundred versions. */
const MOST = 500

/** What a drawing is called in every language: it is read once for all of them. */
type Titles = Readonly<Record<Language, PageTitle>>

export function publicRoutes(app: App, { database }: Server): void {
  const { kysely } = database
  const told = new Map<string, Promise<PublicPage | null>>()
  const titled = new Map<string, Promise<Titles | null>>()

  app.get(
    '/public/processes',
    { config: { action: 'open' }, schema: { querystring: PublicQuery, response: { 200: PublicProcesses } } },
    async request => {
      const { language = 'en' } = request.query
      const framework = await inForce()
      const items: PublicProcesses['items'] = []
      for (const { key, processId, version, deployedAt } of await governed()) {
        const titles = await once(titled, key, () => titlesOf(key, processId))
        if (titles) items.push({ ...titles[language], version, deployedAt })
      }
      items.sort((a, b) => a.title.localeCompare(b.title))
      return { items, framework: framework && described(framework) }
    },
  )

  app.get(
    '/public/processes/:processId',
    {
      config: { action: 'open' },
      schema: { params: PublicParams, querystring: PublicQuery, response: { 200: PublicPage } },
    },
    async request => {
      const { processId } = request.params
      const { language = 'en' } = request.query
      const definition = (await governed(processId))[0]
      const page = definition && (await pageOf(definition, language, await inForce()))
      if (!page) throw new Refused('NOT_FOUND')
      return page
    },
  )

  /** The versions that run now. A picture of today's practice does not run, and is nobody's promise. */
  async function governed(processId?: string): Promise<Definition[]> {
    const { items } = await listDefinitions(kysely, {
      latest: true,
      limit: 100,
      ...(processId === undefined ? {} : { processId }),
    })
    return items.filter(({ variant }) => variant === 'to-be')
  }

  async function inForce() {
    const now = await standing(kysely)
    return now.standing === 'in-force' ? findFramework(kysely, now.framework.id) : null
  }

  type InForce = Awaited<ReturnType<typeof inForce>>

  function described({ version, title, purpose, reviewDate }: NonNullable<InForce>) {
    return { version, title, purpose, reviewDate }
  }

  function pageOf(
    definition: Definition,
    language: Language,
    framework: InForce,
  ): Promise<PublicPage | null> {
    const key = [definition.key, language, framework?.id ?? ''].join(' ')
    return once(told, key, () => tell(definition, language, framework))
  }

  async function titlesOf(key: string, processId: string): Promise<Titles | null> {
    const definitions = await drawn(key)
    if (definitions === null || pageTitle(definitions)?.processId !== processId) return null
    return Object.fromEntries(
      languages.map(language => [language, pageTitle(definitions, language)]),
    ) as Titles
  }

  async function drawn(key: string) {
    const [drawing] = await resourcesOf(kysely, key)
    return (await parse(drawing?.content ?? '')).definitions
  }

  /** Null where the drawing says nothing about governance: it has not been made to be read by everybody. */
  async function tell(
    { key, processId, version, deployedAt }: Definition,
    language: Language,
    framework: InForce,
  ): Promise<PublicPage | null> {
    const definitions = await drawn(key)
    if (definitions === null || pageTitle(definitions)?.processId !== processId) return null
    translate(definitions, language)
    const page = transparencyPage(definitions, language, framework ? { framework } : {})
    if (!page) return null
    const { title, about, sections } = page
    return {
      processId,
      title,
      about,
      version,
      deployedAt,
      sections: sections.map(({ id, heading, lines }) => ({ id, heading, lines: [...lines] })),
      parts: textTwin(definitions, language).parts.map(part => ({
        title: part.title,
        steps: part.steps.flatMap(flat),
      })),
    }
  }
}

/** What is asked for the first time is made and kept; the oldest makes room, and what failed is made again. */
function once<Value>(
  kept: Map<string, Promise<Value>>,
  key: string,
  make: () => Promise<Value>,
): Promise<Value> {
  const before = kept.get(key)
  if (before) return before
  const made = make()
  kept.set(key, made)
  made.catch(() => kept.delete(key))
  const oldest = kept.keys().next().value
  if (kept.size > MOST && oldest !== undefined) kept.delete(oldest)
  return made
}

/** A step and, after it, those inside. */
function flat(step: Step): PublicPage['parts'][number]['steps'] {
  const { number, text, who, notes, ways, steps } = step
  const own = {
    number,
    text,
    who,
    notes: [...notes],
    ways: ways.map(({ answer, to }) => ({ answer, to })),
  }
  return [own, ...steps.flatMap(flat)]
}
