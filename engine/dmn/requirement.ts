// Requirements (DMN 1.5, 6.2.2) name elements of the same file or of one it imports, each of the kind it should be, and never in a circle.

import { type Sentence, tell, written } from '../words/sentences.ts'
import type { Reporter } from './problems.ts'
import type { Element } from './read.ts'

/** What resolving a reference needs to know of the file. */
export type References = {
  readonly namespace: string | null
  readonly byId: ReadonlyMap<string, Element>
  readonly imports: readonly { readonly file: References }[]
  /** The files whose elements count as its own: those that come by imports without a name, also through one another. */
  readonly merged: readonly References[]
  readonly report: Reporter
}

/** The elements of the given type that requirements name by the given property. */
export function references(
  requirements: readonly Element[] | undefined,
  property: string,
  type: string,
  from: Element,
  file: References,
): Element[] {
  return (requirements ?? []).flatMap(requirement => {
    const reference = requirement[property]
    if (!reference) return []
    return resolve(reference, from, file).flatMap(found =>
      found.$type === type ? [found] : wrongKind(found, from, file),
    )
  })
}

/** The element that a reference means; none and a problem where it is nowhere. */
export function resolve(reference: Element, from: Element, file: References): Element[] {
  const href: string = reference?.href ?? ''
  const [namespace, id] = href.includes('#') ? href.split('#') : ['', href]
  const homes = [file, ...file.imports.map(({ file }) => file)]
  const home = namespace ? homes.find(other => other.namespace === namespace) : file
  const within = home ? [home, ...home.merged].find(({ byId }) => byId.has(id!)) : undefined
  const found = within?.byId.get(id!)
  if (found) return [found]
  const sentence = tell`"${from.name ?? from.id}" requires "${href}", which is not in this file or in one it imports.`
  file.report.error('REQUIREMENT_UNKNOWN', from.id, sentence)
  return []
}

/** Tells that a requirement names another kind of element than it may. */
export function wrongKind(found: Element, from: Element, file: References): [] {
  const sentence = tell`"${from.name ?? from.id}" requires "${found.name ?? found.id}" as something it is not.`
  file.report.error('REQUIREMENT_OF_WRONG_KIND', from.id, sentence)
  return []
}

/** `"A" requires "B" requires "A"`. */
function chain([first = '', ...others]: readonly string[]): Sentence {
  return others.reduce<Sentence>((before, other) => tell`${before} requires ${other}`, written(first))
}

/** Whether an element can be required on this path; it cannot if the path came through it. */
export function acyclic(element: Element, path: readonly Element[], file: References): boolean {
  if (!path.includes(element)) return true
  const round = [...path.slice(path.indexOf(element)), element].map(other => `"${other.name ?? other.id}"`)
  file.report.error('REQUIREMENT_CYCLE', element.id, tell`${chain(round)}: this never ends.`)
  return false
}
