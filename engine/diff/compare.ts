// Two drawings, and all that differs between them: nothing that runs or is meant differently may go unmentioned, and
// nothing that only lies elsewhere may look like a change. Changes come in flow order, those of the file's head
// last; what was removed stands next to its surviving neighbour.

import type { ModdleElement } from '../graph/moddle.ts'
import { translationOf } from '../graph/translations.ts'
import { setIn } from '../words/typeset.ts'
import { type Fact, type Facts, factsOf, ORDER } from './facts.ts'
import { type Figures, figures } from './figures.ts'
import { layoutOf } from './layout.ts'
import { type Matching, match } from './match.ts'
import { type Thing, type ThingKind, thingsOf } from './things.ts'

export type Comparison = {
  readonly changes: readonly Change[]
  readonly before: Figures
  readonly after: Figures
}

export type Change = {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved'
  /** The id in the newer drawing; of what was removed, in the older. */
  readonly id: string
  /** The id in the older drawing, where it was another. */
  readonly formerId: string | null
  readonly what: ThingKind
  /** The BPMN local name, after the change. */
  readonly type: string
  readonly name: string
  /** For a flow: the names of its two ends. */
  readonly ends: readonly [string, string] | null
  readonly lane: string | null
  readonly facts: readonly FactChange[]
}

export type FactChange = {
  readonly path: string
  /** Null where it was not there. */
  readonly before: string | null
  readonly after: string | null
}

/**
 * Compares two files that bpmn-moddle has read. All that is drawn is compared, in each language.
 * @param language in which things are called, where they are translated; without one they are called as they are drawn
 */
export function compare(before: ModdleElement, after: ModdleElement, language?: string): Comparison {
  const called = callerIn(language)
  const older = thingsOf(before)
  const newer = thingsOf(after)
  const matching = match(older, newer)
  const partner = new Map([...matching.pairs].map(([one, other]) => [one.element, other.element]))
  const [lay, laid] = [layoutOf(before), layoutOf(after)]
  const formerly = new Map([...matching.pairs].map(([one, other]) => [other, one]))
  const changes = inFlowOrder(older, newer, matching).flatMap(thing => {
    const former = formerly.get(thing)
    if (!former)
      return [
        change(matching.pairs.has(thing) ? 'changed' : kindOf(thing, matching), thing, null, [], called),
      ]
    const facts = [
      ...differences(factsOf(former), factsOf(thing), partner, called),
      ...orderOfWays(former, thing, partner, called),
    ]
    const renamed = former.id !== thing.id && former.id !== ''
    if (facts.length > 0 || renamed) return [change('changed', thing, former, facts, called)]
    return lay.get(former.element) === laid.get(thing.element)
      ? []
      : [change('moved', thing, former, [], called)]
  })
  return { changes: headLast(changes), before: figures(older), after: figures(newer) }
}

/** What differs in the head of the file is a matter of tools, and comes after all that people drew. */
function headLast(changes: readonly Change[]): readonly Change[] {
  const isHead = ({ what }: Change) => what === 'file'
  return [...changes.filter(change => !isHead(change)), ...changes.filter(isHead)]
}

function kindOf(thing: Thing, { removed }: Matching): 'added' | 'removed' {
  return removed.includes(thing) ? 'removed' : 'added'
}

function change(
  kind: Change['kind'],
  thing: Thing,
  former: Thing | null,
  facts: readonly FactChange[],
  called: Called,
): Change {
  const { sourceRef, targetRef } = thing.element
  const named = (end: ModdleElement | undefined) => called(end, String(end?.name || end?.id || ''))
  return {
    kind,
    id: thing.id,
    formerId: former && former.id !== thing.id ? former.id : null,
    what: thing.kind,
    type: thing.type,
    name: called(thing.element, thing.name),
    ends: sourceRef || targetRef ? [named(sourceRef), named(targetRef)] : null,
    lane: called(thing.lane?.element, thing.lane?.name ?? '') || null,
    facts,
  }
}

/** The newer drawing in its order, and what is gone right after what stood before it and is still there. */
function inFlowOrder(older: readonly Thing[], newer: readonly Thing[], matching: Matching): readonly Thing[] {
  const gone = new Set(matching.removed)
  const after = new Map<Thing | null, Thing[]>()
  let survivor: Thing | null = null
  for (const thing of older) {
    if (gone.has(thing)) after.set(survivor, [...(after.get(survivor) ?? []), thing])
    else survivor = matching.pairs.get(thing) ?? null
  }
  return [...(after.get(null) ?? []), ...newer.flatMap(thing => [thing, ...(after.get(thing) ?? [])])]
}

function differences(
  before: Facts,
  after: Facts,
  partner: ReadonlyMap<ModdleElement, ModdleElement>,
  called: Called,
): readonly FactChange[] {
  const said = (fact: Fact | undefined) => (fact && called(fact.refersTo, fact.text)) || null
  const paths = [...new Set([...before.keys(), ...after.keys()])]
  const differing = paths.filter(path => !same(before.get(path), after.get(path), partner))
  return differing
    .filter(path => !followsFromOthers(path, differing, before, after))
    .map(path => ({ path, before: said(before.get(path)), after: said(after.get(path)) }))
}

/** Items that came or went change the order of a list anyway; only the same items in another order are told. */
function followsFromOthers(path: string, differing: readonly string[], before: Facts, after: Facts): boolean {
  if (path !== ORDER && !path.endsWith(`.${ORDER}`)) return false
  const list = path.slice(0, -ORDER.length)
  return differing.some(
    each => each !== path && each.startsWith(list) && before.has(each) !== after.has(each),
  )
}

/** The conditions of a gateway are tried in the order of its ways, so the same ways in another order are a change. */
function orderOfWays(
  former: Thing,
  thing: Thing,
  partner: ReadonlyMap<ModdleElement, ModdleElement>,
  called: Called,
): readonly FactChange[] {
  if (!/^(exclusive|complex)Gateway$/.test(thing.type)) return []
  const before = waysOf(former)
  const after = waysOf(thing)
  const expected = before.map(flow => partner.get(flow)).filter(flow => flow && after.includes(flow))
  const kept = after.filter(flow => expected.includes(flow))
  if (kept.every((flow, at) => flow === expected[at])) return []
  const ways = (flows: readonly ModdleElement[]) => flows.map(flow => wayName(flow, called)).join(', ')
  return [{ path: 'ways', before: ways(before), after: ways(after) }]
}

function waysOf({ element }: Thing): readonly ModdleElement[] {
  const inScope: readonly ModdleElement[] = element.$parent?.flowElements ?? []
  return element.outgoing ?? inScope.filter(flow => flow.sourceRef === element)
}

function wayName(flow: ModdleElement, called: Called): string {
  if (flow.name) return called(flow, flow.name)
  return called(flow.targetRef, flow.targetRef?.name ?? '') || String(flow.id)
}

/** What a thing is called, where it is drawn under a name. */
type Called = (element: ModdleElement | null | undefined, drawn: string) => string

function callerIn(language: string | undefined): Called {
  if (language === undefined) return (_, drawn) => drawn
  return (element, drawn) => {
    // The words of a group stand at its category.
    const holder = element?.categoryValueRef ?? element
    const said = holder && translationOf(holder, language)?.text
    return said ? setIn(language, said) : drawn
  }
}

/** A reference is the same when it refers to the same thing, whatever that is called now. */
function same(
  one: Fact | undefined,
  other: Fact | undefined,
  partner: ReadonlyMap<ModdleElement, ModdleElement>,
): boolean {
  if (one?.refersTo && other?.refersTo) {
    const pair = partner.get(one.refersTo)
    if (pair) return pair === other.refersTo
  }
  return (one?.text ?? '') === (other?.text ?? '')
}
