// Reading and writing one element of a drawing, by the words of the two vocabularies. Every write is one command of
// the canvas's own stack, so undo takes it back whole.

import { translationOf } from '../../../engine/graph/translations.ts'
import type { Service } from '../../canvas/bpmn-js.ts'
import type { Element, Modeler } from '../../canvas/modeler.ts'
import { extension } from '../../drawing/read.ts'

type Props = Readonly<Record<string, unknown>>

/** The moddle element a shape stands for; a pool stands for its participant. */
export const businessOf = (element: Element): Service => element.businessObject

/** `userTask`, `sequenceFlow`, `participant`. */
export const typeOf = (element: Element): string => {
  const name = String(businessOf(element).$type).replace(/^\w+:/, '')
  return name.charAt(0).toLowerCase() + name.slice(1)
}

export const isA = (element: Element, type: string): boolean =>
  businessOf(element).$instanceOf?.(type) === true

export const update = (modeler: Modeler, element: Element, props: Props): void =>
  modeler.service('modeling').updateProperties(element, props)

export const updateInner = (modeler: Modeler, element: Element, inner: Service, props: Props): void =>
  modeler.service('modeling').updateModdleProperties(element, inner, props)

function create(modeler: Modeler, type: string, props: Props, parent: Service): Service {
  const made = modeler.service('bpmnFactory').create(type, props)
  made.$parent = parent
  return made
}

/** A property of an extension element: `read(element, 'gov:Node', 'due')`. */
export const read = (owner: Service, type: string, name: string): string => {
  const value = extension(owner, type)?.get(name)
  return value === undefined || value === null ? '' : String(value)
}

/** Sets properties of an extension element. Without any value left it is taken out; '' takes one value out. */
export function write(
  modeler: Modeler,
  element: Element,
  owner: Service,
  type: string,
  props: Props,
  keepEmpty = false,
): void {
  const cleaned = Object.fromEntries(
    Object.entries(props).map(([name, value]) => [name, value === '' || value === false ? undefined : value]),
  )
  const holder = owner.extensionElements
  const found = extension(owner, type)
  if (found !== undefined) {
    const left = {
      ...Object.fromEntries(
        found.$descriptor.properties.map(({ name }: { name: string }) => [
          name.replace(/^\w+:/, ''),
          found[name.replace(/^\w+:/, '')],
        ]),
      ),
      ...cleaned,
    }
    const empty = Object.values(left).every(value => value === undefined || value === false)
    if (empty && !keepEmpty)
      updateInner(modeler, element, holder, {
        values: holder.values.filter((value: Service) => value !== found),
      })
    else updateInner(modeler, element, found, cleaned)
    return
  }
  if (Object.values(cleaned).every(value => value === undefined) && !keepEmpty) return
  if (holder === undefined) {
    const made = create(modeler, 'bpmn:ExtensionElements', { values: [] }, owner)
    made.values = [create(modeler, type, cleaned, made)]
    updateInner(modeler, element, owner, { extensionElements: made })
  } else
    updateInner(modeler, element, holder, {
      values: [...(holder.values ?? []), create(modeler, type, cleaned, holder)],
    })
}

/** The script of a task as BPMN itself writes it; null where it has none, or one in FEEL with its result goes before it. */
export function plainScript(element: Element): { readonly text: string; readonly language: string } | null {
  const owner = businessOf(element)
  const { script, scriptFormat = '' } = owner
  const [, language = scriptFormat] =
    /^(?:(?:application|text)\/)?(?:x-)?(feel|javascript)$/i.exec(scriptFormat) ?? []
  const none = script === undefined && scriptFormat === ''
  return none || extension(owner, 'zeebe:Script') !== undefined ? null : { text: script ?? '', language }
}

/** FEEL is written with its result, any other language as a text with its format; what was there before goes. */
export function setScriptLanguage(modeler: Modeler, element: Element, language: string): void {
  const owner = businessOf(element)
  if (language === 'feel') return update(modeler, element, { script: undefined, scriptFormat: undefined })
  const script: Service = extension(owner, 'zeebe:Script')
  const left = (owner.extensionElements?.values ?? []).filter((value: Service) => value !== script)
  const kept =
    left.length === 0 ? undefined : create(modeler, 'bpmn:ExtensionElements', { values: left }, owner)
  update(modeler, element, { script: owner.script ?? '', scriptFormat: language, extensionElements: kept })
}

export const documentationOf = (element: Element): string =>
  businessOf(element).documentation?.[0]?.text ?? ''

export function setDocumentation(modeler: Modeler, element: Element, text: string): void {
  const owner = businessOf(element)
  update(modeler, element, {
    documentation: text === '' ? [] : [create(modeler, 'bpmn:Documentation', { text }, owner)],
  })
}

/** Says what stands at an element in another language; '' takes that back. */
export function setTranslation(modeler: Modeler, element: Element, lang: string, text: string): void {
  const owner = businessOf(element)
  const holder = owner.extensionElements
  const said: Service = translationOf(owner, lang)
  const kept = (holder?.values ?? []).filter((value: Service) => value !== said)
  const next = (parent: Service) =>
    text === '' ? [] : [create(modeler, 'gov:Translation', { lang, text, about: said?.about }, parent)]
  if (holder !== undefined) updateInner(modeler, element, holder, { values: [...kept, ...next(holder)] })
  else if (text !== '') {
    const made = create(modeler, 'bpmn:ExtensionElements', { values: [] }, owner)
    made.values = next(made)
    updateInner(modeler, element, owner, { extensionElements: made })
  }
}

/** The event definition of a kind: `eventOf(element, 'Timer')`. */
export const eventOf = (element: Element, kind: string): Service =>
  (businessOf(element).eventDefinitions ?? []).find(
    (definition: Service) => definition.$type === `bpmn:${kind}EventDefinition`,
  )

export type TimerKind = 'timeDuration' | 'timeDate' | 'timeCycle'
export const timerKinds: readonly TimerKind[] = ['timeDuration', 'timeDate', 'timeCycle']

export const timerOf = (definition: Service): { kind: TimerKind; value: string } => {
  const kind = timerKinds.find(name => definition[name] !== undefined) ?? 'timeDuration'
  return { kind, value: definition[kind]?.body ?? '' }
}

export function setTimer(
  modeler: Modeler,
  element: Element,
  definition: Service,
  kind: TimerKind,
  value: string,
): void {
  const cleared: Record<string, unknown> = {
    timeDuration: undefined,
    timeDate: undefined,
    timeCycle: undefined,
  }
  cleared[kind] =
    value === '' ? undefined : create(modeler, 'bpmn:FormalExpression', { body: value }, definition)
  updateInner(modeler, element, definition, cleared)
}

/** Sets an expression of an inner element, such as the condition of an event; '' takes it out. */
export function setExpression(
  modeler: Modeler,
  element: Element,
  inner: Service,
  name: string,
  body: string,
): void {
  const made = body === '' ? undefined : create(modeler, 'bpmn:FormalExpression', { body }, inner)
  updateInner(modeler, element, inner, { [name]: made })
}

export const conditionOf = (element: Element): string => businessOf(element).conditionExpression?.body ?? ''

export function setCondition(modeler: Modeler, element: Element, body: string): void {
  const owner = businessOf(element)
  update(modeler, element, {
    conditionExpression: body === '' ? undefined : create(modeler, 'bpmn:FormalExpression', { body }, owner),
  })
}

/** Message, signal, error or escalation by name: an existing one of the file, else a new one. */
export function setReference(
  modeler: Modeler,
  element: Element,
  holder: Service,
  reference: 'messageRef' | 'signalRef' | 'errorRef' | 'escalationRef',
  name: string,
): void {
  const kinds = {
    messageRef: 'bpmn:Message',
    signalRef: 'bpmn:Signal',
    errorRef: 'bpmn:Error',
    escalationRef: 'bpmn:Escalation',
  } as const
  const codes = {
    messageRef: null,
    signalRef: null,
    errorRef: 'errorCode',
    escalationRef: 'escalationCode',
  } as const
  const type = kinds[reference]
  const code = codes[reference]
  if (name === '') {
    updateInner(modeler, element, holder, { [reference]: undefined })
    return
  }
  const definitions = modeler.definitions()
  const known = (definitions.rootElements as Service[]).find(
    root => root.$type === type && (code === null ? root.name : (root[code] ?? root.name)) === name,
  )
  if (known !== undefined) {
    updateInner(modeler, element, holder, { [reference]: known })
    return
  }
  const made = create(modeler, type, { name, ...(code === null ? {} : { [code]: name }) }, definitions)
  modeler.service('commandStack').execute('linkspan.together', {
    element,
    changes: [
      { inner: definitions, props: { rootElements: [...definitions.rootElements, made] } },
      { inner: holder, props: { [reference]: made } },
    ],
  })
}

/** All names of a kind in the file, for suggestions. */
export const namesIn = (modeler: Modeler, type: string): string[] =>
  (modeler.definitions()?.rootElements ?? [])
    .filter((root: Service) => root.$type === type)
    .map((root: Service) => root.errorCode ?? root.escalationCode ?? root.name)
    .filter((name: unknown) => typeof name === 'string' && name !== '')

type Place = { readonly type: string; readonly list: string; readonly item: string }

/** The things of one kind at an element: `list` of its extension element `type`. */
export const itemsOf = (owner: Service, { type, list }: Place): readonly Service[] =>
  extension(owner, type)?.[list] ?? []

export function addItem(
  modeler: Modeler,
  element: Element,
  owner: Service,
  place: Place,
  props: Props,
): void {
  const made = create(modeler, place.item, props, extension(owner, place.type) ?? owner)
  write(modeler, element, owner, place.type, { [place.list]: [...itemsOf(owner, place), made] })
}

/** Takes one out; with the last one goes the extension element, where it says nothing else. */
export function removeItem(
  modeler: Modeler,
  element: Element,
  owner: Service,
  place: Place,
  item: Service,
): void {
  const left = itemsOf(owner, place).filter(other => other !== item)
  write(modeler, element, owner, place.type, { [place.list]: left.length === 0 ? undefined : left })
}

/** A number of days, hours or minutes as ISO 8601, and back; other durations are left as they are. */
export const duration = (count: string, unit: 'D' | 'H' | 'M'): string =>
  count === '' ? '' : unit === 'D' ? `P${count}D` : `PT${count}${unit}`
export const durationParts = (text: string): { count: string; unit: 'D' | 'H' | 'M' } | null => {
  if (text === '') return { count: '', unit: 'D' }
  const days = /^P(\d+)D$/.exec(text)
  if (days !== null) return { count: days[1] as string, unit: 'D' }
  const time = /^PT(\d+)([HM])$/.exec(text)
  return time === null ? null : { count: time[1] as string, unit: time[2] as 'H' | 'M' }
}

export function setLoop(
  modeler: Modeler,
  element: Element,
  kind: 'none' | 'standard' | 'parallel' | 'sequential',
): void {
  const owner = businessOf(element)
  if (kind === 'none') return update(modeler, element, { loopCharacteristics: undefined })
  const made =
    kind === 'standard'
      ? create(modeler, 'bpmn:StandardLoopCharacteristics', {}, owner)
      : create(
          modeler,
          'bpmn:MultiInstanceLoopCharacteristics',
          { isSequential: kind === 'sequential' },
          owner,
        )
  const kept = owner.loopCharacteristics?.extensionElements
  if (kind !== 'standard' && kept !== undefined) {
    made.extensionElements = kept
    kept.$parent = made
  }
  update(modeler, element, { loopCharacteristics: made })
}

export const loopOf = (element: Element): 'none' | 'standard' | 'parallel' | 'sequential' => {
  const loop = businessOf(element).loopCharacteristics
  if (loop === undefined) return 'none'
  if (loop.$type === 'bpmn:StandardLoopCharacteristics') return 'standard'
  return loop.isSequential === true ? 'sequential' : 'parallel'
}
