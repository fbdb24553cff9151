// Events: how they send, what they listen to, and which variables tell what was caught.

import type { ModdleElement } from '../graph/moddle.ts'
import { tell } from '../words/sentences.ts'
import { convertIn } from './activities.ts'
import { convertName } from './expressions.ts'
import { convertImplementation, isImplemented } from './jobs.ts'
import { converted, type Import, kept, mark, refused } from './report.ts'
import { extensionsOf, look, mapping, refuseAttribute, remove, take, tidy, zeebe } from './tree.ts'

export function convertEvent(im: Import, event: ModdleElement): void {
  for (const definition of (event.eventDefinitions ?? []) as ModdleElement[]) {
    convertDefinition(im, event, definition)
    tidy(definition)
  }
  if (event.$type === 'bpmn:StartEvent')
    refuseAttribute(
      im,
      event,
      'initiator',
      tell`Who starts an instance is kept in its trail, not in a variable.`,
    )
}

function convertDefinition(im: Import, event: ModdleElement, definition: ModdleElement): void {
  switch (definition.$type) {
    case 'bpmn:MessageEventDefinition':
      if (isImplemented(definition)) convertImplementation(im, event, definition)
      if (isCaught(event) && definition.messageRef !== undefined)
        warnOfCorrelation(im, event, definition.messageRef)
      return
    case 'bpmn:SignalEventDefinition':
      for (const one of extensionsOf(definition, 'camunda:In'))
        if (convertIn(im, event, one)) remove(definition, one)
      return
    case 'bpmn:ErrorEventDefinition':
      convertCaught(im, event, definition, 'errorCodeVariable', 'errorCode')
      convertCaught(im, event, definition, 'errorMessageVariable', 'errorMessage')
      return
    case 'bpmn:EscalationEventDefinition':
      return convertCaught(im, event, definition, 'escalationCodeVariable', 'escalationCode')
    case 'bpmn:ConditionalEventDefinition':
      return convertFilter(im, event, definition)
  }
}

/** Caught inside a running instance: message start events of a process need no key. */
function isCaught(event: ModdleElement): boolean {
  return (
    event.$type === 'bpmn:IntermediateCatchEvent' ||
    event.$type === 'bpmn:BoundaryEvent' ||
    (event.$type === 'bpmn:StartEvent' && event.$parent?.triggeredByEvent === true)
  )
}

/** Camunda 7 leaves it to the sender to say which instance is meant. */
export function warnOfCorrelation(im: Import, element: ModdleElement, message: ModdleElement): void {
  const name = message.name ?? message.id
  const about = tell`In Camunda 7 the sender names the instance. Here the message goes to whoever waits longest for its name; give the message a zeebe:subscription with a correlationKey where several instances wait.`
  kept(im, element, tell`message "${name}"`, about)
}

/** What was caught stands in a fixed variable here; a variable of another name is mapped from it. */
function convertCaught(
  im: Import,
  event: ModdleElement,
  definition: ModdleElement,
  name: string,
  ours: string,
): void {
  const variable = take(definition, name)
  if (variable === null) return
  const from = `camunda:${name}="${variable}"`
  if (variable === ours)
    return converted(
      im,
      event,
      from,
      tell`the variable ${ours}`,
      tell`It is set here without being asked for.`,
    )
  mapping(im, event, 'output', `=${ours}`, variable)
  const message = tell`With an output mapping, further variables of the error or escalation stay inside the event.`
  converted(im, event, from, `zeebe:output source="=${ours}" target="${variable}"`, message)
}

function convertFilter(im: Import, event: ModdleElement, definition: ModdleElement): void {
  const names = take(definition, 'variableName')
  const given = look(definition, 'variableEvents')
  const events = given?.split(',').map(one => one.trim()) ?? []
  if (names !== null) {
    zeebe(im, definition, 'conditionalFilter', { variableNames: names })
    const to = `zeebe:conditionalFilter variableNames="${names}"`
    converted(
      im,
      event,
      `camunda:variableName="${names}"`,
      to,
      tell`Changes of other variables are not looked at.`,
    )
  }
  if (given === null) return
  mark(im, definition, 'variableEvents')
  if (events.includes('delete'))
    return refused(im, event, `camunda:variableEvents="${given}"`, tell`Variables are never deleted here.`)
  take(definition, 'variableEvents')
  zeebe(im, definition, 'conditionalFilter', { variableEvents: events.join(', ') })
  const to = `zeebe:conditionalFilter variableEvents="${events.join(', ')}"`
  const message = tell`The condition is asked when such a variable is created or updated alike.`
  converted(im, event, `camunda:variableEvents="${given}"`, to, message)
}

/** Names and codes that the events of a file share. */
export function convertRoot(im: Import, root: ModdleElement): void {
  for (const name of ['name', 'errorCode', 'escalationCode']) convertName(im, root, name)
  if (root.$type === 'bpmn:Error' && look(root, 'errorMessage') !== null) {
    mark(im, root, 'errorMessage')
    kept(
      im,
      root,
      `camunda:errorMessage="${look(root, 'errorMessage')}"`,
      tell`The name of the error is its message here.`,
    )
  }
}
