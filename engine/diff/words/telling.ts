// What a language must say to tell a comparison.

type Counts = Readonly<Record<'added' | 'removed' | 'changed' | 'other' | 'handOvers', number>>

export type Words = {
  readonly added: (what: string, lane: string | null) => string
  readonly removed: (what: string, lane: string | null) => string
  readonly changed: (what: string, how: string) => string
  readonly moved: (what: string) => string
  /** What something is called, or what stands somewhere; null where nothing does. */
  readonly quote: (text: string | null) => string
  readonly fact: (name: string, before: string | null, after: string | null) => string
  readonly summary: (counts: Counts) => string
  readonly same: string
  readonly onlyMoved: (count: number) => string
  readonly types: Readonly<Record<string, string>>
  readonly facts: Readonly<Record<string, string>>
  /** The adjective of a language that a drawing may be translated into. */
  readonly languages: Readonly<Record<string, string>>
  /** What a translation is called: of the name, or of the description. */
  readonly translated: (language: string, about: boolean) => string
}

/** A value in the marks of the language; `nothing` where there is none. */
export const quoted = (open: string, close: string, nothing: string) => (text: string | null) =>
  text === null ? nothing : `${open}${text}${close}`

/** `name before → after` */
export function arrow(quote: (text: string | null) => string): Words['fact'] {
  return (name, before, after) => `${name} ${quote(before)} → ${quote(after)}`
}

/** `1 step`, `2 steps`. In French nothing is singular too: `0 étape`. */
export function plural(
  count: number,
  one: string,
  many: string,
  language: 'en' | 'nl' | 'fr' = 'en',
): string {
  return `${count} ${count === 1 || (count === 0 && language === 'fr') ? one : many}`
}
