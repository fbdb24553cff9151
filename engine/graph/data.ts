// Data that moves into and out of an element: `zeebe:ioMapping`, and the standard's data associations with their
// transformations and assignments (10.4).

import type { Expression } from '../feel/evaluate.ts'
import { tell } from '../words/sentences.ts'
import type { Mapping } from './graph.ts'
import { nameOfData } from './loop.ts'
import type { ModdleElement } from './moddle.ts'
import { bodyOf, expression, extension, idOf, type Reader, report, variable } from './reader.ts'

type Mappings = { readonly inputs: readonly Mapping[]; readonly outputs: readonly Mapping[] }

/** The `zeebe:ioMapping` of an element. */
export function readIoMapping(source: ModdleElement, reader: Reader): Mappings {
  const io = extension(source, 'zeebe:IoMapping')
  return {
    inputs: mappings(io?.inputParameters, source, reader),
    outputs: mappings(io?.outputParameters, source, reader),
  }
}

function mappings(
  parameters: readonly ModdleElement[] | undefined,
  source: ModdleElement,
  reader: Reader,
): Mapping[] {
  return (parameters ?? []).flatMap(({ source: from, target }) => {
    if (target === undefined || target === '') {
      report(reader, 'MAPPING_TARGET_MISSING', source, tell`A mapping of ${idOf(source)} has no target.`)
      return []
    }
    const value = fixedOrFeel(from ?? '', source, reader)
    return value === null ? [] : [{ source: value, target: target.split('.') }]
  })
}

/** Text that begins with `=` is FEEL, anything else stands as it is. */
function fixedOrFeel(text: string, source: ModdleElement, reader: Reader): Expression | null {
  return text.trimStart().startsWith('=') ? expression(reader, text, source) : constant(text)
}

function constant(value: unknown): Expression {
  return { text: JSON.stringify(value), names: [], evaluate: () => value, evaluateValue: () => value }
}

/** The data associations of an activity or event. `scope` is the drawing of what surrounds it. */
export function dataMappings(source: ModdleElement, _scope: ModdleElement, reader: Reader): Mappings {
  const loop = source.loopCharacteristics
  const looped = new Set(
    [loop?.loopDataInputRef?.id, loop?.loopDataOutputRef?.id].filter(id => id !== undefined),
  )
  const into: readonly ModdleElement[] = source.dataInputAssociations ?? []
  const from: readonly ModdleElement[] = source.dataOutputAssociations ?? []
  return {
    inputs: into
      .filter(one => !looped.has(one.targetRef?.id))
      .flatMap(one => association(one, source, reader)),
    outputs: from
      .filter(one => !looped.has(one.sourceRef?.[0]?.id))
      .flatMap(one => association(one, source, reader)),
  }
}

/** Assignments if there are any; else the transformation, or a plain copy, into the target. */
function association(one: ModdleElement, source: ModdleElement, reader: Reader): Mapping[] {
  const assignments: readonly ModdleElement[] = one.assignment ?? []
  if (assignments.length > 0) {
    return assignments.flatMap(({ from, to }) => {
      const value = bodyOf(from)
      const target = bodyOf(to)
      const read = value === null ? null : expression(reader, value, source)
      return read === null || target === null ? [] : [{ source: read, target: pathOf(target, one) }]
    })
  }
  if (one.targetRef === undefined) return []
  const transformation = bodyOf(one.transformation)
  const origin: ModdleElement | undefined = one.sourceRef?.[0]
  const read =
    transformation !== null
      ? expression(reader, transformation, source)
      : origin === undefined
        ? null
        : variable(nameOfData(origin))
  return read === null ? [] : [{ source: read, target: [nameOfData(one.targetRef)] }]
}

/** `to` may name the target by its name or id, with a path into it. */
function pathOf(target: string, one: ModdleElement): readonly string[] {
  const path = target.replace(/^=/, '').trim().split('.')
  const { targetRef } = one
  if (targetRef !== undefined && (path[0] === targetRef.name || path[0] === targetRef.id))
    return [nameOfData(targetRef), ...path.slice(1)]
  return path
}

/**
 * For each input set, in order, the variables behind its data inputs that are not optional (10.4.2). An element with a
 * set that needs nothing is always ready, and then none is told.
 */
export function inputSetsOf(source: ModdleElement): readonly (readonly string[])[] {
  const sets: readonly ModdleElement[] = source.ioSpecification?.inputSets ?? []
  const needs = sets.map(set => {
    const optional = new Set<ModdleElement>(set.optionalInputRefs ?? [])
    const inputs: readonly ModdleElement[] = (set.dataInputRefs ?? []).filter(
      (input: ModdleElement) => !optional.has(input),
    )
    return inputs.flatMap(input => sourcesOf(input, source))
  })
  return needs.some(names => names.length === 0) ? [] : needs
}

function sourcesOf(input: ModdleElement, source: ModdleElement): string[] {
  const associations: readonly ModdleElement[] = source.dataInputAssociations ?? []
  return associations
    .filter(one => one.targetRef?.id === input.id)
    .flatMap(one => ((one.sourceRef ?? []) as ModdleElement[]).map(nameOfData))
}
