// What goes into and comes out of an operation, a message or a called element is what that takes and gives (8.5, 10.3.3,
// 10.3.6).

import { tell } from '../../words/sentences.ts'
import type { ModdleElement } from '../moddle.ts'
import { extension } from '../reader.ts'
import { rootsAround } from '../walk.ts'
import { differ } from './data.ts'
import type { Checked } from './index.ts'

type Side = {
  readonly data: readonly ModdleElement[]
  readonly sets: number
  readonly message?: ModdleElement
}

/** The data of a service, send or receive task beside its operation or message. Without data there is nothing to check. */
export function checkOperationData({ element, wrong }: Checked): void {
  const { $type, id, operationRef: operation, messageRef: message, ioSpecification: io } = element
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
    else if (differ(data[0]?.itemSubjectRef, carried?.itemRef))
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
}
