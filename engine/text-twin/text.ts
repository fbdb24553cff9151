// The twin as plain text, a step a line, what belongs to it indented below.

import type { Part, Step, Twin, Way } from './twin.ts'
import { type Words, words } from './words.ts'

/** The twin as text to read or to print. */
export function twinText(twin: Twin): string {
  const said = words[twin.language]
  const told = twin.parts.filter(part => part.steps.length > 0).map(part => partText(part, said))
  const others = twin.parts
    .filter(part => part.steps.length === 0)
    .map(part => `${said.alsoTakesPart}: ${part.title}`)
  return `${[`# ${twin.title}`, ...told, others.join('\n')].filter(Boolean).join('\n\n')}\n`
}

function partText(part: Part, words: Words): string {
  const lines = part.steps.flatMap(step => stepLines(step, '', words))
  return [`## ${part.title}`, ...(part.about ? [part.about] : []), ...lines].join('\n')
}

function stepLines(step: Step, indent: string, words: Words): readonly string[] {
  const who = step.who ? ` (${step.who})` : ''
  return [
    `${indent}${step.number}. ${step.text}${who}`,
    ...step.notes.map(note => `${indent}   · ${note}`),
    ...step.ways.map(way => `${indent}   → ${wayText(way, words)}`),
    ...step.steps.flatMap(inner => stepLines(inner, `${indent}   `, words)),
  ]
}

function wayText({ answer, to }: Way, words: Words): string {
  const where = to === null ? words.nothingFollows : words.goTo(to)
  return answer ? words.led(answer, where) : where
}
