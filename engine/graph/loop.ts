// How an activity repeats, read from its loop characteristics: the standard's own attributes, or Zeebe's.

import type { Expression } from '../feel/evaluate.ts'
import { DEFINITIONS, triggers } from '../triggers/index.ts'
import { tell } from '../words/sentences.ts'
import type { Loop, Trigger } from './graph.ts'
import type { ModdleElement } from './moddle.ts'
import { bodyOf, expression, expressionOf, extension, idOf, type Reader, report, variable } from './reader.ts'

/** The loop of an activity; null where it runs once. */
export function compileLoop(source: ModdleElement, reader: Reader): Loop | null {
  const characteristics: ModdleElement | undefined = source.loopCharacteristics
  if (characteristics === undefined) return null
  return characteristics.$type === 'bpmn:StandardLoopCharacteristics'
    ? standard(characteristics, source, reader)
    : multiInstance(characteristics, source, reader)
}

function standard(characteristics: ModdleElement, source: ModdleElement, reader: Reader): Loop {
  const condition = expressionOf(reader, characteristics.loopCondition, source)
  const maximum: number | null = characteristics.loopMaximum ?? null
  if (condition === null && maximum === null)
    report(
      reader,
      'LOOP_UNBOUNDED',
      source,
      tell`The loop of ${idOf(source)} has neither a condition nor a maximum.`,
    )
  return {
    kind: 'standard',
    testBefore: characteristics.testBefore === true,
    condition,
    maximum,
  }
}

const BEHAVIORS = { None: 'none', One: 'one', All: 'all', Complex: 'complex' } as const

function multiInstance(characteristics: ModdleElement, source: ModdleElement, reader: Reader): Loop {
  const zeebe = extension(characteristics, 'zeebe:LoopCharacteristics')
  const cardinality = expressionOf(reader, characteristics.loopCardinality, source)
  const input = bodyOf(zeebe?.inputCollection)
  const data = nameOf(characteristics.loopDataInputRef, source)
  const collection =
    input !== null ? expression(reader, input, source) : data === null ? null : variable(data)
  if (cardinality === null && input === null && data === null) {
    report(
      reader,
      'MULTI_INSTANCE_WITHOUT_COUNT',
      source,
      tell`The multi-instance activity ${idOf(source)} has neither a collection nor a cardinality.`,
    )
  }
  const behavior = BEHAVIORS[characteristics.behavior as keyof typeof BEHAVIORS] ?? 'all'
  const reference: ModdleElement | undefined =
    behavior === 'one'
      ? characteristics.oneBehaviorEventRef
      : behavior === 'none'
        ? characteristics.noneBehaviorEventRef
        : undefined
  return {
    kind: 'multiInstance',
    sequential: characteristics.isSequential === true,
    cardinality: cardinality ?? (collection === null ? expression(reader, '0', source) : null),
    collection,
    item: zeebe?.inputElement ?? nameOf(characteristics.inputDataItem, source),
    outputCollection: zeebe?.outputCollection ?? nameOf(characteristics.loopDataOutputRef, source),
    outputItem: outputItem(zeebe, characteristics, source, reader),
    completionCondition: expressionOf(reader, characteristics.completionCondition, source),
    behavior,
    behaviorTrigger: reference === undefined ? null : triggerOf(reference, source, reader),
    complex: complexOf(characteristics, source, reader),
  }
}

/** Loop data are data inputs and outputs, or data objects; the association behind an input names where it comes from. */
function nameOf(data: ModdleElement | undefined, source: ModdleElement): string | null {
  if (data === undefined) return null
  for (const association of (source.dataInputAssociations ?? []) as ModdleElement[]) {
    if (association.targetRef?.id === data.id && association.sourceRef?.[0] !== undefined)
      return nameOfData(association.sourceRef[0])
  }
  for (const association of (source.dataOutputAssociations ?? []) as ModdleElement[]) {
    if (association.sourceRef?.[0]?.id === data.id && association.targetRef !== undefined)
      return nameOfData(association.targetRef)
  }
  return nameOfData(data)
}

/** The variable under which data is kept: the object behind a reference, by id; inputs and items by name. */
export function nameOfData(data: ModdleElement): string {
  if (data.dataObjectRef?.id !== undefined) return data.dataObjectRef.id
  if (data.$type === 'bpmn:DataObject' || data.$type === 'bpmn:Property') return data.id!
  return data.name ?? data.id ?? ''
}

function outputItem(
  zeebe: ModdleElement | undefined,
  characteristics: ModdleElement,
  source: ModdleElement,
  reader: Reader,
): Expression | null {
  const text = bodyOf(zeebe?.outputElement)
  if (text !== null) return expression(reader, text, source)
  const item: ModdleElement | undefined = characteristics.outputDataItem
  return item === undefined ? null : variable(nameOfData(item))
}

function complexOf(characteristics: ModdleElement, source: ModdleElement, reader: Reader) {
  const definitions: readonly ModdleElement[] = characteristics.complexBehaviorDefinition ?? []
  return definitions.flatMap(definition => {
    const condition = expressionOf(reader, definition.condition, source, 'CONDITION_MISSING')
    const thrown: ModdleElement | undefined = definition.event?.eventDefinitions?.[0]
    const trigger = thrown === undefined ? null : triggerOf(thrown, source, reader)
    return condition === null || trigger === null ? [] : [{ condition, trigger }]
  })
}

function triggerOf(definition: ModdleElement, source: ModdleElement, reader: Reader): Trigger | null {
  const kind = DEFINITIONS[definition.$type]
  return kind === undefined ? null : (triggers[kind]!.compile(definition, source, reader) as Trigger)
}
