// What everybody may read without signing in: the governed processes that run here, told from their drawings. Only
// drawings are read, never a case. A version never changes, so what was told once is kept for as long as the framework
// it names.

import { parse } from '../../engine/graph/moddle.ts'
import { translate } from '../../engine/graph/translations.ts'
import { models } from '../../engine/lint/index.ts'
import { type Language, type Step, textTwin, transparencyPage } from '../../engine/text-twin/index.ts'
import type { Definition } from '../contract/definitions.ts'
import { PublicPage, PublicParams, PublicProcesses, PublicQuery } from '../contract/public.ts'
import { Refused } from '../errors.ts'
import type { App, Server } from '../server.ts'
import { listDefinitions, resourcesOf } from '../store/definitions.ts'
import { findFramework, standing } from '../store/frameworks.ts'

/** Three languages of some hundred versions. */
const MOST = 500

export function publicRoutes(app: App, { database }: Server): void {
  const { kysely } = database
  const told = new Map<string, Promise<PublicPage | null>>()

  app.get(
    '/public/processes',
    { config: { action: 'open' }, schema: { querystring: PublicQuery, response: { 200: PublicProcesses } } },
    async request => {
      const { language = 'en' } = request.query
      const framework = await inForce()
      const pages: PublicPage[] = []
      for (const definition of await governed()) {
        const page = await pageOf(definition, language, framework)
        if (page) pages.push(page)
      }
      const items = pages
        .map(({ processId, title, about, version, deployedAt }) => ({
          processId,
          title,
          about,
          version,
          deployedAt,
        }))
        .sort((a, b) => a.title.localeCompare(b.title))
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
    const kept = told.get(key) ?? tell(definition, language, framework)
    told.set(key, kept)
    kept.catch(() => told.delete(key))
    const oldest = told.keys().next().value
    if (told.size > MOST && oldest !== undefined) told.delete(oldest)
    return kept
  }

  /** Null where the drawing says nothing about governance: it has not been made to be read by everybody. */
  async function tell(
    { key, processId, version, deployedAt }: Definition,
    language: Language,
    framework: InForce,
  ): Promise<PublicPage | null> {
    const [drawing] = await resourcesOf(kysely, key)
    const { definitions } = await parse(drawing?.content ?? '')
    if (definitions === null || models(definitions)[0]?.process !== processId) return null
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
