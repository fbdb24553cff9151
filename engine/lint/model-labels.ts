// All words that people read on a drawing, and where they stand.

import type { ModdleElement } from '../graph/moddle.ts'
import { translationsOf } from '../graph/translations.ts'
import type { Element } from './moddle.ts'
import type { Flow, Label, Message, Step } from './model.ts'
import { lanesOf } from './model-steps.ts'
import { type Sentence, tell } from './sentences.ts'

/** The labels of a collaboration, in the order of pools, lanes, steps, flows, messages and notes. */
export function labelsOf(
  collaboration: Element | null,
  processes: readonly Element[],
  steps: readonly Step[],
  flows: readonly Flow[],
  messages: readonly Message[],
): readonly Label[] {
  const lanes = processes.flatMap(lanesOf)
  const notes = [collaboration, ...processes].flatMap(owner => owner?.artifacts ?? [])
  return [
    ...processes.map(process => label(process, process.name, tell`process`)),
    ...(collaboration?.participants ?? []).map(pool => label(pool, pool.name, tell`pool`)),
    ...lanes.map(lane => label(lane, lane.name, tell`lane`)),
    ...steps.map(step => ({ element: step.id, text: step.name, place: tell`element` })),
    ...flows.map(flow => ({ element: flow.id, text: flow.name, place: tell`sequence flow` })),
    ...messages.map(flow => ({ element: flow.id, text: flow.name, place: tell`message` })),
    ...notes.map(note => label(note, note.text, tell`annotation`)),
    ...[collaboration, ...processes].flatMap(owner => (owner ? translations(owner) : [])),
  ].filter(({ text }) => text !== '')
}

/** What stands there in other languages is read by people as well. */
function translations(owner: Element): readonly Label[] {
  return Object.values(translationsOf(owner as ModdleElement)).flatMap(texts =>
    Object.entries(texts).map(([element, text]) => ({ element, text, place: tell`translation` })),
  )
}

function label(element: Element, text: string | undefined, place: Sentence): Label {
  return { element: element.id ?? '', text: text ?? '', place }
}
