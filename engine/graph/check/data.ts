// Data must come from somewhere, go somewhere, and be of one form on the way (10.4).

import { tell } from '../../words/sentences.ts'
import type { ModdleElement } from '../moddle.ts'
import type { Wrong } from './definitions.ts'

/** The inputs and outputs of an activity or process, and the sets they stand in (10.4.1). */
export function checkSpecification(specification: ModdleElement, wrong: Wrong): void {
  const { $parent: owner, inputSets = [], outputSets = [], dataInputs = [], dataOutputs = [] } = specification
  if (/SubProcess$|Transaction$/.test(owner?.$type ?? ''))
    wrong(
      'IO_SPECIFICATION_FORBIDDEN',
      tell`The sub-process ${owner?.id} cannot have an ioSpecification; its tasks can.`,
      'warning',
    )
  if (inputSets.length === 0 || outputSets.length === 0)
    wrong(
      'IO_SPECIFICATION_INCOMPLETE',
      tell`The ioSpecification of ${owner?.id} needs at least one ${inputSets.length === 0 ? 'inputSet' : 'outputSet'}, if an empty one.`,
      'warning',
    )
  else {
    checkMembers(dataInputs, inputSets, 'dataInputRefs', wrong)
    checkMembers(dataOutputs, outputSets, 'dataOutputRefs', wrong)
  }
}

function checkMembers(data: ModdleElement[], sets: ModdleElement[], refs: string, wrong: Wrong): void {
  const members = new Set(sets.flatMap(set => (set[refs] ?? []) as ModdleElement[]))
  for (const one of data)
    if (!members.has(one))
      wrong('IO_SPECIFICATION_INCOMPLETE', tell`${one.id} stands in no ${SET_OF[refs]}.`, 'warning')
}

const SET_OF: Readonly<Record<string, string>> = { dataInputRefs: 'inputSet', dataOutputRefs: 'outputSet' }

/** What a set calls optional, or read while executing, is one of its members; input and output sets name each other. */
export function checkSet(set: ModdleElement, wrong: Wrong): void {
  const input = set.$type === 'bpmn:InputSet'
  const members = new Set<ModdleElement>(set[input ? 'dataInputRefs' : 'dataOutputRefs'] ?? [])
  for (const part of input
    ? ['optionalInputRefs', 'whileExecutingInputRefs']
    : ['optionalOutputRefs', 'whileExecutingOutputRefs'])
    for (const one of (set[part] ?? []) as ModdleElement[])
      if (!members.has(one))
        wrong(
          'DATA_SET_INCONSISTENT',
          tell`${one.id} stands in ${part} of a set that it is not part of.`,
          'warning',
        )
  const [here, there] = input ? ['outputSetRefs', 'inputSetRefs'] : ['inputSetRefs', 'outputSetRefs']
  for (const other of (set[here] ?? []) as ModdleElement[])
    if (!(other[there] ?? []).includes(set))
      wrong(
        'DATA_SET_INCONSISTENT',
        tell`The set ${set.id} names ${other.id} in ${here}, which does not name it back.`,
        'warning',
      )
}

/** Where a data association reads and writes. */
export function checkAssociation(association: ModdleElement, wrong: Wrong): void {
  const { $parent: owner, targetRef, sourceRef = [], transformation, assignment = [] } = association
  const name = association.id ?? association.$type.replace(/^\w+:/, '')
  if (sourceRef.length > 1 && transformation === undefined && assignment.length === 0)
    wrong(
      'DATA_ASSOCIATION_WITHOUT_TRANSFORMATION',
      tell`The data association ${name} of ${owner?.id} has ${sourceRef.length} sources and does not say what it makes of them.`,
    )
  if (targetRef === undefined)
    return wrong(
      'DATA_ASSOCIATION_WITHOUT_TARGET',
      tell`The data association ${name} of ${owner?.id} writes to nothing.`,
    )
  checkEnds(association, name, wrong)
  if (targetRef.$type === 'bpmn:DataInput' && isOfCallable(targetRef))
    wrong(
      'DATA_ASSOCIATION_WRONG_END',
      tell`${name} writes to ${targetRef.id}, an input of the process, which only its caller fills.`,
      'warning',
    )
  for (const source of sourceRef as ModdleElement[]) {
    if (source.$type === 'bpmn:DataOutput' && isOfCallable(source))
      wrong(
        'DATA_ASSOCIATION_WRONG_END',
        tell`${name} reads ${source.id}, an output of the process, which only its caller reads.`,
        'warning',
      )
    if (transformation === undefined && assignment.length === 0 && differ(itemOf(source), itemOf(targetRef)))
      wrong(
        'DATA_TYPE_MISMATCH',
        tell`${name} copies ${source.id} to ${targetRef.id}, which is of another item definition. Add a transformation.`,
        'warning',
      )
  }
  for (const end of [...sourceRef, targetRef] as ModdleElement[])
    if (owner !== undefined && !isVisible(end, owner))
      wrong(
        'DATA_NOT_VISIBLE',
        tell`${owner.id} cannot see ${end.id}, which stands in another scope.`,
        'warning',
      )
}

/** Its ends are data; an input association fills what its owner has, an output association empties it. */
function checkEnds(association: ModdleElement, name: string, wrong: Wrong): void {
  const { $type, $parent: owner, targetRef, sourceRef = [] } = association
  for (const end of [...sourceRef, targetRef] as ModdleElement[])
    if (end.$instanceOf?.('bpmn:ItemAwareElement') === false)
      wrong(
        'DATA_ASSOCIATION_WRONG_END',
        tell`${name} of ${owner?.id} leads to or from ${end.id}, which is no data.`,
        'warning',
      )
    else if (
      (end === targetRef) === ($type === 'bpmn:DataInputAssociation') &&
      homeOf(end) !== owner &&
      !isOfCallable(end)
    )
      wrong(
        'DATA_ASSOCIATION_WRONG_END',
        tell`${name} must have an end at the data of ${owner?.id} itself; ${end.id} is not.`,
        'warning',
      )
}

/** The activity, event, process or collaboration that data belongs to. */
function homeOf(data: ModdleElement): ModdleElement | undefined {
  let at = data.$parent
  while (at !== undefined && /(Specification|LoopCharacteristics)$/.test(at.$type)) at = at.$parent
  return at
}

/** Whether data is an input or output of a process or global task. */
function isOfCallable(data: ModdleElement): boolean {
  return (
    /^bpmn:Data(Input|Output)$/.test(data.$type) &&
    /^bpmn:(Process|Global\w+Task|GlobalTask)$/.test(homeOf(data)?.$type ?? '')
  )
}

/** Data is seen where it is, and inside (10.4.1); a data store everywhere. */
function isVisible(data: ModdleElement, owner: ModdleElement): boolean {
  if (/DataStore/.test(data.$type)) return true
  const home = homeOf(data)
  return home === undefined || isAround(home, owner) || isAround(owner, home)
}

function isAround(outer: ModdleElement, inner: ModdleElement): boolean {
  for (let at: ModdleElement | undefined = inner; at !== undefined; at = at.$parent)
    if (at === outer) return true
  return false
}

/** The item definition of data, behind a reference that of the object or store it shows. */
export function itemOf(data: ModdleElement | undefined): ModdleElement | undefined {
  return data?.itemSubjectRef ?? data?.dataObjectRef?.itemSubjectRef ?? data?.dataStoreRef?.itemSubjectRef
}

/** Whether two item definitions are told and are not the same thing. */
export function differ(one: ModdleElement | undefined, other: ModdleElement | undefined): boolean {
  if (one === undefined || other === undefined || one === other) return false
  return one.structureRef === undefined || one.structureRef !== other.structureRef
}

/** Whether data is not of an item that is told. */
export function isNotOf(data: ModdleElement | undefined, item: ModdleElement | undefined): boolean {
  return item !== undefined && (data === undefined || differ(data, item))
}

/** A reference shows an object and may say its state; the object says what it is (table 10.53). */
export function checkDataObjectReference(reference: ModdleElement, wrong: Wrong): void {
  const { id, dataObjectRef, itemSubjectRef } = reference
  if (dataObjectRef === undefined)
    return wrong(
      'DATA_OBJECT_MISSING',
      tell`The data object reference ${id} does not say which data object it shows.`,
      'warning',
    )
  if (itemSubjectRef !== undefined)
    wrong(
      'DATA_OBJECT_STATE',
      tell`The data object reference ${id} cannot have an item definition; its data object can.`,
      'warning',
    )
  if (!isAround(dataObjectRef.$parent, reference))
    wrong(
      'DATA_NOT_VISIBLE',
      tell`${id} cannot see ${dataObjectRef.id}, which stands in another scope.`,
      'warning',
    )
}

export function checkDataObject(object: ModdleElement, wrong: Wrong): void {
  if (object.dataState !== undefined)
    wrong(
      'DATA_OBJECT_STATE',
      tell`The data object ${object.id} cannot have a state; references to it can.`,
      'warning',
    )
  checkCollection(object, wrong)
}

/** What is said to be a collection is one by its item definition too, and the other way round. */
export function checkCollection(data: ModdleElement, wrong: Wrong): void {
  const item: ModdleElement | undefined = data.itemSubjectRef
  if (item !== undefined && (data.isCollection === true) !== (item.isCollection === true))
    wrong(
      'COLLECTION_MISMATCH',
      tell`${data.id} and its item definition ${item.id} do not agree on isCollection.`,
      'warning',
    )
}
