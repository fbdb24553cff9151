// What goes into and comes out of an operation, a message or a called element is what that takes and gives (8.5, 10.3.3,
// 10.3.6).

import { tell } from '../../words/sentences.ts'
import type { ModdleElement } from '../moddle.ts'
import { extension } from '../reader.ts'
import { rootsAround } from '../walk.ts'
import { differ, isNotOf } from './data.ts'
import type { Wrong } from './definitions.ts'
import type { Checked } from './index.ts'

type Side = {
  readonly data: readonly ModdleElement[]
  readonly sets: number
  readonly message?: ModdleElement
}

/** The data of a service, send or receive task beside its operation or message. */
export function checkOperationData({ element, wrong }: Checked): void {
  const { $type, id, operationRef: operation, messageRef: message, ioSpecification: io } = element
  if ($type === 'bpmn:ServiceTask' && operation !== undefined && (io?.inputSets ?? []).length === 0)
    wrong(
      'OPERATION_DATA_MISMATCH',
      tell`${id} calls an operation and has no inputSet for what that takes.`,
      'warning',
    )
  if (io === undefined) return
  const into: Side = {
    data: io.dataInputs ?? [],
    sets: (io.inputSets ?? []).length,
    message: $type === 'bpmn:SendTask' ? message : operation?.inMessageRef,
  }
  const out: Side = {
    data: io.dataOutputs ?? [],
    sets: (io.outputSets ?? []).length,
    message: $type === 'bpmn:ReceiveTask' ? message : operation?.outMessageRef,
  }
  const sides: readonly Side[] =
    $type === 'bpmn:ServiceTask' && operation !== undefined
      ? [into, out]
      : $type === 'bpmn:SendTask' && message !== undefined
        ? [into]
        : $type === 'bpmn:ReceiveTask' && message !== undefined
          ? [out]
          : []
  for (const { data, sets, message: carried } of sides) {
    if (sets > 1 || data.length > 1)
      wrong(
        'OPERATION_DATA_MISMATCH',
        tell`${id} sends or receives one message, so it has one data item in one set.`,
        'warning',
      )
    else if (data.length === 1 && isNotOf(data[0]?.itemSubjectRef, carried?.itemRef))
      wrong(
        'OPERATION_DATA_MISMATCH',
        tell`The data ${data[0]?.id} of ${id} is of another item definition than the message ${carried?.id}.`,
        'warning',
      )
  }
}

const COUNTED = ['dataInputs', 'dataOutputs', 'inputSets', 'outputSets'] as const

/** A call activity has the inputs and outputs of what it calls, where that is in the file. */
export function checkCalledData({ element, wrong }: Checked): void {
  const id = extension(element, 'zeebe:CalledElement')?.processId ?? element.calledElement
  const called = rootsAround(element).find(root => root.id === id && /(Process|Task)$/.test(root.$type))
  if (called === undefined) return
  for (const part of COUNTED) {
    const here = (element.ioSpecification?.[part] ?? []).length
    const there = (called.ioSpecification?.[part] ?? []).length
    if (here !== there)
      wrong(
        'CALL_DATA_MISMATCH',
        tell`${element.id} has ${here} ${part} and ${called.id}, which it calls, has ${there}.`,
        'warning',
      )
  }
  for (const part of ['dataInputs', 'dataOutputs'] as const) {
    const there: readonly ModdleElement[] = called.ioSpecification?.[part] ?? []
    for (const one of (element.ioSpecification?.[part] ?? []) as ModdleElement[])
      if (there.length > 0 && there.every(other => differ(one.itemSubjectRef, other.itemSubjectRef)))
        wrong(
          'CALL_DATA_MISMATCH',
          tell`The data ${one.id} of ${element.id} is of another item definition than any of ${called.id}, which it calls.`,
          'warning',
        )
  }
}

/** A binding names data of its own owner, of the types of the messages of its operation (10.1). */
export function checkBinding(binding: ModdleElement, wrong: Wrong): void {
  const { $parent: owner, operationRef: operation, inputDataRef, outputDataRef } = binding
  const io: ModdleElement | undefined = owner?.ioSpecification
  const into = [...(io?.dataInputs ?? []), ...(io?.inputSets ?? [])]
  const out = [...(io?.dataOutputs ?? []), ...(io?.outputSets ?? [])]
  for (const [data, own, message] of [
    [inputDataRef, into, operation?.inMessageRef],
    [outputDataRef, out, operation?.outMessageRef],
  ] as [ModdleElement | undefined, ModdleElement[], ModdleElement | undefined][]) {
    if (data === undefined) continue
    if (!own.includes(data))
      wrong(
        'INTERFACE_NOT_BOUND',
        tell`The ioBinding of ${owner?.id} names ${data.id}, which is not in its ioSpecification.`,
        'warning',
      )
    else if (boundItems(data).every(one => isNotOf(one.itemSubjectRef, message?.itemRef)))
      wrong(
        'INTERFACE_NOT_BOUND',
        tell`The ioBinding of ${owner?.id} binds ${data.id} to ${operation?.id}, whose message is of another item definition.`,
        'warning',
      )
  }
}

/** The standard speaks of one data input in words and of an input set in its type: either is read. */
function boundItems(data: ModdleElement): readonly ModdleElement[] {
  if (!/Set$/.test(data.$type)) return [data]
  return data.dataInputRefs ?? data.dataOutputRefs ?? []
}
