// The words of the page. A key that does not exist does not compile; English is the measure of the other languages.

import i18next from 'i18next'
import { useSyncExternalStore } from 'react'
import { en } from './en.ts'
import type { enAdmin } from './en-admin.ts'
import type { enAudit } from './en-audit.ts'
import type { enCases } from './en-cases.ts'
import type { enDesign } from './en-design.ts'

export const languages = { en: 'English', nl: 'Nederlands', fr: 'Français' } as const
export type Language = keyof typeof languages

type Singular<Key extends string> = Key extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Key
type Leaves<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? Singular<Key> : `${Key}.${Leaves<Tree[Key]>}`
}[keyof Tree & string]
/** `tasks.title`; a text in singular and plural is asked for without its ending, with a `count`. */
export type TextKey =
  | Leaves<typeof en>
  | Leaves<typeof enAdmin>
  | Leaves<typeof enAudit>
  | Leaves<typeof enCases>
  | Leaves<typeof enDesign>
type Widened<Tree> = { readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Widened<Tree[Key]> }
/** What every language must offer. */
export type Texts = Widened<typeof en>
/** What every language must offer for the Audit desk. */
export type AuditTexts = Widened<typeof enAudit>
/** What every language must offer for the Design desk. */
export type DesignTexts = Widened<typeof enDesign>
/** What every language must offer for the pages of administration. */
export type AdminTexts = Widened<typeof enAdmin>
/** What every language must offer for the pages of the Cases desk that are not lists. */
export type CasesTexts = Widened<typeof enCases>

export type Translate = (key: TextKey, values?: Readonly<Record<string, unknown>>) => string

const kept = 'linkspan.language'
/** Words that only some pages need; they come with the first of them. */
const parts = {
  admin: {
    en: async () => (await import('./en-admin.ts')).enAdmin,
    nl: async () => (await import('./nl-admin.ts')).nlAdmin,
    fr: async () => (await import('./fr-admin.ts')).frAdmin,
  },
  audit: {
    en: async () => (await import('./en-audit.ts')).enAudit,
    nl: async () => (await import('./nl-audit.ts')).nlAudit,
    fr: async () => (await import('./fr-audit.ts')).frAudit,
  },
  cases: {
    en: async () => (await import('./en-cases.ts')).enCases,
    nl: async () => (await import('./nl-cases.ts')).nlCases,
    fr: async () => (await import('./fr-cases.ts')).frCases,
  },
  design: {
    en: async () => (await import('./en-design.ts')).enDesign,
    nl: async () => (await import('./nl-design.ts')).nlDesign,
    fr: async () => (await import('./fr-design.ts')).frDesign,
  },
}
type Part = keyof typeof parts
const spoken = new Set<Part>()
const isLanguage = (name: string | undefined | null): name is Language => name != null && name in languages

/** Loads the language chosen here before, else the browser's, else English. */
export function startTexts(): Promise<void> {
  started ??= start()
  return started
}

let started: Promise<void> | undefined

async function start(): Promise<void> {
  const wanted =
    [localStorage.getItem(kept), ...navigator.languages.map(name => name.slice(0, 2))].find(isLanguage) ??
    'en'
  await i18next.init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  } as Parameters<typeof i18next.init>[0])
  // Words that do not arrive are said in English, which came with the page.
  await speak(wanted).catch(() => speak('en'))
}

/** Changes the language of the page, and remembers it. */
export async function speak(language: Language): Promise<void> {
  if (language === 'nl' && !i18next.hasResourceBundle('nl', 'translation'))
    i18next.addResourceBundle('nl', 'translation', (await import('./nl.ts')).nl)
  if (language === 'fr' && !i18next.hasResourceBundle('fr', 'translation'))
    i18next.addResourceBundle('fr', 'translation', (await import('./fr.ts')).fr)
  await Promise.all([...spoken].map(part => add(part, language)))
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
}

/** Loads words of a part, in this language and in those chosen later; the pages that need them wait for it. */
export async function speakOf(part: Part): Promise<void> {
  await startTexts()
  spoken.add(part)
  await add(part, currentLanguage())
}

const add = async (part: Part, language: Language) => {
  i18next.addResourceBundle(language, 'translation', await parts[part][language](), true)
}

export function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(kept, language)
  return speak(language)
}

/** A word for a name the server knows (a role, a type); the name itself where there is none. */
export const wordFor = (group: string, name: string): string =>
  i18next.exists(`${group}.${name}`)
    ? i18next.t(`${group}.${name}`)
    : name.replaceAll('_', ' ').replaceAll('-', ' ')

/** A candidate group: a role, or a role within one organisation, as in `partner-contact:school`. */
export function groupInWords(group: string): string {
  const [role = '', organisation] = group.split(':', 2)
  const word = wordFor('roles', role)
  return organisation === undefined ? word : `${word} (${wordFor('organisations', organisation)})`
}

/** Who did something: an account, Linkspan itself, or an organisation that answered by a one-time link (`link:club`). */
export const doerInWords = (by: string): string =>
  by.startsWith('link:')
    ? translate('tasks.byLink', { organisation: by.slice(5) })
    : by === 'system'
      ? translate('replay.system')
      : by

export const currentLanguage = (): Language => (isLanguage(i18next.language) ? i18next.language : 'en')

export const translate: Translate = (key, values) => {
  const text = i18next.t(key, values ?? {}) as string
  return currentLanguage() === 'fr' ? withMarks(text) : text
}

/** In French a space that does not break stands before `?`, `!`, `:` and `;`, and inside « ». */
const withMarks = (text: string) => text.replace(/ (?=[?!:;»])/g, '\u00a0').replace(/(?<=«) /g, '\u00a0')

const subscribe = (changed: () => void) => {
  i18next.on('languageChanged', changed)
  return () => i18next.off('languageChanged', changed)
}

/** The words, in the language of the page; the component draws again when it changes. */
export function useTexts(): { t: Translate; language: Language } {
  const language = useSyncExternalStore(subscribe, currentLanguage)
  return { t: translate, language }
}
