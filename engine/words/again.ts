// A sentence that was written down in English, said in another language. What an event or an answer of the server holds
// is a text; it is known again by its template: the one that has most of the text.

import { say, type Words } from './sentences.ts'

/** The same sentence in a language; as it stands where nobody here wrote it, such as the message of a worker. */
export function sayAgain(text: string, words: Words | undefined): string {
  if (words === undefined) return text
  const [code] = CODE.exec(text) ?? ['']
  return code + again(text.slice(code.length), words, templatesOf(words).whole, DEEPEST)
}

/** A failure of a script begins with its code. */
const CODE = /^[A-Z]+(_[A-Z]+)+: /

/** A sentence about an expression holds one about its function, which holds one about its pattern. */
const DEEPEST = 4

function again(text: string, words: Words, templates: readonly Template[], depth: number): string {
  if (depth === 0) return text
  for (const { template, parts } of templates) {
    const values = valuesIn(text, parts)
    if (values === null) continue
    const told = values.map((value, at) => (isQuoted(parts, at) ? value : within(value, words, depth - 1)))
    return say({ template, values: told }, words)
  }
  return text
}

/** What stands between quotation marks is a name, or the words of somebody else. */
function isQuoted(parts: readonly string[], at: number): boolean {
  return parts[at]!.endsWith('"') && parts[at + 1]!.startsWith('"')
}

/** What stands at a place may be a sentence too, or several parted by commas. A single word is a name, and left alone. */
function within(value: string, words: Words, depth: number): string {
  const one = (part: string) =>
    part.includes(' ') ? again(part, words, templatesOf(words).all, depth) : part
  const whole = one(value)
  return whole === value ? value.split(', ').map(one).join(', ') : whole
}

/** What stands at the places between the parts of a template; null where the text is not made of it. */
function valuesIn(text: string, parts: readonly string[]): readonly string[] | null {
  const [first, ...others] = parts as [string, ...string[]]
  if (!text.startsWith(first) || !text.endsWith(parts.at(-1)!)) return null
  const values: string[] = []
  let at = first.length
  for (const [index, part] of others.entries()) {
    const next = index === others.length - 1 ? text.length - part.length : text.indexOf(part, at)
    if (next < at) return null
    values.push(text.slice(at, next))
    at = next + part.length
  }
  return at === text.length ? values : null
}

type Template = { readonly template: string; readonly parts: readonly string[] }

/** All of them stand at places of others; `whole` are those that are a text by themselves. */
type Templates = { readonly all: readonly Template[]; readonly whole: readonly Template[] }

const known = new WeakMap<Words, Templates>()

/** The templates of a language, those that say most by themselves first. */
function templatesOf(words: Words): Templates {
  const before = known.get(words)
  if (before) return before
  const own = ({ parts }: Template) => parts.join('').length
  const all = Object.keys(words.sentences)
    .map(template => ({ template, parts: template.split(/\{\d+\}/) }))
    .sort((one, other) => own(other) - own(one))
  const templates = { all, whole: all.filter(isWhole) }
  known.set(words, templates)
  return templates
}

// With fewer words of its own a sentence would be seen in the message of a worker, such as "The address is not valid."
const FEWEST_WORDS = 3

/** Whether it ends as a sentence does, or with what was the matter, and says enough to be told from other people's. */
function isWhole({ template, parts }: Template): boolean {
  const own = parts.join(' ').match(/\p{L}+/gu) ?? []
  return own.length >= FEWEST_WORDS && /(\.|: \{\d+\})$/.test(template)
}
