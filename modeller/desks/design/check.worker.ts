// Checks a drawing while it is drawn: the engine's own compiler and the rules of style and governance, off the page. It
// answers in the language of the page, with what the broken rules say and what to do about the rest, so that the page needs
// no rule itself.

import { compileDefinitions } from '../../../engine/graph/compile.ts'
import { type ModdleElement, parse } from '../../../engine/graph/moddle.ts'
import type { Problem } from '../../../engine/graph/problems.ts'
import { elementsOf } from '../../../engine/graph/walk.ts'
import { lint, type RuleText, rules, ruleText, tongueOf, withoutEchoes } from '../../../engine/lint/index.ts'
import { type Cures, curesOf, wordsOf } from '../../../engine/words/languages.ts'
import type { Words } from '../../../engine/words/sentences.ts'

export type CheckQuestion = { readonly id: number; readonly xml: string; readonly language: string }

export type CheckAnswer = {
  readonly id: number
  readonly problems: readonly Problem[]
  /** The rules of governance that are broken, by code. */
  readonly rules: Readonly<Record<string, RuleText>>
  /** What to do about other problems, by code. */
  readonly cures: Cures
}

addEventListener('message', async ({ data }: MessageEvent<CheckQuestion>) => {
  const { language } = data
  const [words, tongue, cures] = await Promise.all([wordsOf(language), tongueOf(language), curesOf(language)])
  const { problems, definitions } = await parse(data.xml, words)
  const found =
    definitions === null
      ? problems
      : withoutEchoes([
          ...compileDefinitions(definitions, problems, { words: withNames(words, definitions) }).problems,
          ...lint(definitions, tongue ? { tongue } : {}),
        ])
  const broken = new Set(found.map(({ code }) => code))
  const said = rules
    .filter(({ code }) => broken.has(code))
    .map(rule => [rule.code, textOf(ruleText(rule, tongue))])
  postMessage({
    id: data.id,
    problems: found,
    rules: Object.fromEntries(said),
    cures: Object.fromEntries([...broken].flatMap(code => (cures[code] ? [[code, cures[code]]] : []))),
  } satisfies CheckAnswer)
})

/** Whoever draws knows a step by its name, not by its id. */
function withNames(words: Words | undefined, definitions: ModdleElement): Words | undefined {
  if (words === undefined) return undefined
  const names = new Map<string, string>()
  for (const { id, name } of elementsOf(definitions)) if (id && name) names.set(id, name.trim())
  return { ...words, called: id => names.get(id) }
}

/** The words alone: a rule's functions cannot leave the worker. */
const textOf = ({ title, says, why, source, cure }: RuleText): RuleText => ({
  title,
  says,
  why,
  source,
  cure,
})
