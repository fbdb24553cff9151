// What the loop of an activity says, and what its completions throw (10.3.8).

import { tell } from '../../words/sentences.ts'
import type { ModdleElement } from '../moddle.ts'
import { bodyOf, extension } from '../reader.ts'
import { itemOf } from './data.ts'
import { kindOf, triggerNamed } from './events.ts'
import type { Checked } from './index.ts'

/** The checks of the loop of an activity. */
export function checkLoop(checked: Checked): void {
  const loop: ModdleElement | undefined = checked.element.loopCharacteristics
  if (loop === undefined) return
  checkCount(checked, loop)
  checkBehavior(checked, loop)
  checkData(checked, loop)
  checkItems(checked, loop)
}

function checkCount({ element, wrong }: Checked, loop: ModdleElement): void {
  const maximum: unknown = loop.loopMaximum
  const literal = bodyOf(loop.loopCardinality) ?? (maximum === undefined ? null : String(maximum))
  if (literal === 'NaN' || (literal !== null && /^-?[\d.]+$/.test(literal) && !/^\d+$/.test(literal)))
    wrong(
      'CARDINALITY_INVALID',
      tell`The loop of ${element.id} says ${literal === 'NaN' ? tell`no number` : literal}; it must be a whole number of 0 or more.`,
    )
  const collection = loop.loopDataInputRef ?? extension(loop, 'zeebe:LoopCharacteristics')?.inputCollection
  if (bodyOf(loop.loopCardinality) !== null && collection !== undefined)
    wrong(
      'MULTI_INSTANCE_COUNT_TWICE',
      tell`${element.id} says both a collection and a cardinality; the collection counts.`,
      'warning',
    )
}

/** The collection of a task is one of its own inputs; that of a sub-process any data it can see (table 10.31). */
function checkData({ element, wrong }: Checked, loop: ModdleElement): void {
  if (/(SubProcess|Transaction)$/.test(element.$type)) return
  for (const [part, own] of [
    ['loopDataInputRef', 'dataInputs'],
    ['loopDataOutputRef', 'dataOutputs'],
  ] as const) {
    const data: ModdleElement | undefined = loop[part]
    if (data !== undefined && !(element.ioSpecification?.[own] ?? []).includes(data))
      wrong(
        'LOOP_DATA_FOREIGN',
        tell`${part} of ${element.id} names ${data.id}, which is not in the ioSpecification of ${element.id}.`,
        'warning',
      )
  }
}

/** What one instance has is of the type that the collection holds (table 10.31). */
function checkItems({ element, wrong }: Checked, loop: ModdleElement): void {
  for (const [whole, part] of [
    ['loopDataInputRef', 'inputDataItem'],
    ['loopDataOutputRef', 'outputDataItem'],
  ] as const) {
    const item: ModdleElement | undefined = loop[part]?.itemSubjectRef
    const structureRef: string | undefined = itemOf(loop[whole])?.structureRef
    if (item === undefined || structureRef === undefined) continue
    if (item.isCollection === true || item.structureRef !== structureRef)
      wrong(
        'DATA_TYPE_MISMATCH',
        tell`${part} of ${element.id} is not one of what ${whole} holds.`,
        'warning',
      )
  }
}

/** What may be thrown from inside an activity without being drawn there. */
const MAY_THROW = ['Message', 'Signal', 'Escalation', 'Error', 'Compensate']

function checkBehavior({ element, wrong }: Checked, loop: ModdleElement): void {
  const complex: readonly ModdleElement[] = loop.complexBehaviorDefinition ?? []
  const thrown: Readonly<Record<string, readonly (ModdleElement | undefined)[]>> = {
    One: [loop.oneBehaviorEventRef],
    None: [loop.noneBehaviorEventRef],
    Complex: complex.map(one => one.event?.eventDefinitions?.[0]),
  }
  const events = thrown[loop.behavior]
  if (events === undefined) return
  if (events.length === 0 || events.includes(undefined))
    wrong(
      'BEHAVIOR_EVENT_MISSING',
      tell`The behavior ${loop.behavior} of ${element.id} names no event.`,
      'warning',
    )
  for (const event of events) {
    if (event !== undefined && !MAY_THROW.includes(kindOf(event)))
      wrong(
        'TRIGGER_FORBIDDEN',
        tell`The behavior of ${element.id} cannot throw what it names: ${triggerNamed(kindOf(event))}.`,
      )
  }
}
