// An answer calls processes and steps what they are called in the language that was asked for (Accept-Language), where
// the drawing of their version says it. What the trail holds stays as it was drawn.

import type { FastifyInstance } from 'fastify'
import type { Translations } from '../engine/graph/translations.ts'
import { languageOf } from './language.ts'
import type { Server } from './server.ts'
import { keepTranslations, translationsOf } from './store/definitions.ts'
import { gathered } from './store/gather.ts'

/** A part of an answer that is about a version, or about something in it. */
type View = { readonly [property: string]: unknown }

/** Lets every answer of the interface speak the language of its reader. */
export function installNames(app: FastifyInstance, { database, dispatch }: Server): void {
  const { kysely, pool } = database
  const kept = gathered<string, Translations>(keys => translationsOf(kysely, keys))
  const known = new Map<string, Promise<Translations>>()

  app.addHook('preSerialization', async (request, _reply, payload) => {
    const language = languageOf(request.headers['accept-language'])
    if (language === null || !isView(payload)) return payload
    return said(payload, async definition => (await namesOf(definition))[language] ?? {})
  })

  /** A version never changes, so what it is called is looked up once. */
  function namesOf(definition: string): Promise<Translations> {
    const before = known.get(definition)
    if (before) return before
    // A version whose drawing cannot be read any more is shown as it is; its own pages tell what is wrong.
    const names = lookUp(definition).catch(() => {
      known.delete(definition)
      return {}
    })
    known.set(definition, names)
    return names
  }

  async function lookUp(definition: string): Promise<Translations> {
    const found = await kept(definition)
    if (found) return found
    const { translations } = (await dispatch.definitions.get(pool, definition)).graph
    await keepTranslations(kysely, definition, translations)
    return translations
  }
}

type Words = (definition: string) => Promise<Translations[string]>

async function said(view: View, words: Words): Promise<View> {
  if (Array.isArray(view.items)) return { ...view, items: await each(view.items, words) }
  if (isView(view.instance) && typeof view.instance.processDefinitionKey === 'string') {
    const { processDefinitionKey } = view.instance
    const elements = (view.elements as readonly View[] | undefined)?.map(run => ({
      ...run,
      processDefinitionKey,
    }))
    const told = elements && (await each(elements, words)).map(({ processDefinitionKey: _, ...run }) => run)
    const called = Array.isArray(view.called) && (await each(view.called, words))
    return {
      ...view,
      instance: await named(view.instance, words),
      ...(told && { elements: told }),
      ...(called && { called }),
    }
  }
  return named(view, words)
}

const each = (views: readonly unknown[], words: Words): Promise<View[]> =>
  Promise.all(views.map(view => (isView(view) ? named(view, words) : (view as View))))

/** Tasks and runs are named by their element, instances and versions by their process. */
async function named(view: View, words: Words): Promise<View> {
  const isVersion = typeof view.resourceName === 'string'
  const definition = isVersion ? view.key : view.processDefinitionKey
  if (typeof definition !== 'string') return view
  const called = await words(definition)
  const name = called[String(isVersion ? view.processId : view.element)]
  const processName = called[String(view.processId)]
  return {
    ...view,
    ...(name !== undefined && 'name' in view && { name }),
    ...(processName !== undefined && 'processName' in view && { processName }),
  }
}

const isView = (value: unknown): value is View => typeof value === 'object' && value !== null
