// Execution and task listeners of the Camunda 8 dialect, by the moment they wait for.

import { tell } from '../words/sentences.ts'
import type { Listener } from './graph.ts'
import type { ModdleElement } from './moddle.ts'
import { extension, type Reader, report, template } from './reader.ts'

const STAGES: readonly string[] = [
  'beforeAll',
  'start',
  'end',
  'cancel',
  'creating',
  'assigning',
  'updating',
  'completing',
  'canceling',
]

/** A process has a start and an end, and only a multi-instance activity a moment before all. */
function isHeard(stage: string, source: ModdleElement): boolean {
  if (source.$type === 'bpmn:Process') return stage === 'start' || stage === 'end'
  if (!STAGES.includes(stage)) return false
  return (
    stage !== 'beforeAll' || source.loopCharacteristics?.$type === 'bpmn:MultiInstanceLoopCharacteristics'
  )
}

/** Execution and task listeners; those of a stage that is not run are said. */
export function listenersOf(source: ModdleElement, reader: Reader): readonly Listener[] {
  const execution: readonly ModdleElement[] = extension(source, 'zeebe:ExecutionListeners')?.listeners ?? []
  const task: readonly ModdleElement[] = extension(source, 'zeebe:TaskListeners')?.listeners ?? []
  return [...execution, ...task].flatMap(listener => {
    if (!isHeard(listener.eventType, source)) {
      report(
        reader,
        'LISTENER_NOT_RUN',
        source,
        tell`Listeners for "${listener.eventType}" are kept but not run.`,
        'warning',
      )
      return []
    }
    const headers: readonly ModdleElement[] = listener.headers?.values ?? []
    return {
      on: listener.eventType,
      type: template(reader, listener.type ?? '', source),
      retries: template(reader, listener.retries ?? '3', source),
      headers: Object.fromEntries(headers.map(header => [header.key, header.value ?? ''])),
    }
  })
}
