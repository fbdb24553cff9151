// How an activity repeats, and what the extensions of a modeller say of it.

import { type Roots, root } from './bpmn-trigger.ts'
import type { Option, Sketch } from './notation.ts'
import { all, element, flag, formal, formula, has, optionalFormal, value, wrap } from './xml.ts'

export function writeLoop(roots: Roots, node: Sketch): string[] {
  const { options } = node
  const count = value(options, 'count')
  const collection = value(options, 'each')
  if (count === null && collection === null) return writeStandardLoop(options)
  const content = [
    ...wrap('bpmn:extensionElements', collection === null ? [] : [writeCollection(options, collection)]),
    ...(count === null ? [] : [formal('loopCardinality', count)]),
    ...all(options, 'complex').map(text => writeComplexBehavior(roots, text)),
    ...(node.type === 'adhoc' ? [] : optionalFormal('completionCondition', options, 'until')),
  ]
  const thrown = value(options, 'throws')
  const behavior = value(options, 'behavior')
  const attributes = {
    isSequential: flag(options, 'sequential'),
    behavior,
    noneBehaviorEventRef: behavior === 'None' && thrown !== null ? behaviorEvent(roots, thrown) : null,
    oneBehaviorEventRef: behavior === 'One' && thrown !== null ? behaviorEvent(roots, thrown) : null,
  }
  return [element('bpmn:multiInstanceLoopCharacteristics', attributes, content)]
}

function writeCollection(options: readonly Option[], collection: string): string {
  const output = value(options, 'of')
  return element('zeebe:loopCharacteristics', {
    inputCollection: formula(collection),
    inputElement: value(options, 'item'),
    outputCollection: value(options, 'collect'),
    outputElement: output === null ? null : formula(output),
  })
}

/** `escalation:LATE` or `signal:done` becomes a root event definition that the loop may throw. */
function behaviorEvent(roots: Roots, text: string): string {
  const [kind, name] = text.split(':') as [string, string]
  const ref = root(roots, kind, name, null)
  const id = `throws_${ref}`
  roots.set(id, element(`bpmn:${kind}EventDefinition`, { id, [`${kind}Ref`]: ref }))
  return id
}

function writeComplexBehavior(roots: Roots, text: string): string {
  const [condition, thrown] = text.split('=>').map(part => part.trim()) as [string, string]
  const [kind, name] = thrown.split(':') as [string, string]
  const ref = root(roots, kind, name, null)
  return element('bpmn:complexBehaviorDefinition', {}, [
    formal('condition', condition),
    element('bpmn:event', { 'xsi:type': 'bpmn:tImplicitThrowEvent', id: `implicit_${ref}` }, [
      element(`bpmn:${kind}EventDefinition`, { [`${kind}Ref`]: ref }),
    ]),
  ])
}

function writeStandardLoop(options: readonly Option[]): string[] {
  if (!['while', 'max', 'loop'].some(word => has(options, word))) return []
  const attributes = { testBefore: flag(options, 'test-before'), loopMaximum: value(options, 'max') }
  return [
    element(
      'bpmn:standardLoopCharacteristics',
      attributes,
      optionalFormal('loopCondition', options, 'while'),
    ),
  ]
}

export function writeExtensions(node: Sketch): string[] {
  const { options } = node
  return [
    ...writeJob(node),
    ...writeUserTask(options),
    ...(has(options, 'feel')
      ? [
          element('zeebe:script', {
            expression: formula(value(options, 'feel')!),
            resultVariable: value(options, 'result'),
          }),
        ]
      : []),
    ...(has(options, 'decision')
      ? [
          element('zeebe:calledDecision', {
            decisionId: value(options, 'decision'),
            resultVariable: value(options, 'result') ?? 'result',
          }),
        ]
      : []),
    ...(has(options, 'calls') && !has(options, 'standard') ? [writeCall(options)] : []),
    ...(has(options, 'active')
      ? [element('zeebe:adHoc', { activeElementsCollection: formula(value(options, 'active')!) })]
      : []),
    ...writeMappings(options),
    ...wrap('zeebe:executionListeners', [
      ...writeListeners('zeebe:executionListener', ['beforeAll', 'start', 'end', 'cancel'], options),
    ]),
    ...wrap('zeebe:taskListeners', [
      ...writeListeners('zeebe:taskListener', ['creating', 'completing', 'canceling'], options),
    ]),
    ...all(options, 'xml'),
  ]
}

/** The listeners of a process. */
export function writeProcessListeners(options: readonly Option[]): string[] {
  return wrap(
    'zeebe:executionListeners',
    writeListeners('zeebe:executionListener', ['start', 'end'], options),
  )
}

/** `on-start=JOB` and the like, by the moment. */
function writeListeners(name: string, moments: readonly string[], options: readonly Option[]): string[] {
  return moments.flatMap(eventType =>
    all(options, `on-${eventType}`).map(type => element(name, { eventType, type })),
  )
}

/** Service tasks are jobs of their own id; the other kinds only where `job` says so. */
function writeJob({ id, type, options }: Sketch): string[] {
  const job = value(options, 'job') ?? (type === 'service' && !has(options, 'standard') ? id : null)
  if (job === null) return []
  return [element('zeebe:taskDefinition', { type: job, retries: value(options, 'retries') })]
}

function writeUserTask(options: readonly Option[]): string[] {
  const assignment = {
    assignee: value(options, 'assignee'),
    candidateGroups: value(options, 'groups'),
    candidateUsers: value(options, 'users'),
  }
  const schedule = { dueDate: value(options, 'due'), followUpDate: value(options, 'follow-up') }
  const assigned = Object.values(assignment).some(Boolean)
  const scheduled = Object.values(schedule).some(Boolean)
  return [
    ...(assigned || scheduled ? [element('zeebe:userTask')] : []),
    ...(assigned ? [element('zeebe:assignmentDefinition', assignment)] : []),
    ...(scheduled ? [element('zeebe:taskSchedule', schedule)] : []),
  ]
}

function writeCall(options: readonly Option[]): string {
  return element('zeebe:calledElement', {
    processId: value(options, 'calls'),
    propagateAllParentVariables: has(options, 'only-inputs') ? 'false' : null,
    propagateAllChildVariables: has(options, 'only-outputs') ? 'false' : null,
  })
}

function writeMappings(options: readonly Option[]): string[] {
  const mapping = (kind: string) => (text: string) => {
    const at = text.indexOf(':')
    return element(kind, { source: formula(text.slice(at + 1).trim()), target: text.slice(0, at).trim() })
  }
  return wrap('zeebe:ioMapping', [
    ...all(options, 'in').map(mapping('zeebe:input')),
    ...all(options, 'out').map(mapping('zeebe:output')),
  ])
}
