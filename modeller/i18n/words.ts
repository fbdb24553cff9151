// What one language says: texts by their keys, in singular or plural, with values put in. It is looked up for every word
// on a page, a thousand times for a long list, so the groups of a file are laid out flat once.

/** Texts in groups, as the files of a language hold them. */
export type Tree = { readonly [name: string]: string | Tree }

const VALUE = /\{\{(\w+)\}\}/g

export class Words {
  private readonly texts = new Map<string, string>()
  private readonly plural: Intl.PluralRules

  constructor(language: string) {
    this.plural = new Intl.PluralRules(language)
  }

  /** Adds texts to those that are known; `{tasks: {title}}` is asked for as `tasks.title`. */
  learn(tree: Tree, group = ''): void {
    for (const [name, text] of Object.entries(tree))
      if (typeof text === 'string') this.texts.set(group + name, text)
      else this.learn(text, `${group}${name}.`)
  }

  /** The text with its values, of which `count` also chooses singular or plural; undefined where there is none. */
  say(key: string, values: Readonly<Record<string, unknown>> = {}): string | undefined {
    return this.find(key, values.count)?.replace(VALUE, (_, name: string) => String(values[name] ?? ''))
  }

  /** No language here has texts for more than two numbers: what French says of a million is its plural. */
  private find(key: string, count: unknown): string | undefined {
    const form = typeof count !== 'number' ? '' : this.plural.select(count) === 'one' ? '_one' : '_other'
    return this.texts.get(key + form) ?? this.texts.get(key)
  }
}
