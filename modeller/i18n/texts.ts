// The words of the page. A key that does not exist does not compile; English is the measure of the other languages.

import { useSyncExternalStore } from 'react'
import { setIn } from '../../engine/words/typeset.ts'
import type { DisplayNames } from '../../server/contract/display-names.ts'
import { en } from './en.ts'
import type { enAdmin } from './en-admin.ts'
import type { enAudit } from './en-audit.ts'
import type { enCases } from './en-cases.ts'
import type { enDesign } from './en-design.ts'
import type { enKnown } from './en-known.ts'
import { keepNames, nameOf, registeredName } from './names.ts'
import { type Tree, Words } from './words.ts'

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
/** What every language must offer for the data of cases that no form names. */
export type KnownTexts = Widened<typeof enKnown>

export type Translate = (key: TextKey, values?: Readonly<Record<string, unknown>>) => string

const kept = 'linkspan.language'
/** English comes with the page. */
const pages: Readonly<Record<Exclude<Language, 'en'>, () => Promise<Tree>>> = {
  nl: async () => (await import('./nl.ts')).nl,
  fr: async () => (await import('./fr.ts')).fr,
}
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
  known: {
    en: async () => (await import('./en-known.ts')).enKnown,
    nl: async () => (await import('./nl-known.ts')).nlKnown,
    fr: async () => (await import('./fr-known.ts')).frKnown,
  },
} satisfies Record<string, Readonly<Record<Language, () => Promise<Tree>>>>
type Part = keyof typeof parts
const isLanguage = (name: string | undefined | null): name is Language => name != null && name in languages

const words = { en: new Words('en'), nl: new Words('nl'), fr: new Words('fr') }
words.en.learn(en)
let spoken: Language = 'en'
/** How often the language or the names changed: whoever shows words draws again. */
let changes = 0
/** The parts that pages asked for, which every language chosen later needs too. */
const asked = new Set<Part>()
const listeners = new Set<() => void>()

/** The language chosen here before, else the browser's, else English. */
const wanted = (): Language =>
  [localStorage.getItem(kept), ...navigator.languages.map(name => name.slice(0, 2))].find(isLanguage) ?? 'en'

/** Loads the language that is wanted. Words that do not arrive are said in English, which came with the page. */
export function startTexts(): Promise<void> {
  if (started) return started
  const language = wanted()
  started = learnPage(language).then(
    () => turnTo(language),
    () => turnTo('en'),
  )
  return started
}

let started: Promise<void> | undefined

/** Changes the language of the page. */
export async function speak(language: Language): Promise<void> {
  await wordsIn(language)
  turnTo(language)
}

function turnTo(language: Language): void {
  spoken = language
  // Before anybody draws again: what is fetched then is asked for in this language.
  document.documentElement.lang = language
  drawAgain()
}

/** People and organisations are called so from now on. */
export function callByName(names: DisplayNames): void {
  keepNames(names)
  drawAgain()
}

function drawAgain(): void {
  changes += 1
  for (const changed of listeners) changed()
}

/** Loads words of a part, in this language and in those chosen later; the pages that need them wait for it. */
export async function speakOf(part: Part): Promise<void> {
  asked.add(part)
  // Beside the other words of the language, not after them.
  const early = learn(part, wanted()).then(
    () => wanted(),
    () => null,
  )
  await startTexts()
  if ((await early) !== spoken) await learn(part, spoken).catch(() => learn(part, 'en'))
}

const learnPage = async (language: Language) =>
  language === 'en' ? undefined : words[language].learn(await pages[language]())
const learn = async (part: Part, language: Language) => words[language].learn(await parts[part][language]())

/** Changes the language of the page, and remembers it. */
export function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(kept, language)
  return speak(language)
}

const say = (key: string, values?: Readonly<Record<string, unknown>>, language = spoken) =>
  words[language].say(key, values) ?? words.en.say(key, values)

/** A word for a name the server knows (a role, a type); the name itself where there is none. */
export const wordFor = (group: string, name: string): string =>
  say(`${group}.${name}`) ?? name.replaceAll('_', ' ').replaceAll('-', ' ')

/**
 * A candidate group: a role, or a role within one organisation, as in `partner-contact:school`; an organisation of the
 * register by its name alone.
 */
export function groupInWords(group: string): string {
  const [role = '', organisation] = group.split(':', 2)
  const word = wordFor('roles', role)
  if (organisation === undefined) return word
  return registeredName(organisation) ?? `${word} (${organisationInWords(organisation)})`
}

/** An organisation by its name in the register, else by its short name. */
export const organisationInWords = (id: string): string => registeredName(id) ?? wordFor('partnerNames', id)

/**
 * Who did something, by the name that colleagues know: an account, Linkspan itself, a case that called this one
 * (`instance:KEY`), or an organisation that answered by a one-time link (`link:club`).
 */
export function doerInWords(by: string): string {
  if (by.startsWith('link:'))
    return translate('tasks.byLink', { organisation: organisationInWords(by.slice(5)) })
  if (by.startsWith('instance:')) return translate('replay.caller')
  if (by === 'clock') return translate('replay.clock')
  return by === 'system' ? translate('replay.system') : nameOf(by)
}

export const currentLanguage = (): Language => spoken

export const translate: Translate = (key, values) => inLanguage(spoken, key, values)

/** Words in a language and a function that says them, for what is shown in another language than the page. */
export type Told = { readonly t: Translate; readonly language: Language }

/** The same as the page says, in a language that it does not speak; rejects where its words do not arrive. */
export async function wordsIn(language: Language): Promise<Told> {
  await Promise.all([learnPage(language), ...[...asked].map(part => learn(part, language))])
  return { language, t: (key, values) => inLanguage(language, key, values) }
}

function inLanguage(language: Language, ...[key, values]: Parameters<Translate>): string {
  const text = say(key, values, language) ?? key
  return setIn(language, text)
}

const subscribe = (changed: () => void) => {
  listeners.add(changed)
  return () => listeners.delete(changed)
}

/** The words, in the language of the page; the component draws again when it changes, or what people are called. */
export function useTexts(): Told {
  useSyncExternalStore(subscribe, () => changes)
  return { t: translate, language: spoken }
}
