// A diagram of Camunda 7 becomes one that runs here: `camunda:*` goes out, plain BPMN and `zeebe:*` come in. All that
// was done is told, and what cannot be done is refused by name and left in the file. Read `report.ts` first.

import { BpmnModdle } from 'bpmn-moddle'
import camunda from 'camunda-bpmn-moddle/resources/camunda.json' with { type: 'json' }
import { type ModdleElement, parse } from '../graph/moddle.ts'
import { readXml } from '../graph/xml-schema.ts'
import { type Sentence, tell, type Words, written } from '../words/sentences.ts'
import { convertCallActivity, convertDecision, convertRepetition, convertScript } from './activities.ts'
import { convertEvent, convertRoot, warnOfCorrelation } from './events.ts'
import { convertExpression } from './expressions.ts'
import { convertImplementation, convertRetries, isImplemented } from './jobs.ts'
import { convertListeners } from './listeners.ts'
import { convertInputOutput } from './mappings.ts'
import {
  converted,
  type Deed,
  type Import,
  type Item,
  isMarked,
  itemOf,
  kept,
  mark,
  refused,
} from './report.ts'
import {
  everyElement,
  extensionsOf,
  inside,
  look,
  move,
  propertiesOf,
  refuseAttribute,
  remove,
  tidy,
  zeebe,
} from './tree.ts'
import { convertForm, convertUserTask } from './user-tasks.ts'

export type { Item } from './report.ts'

/** The converted diagram, and what was done to each thing of the old one, in the order of the document. */
export type Imported = { readonly xml: string; readonly report: readonly Item[] }

/**
 * Converts a diagram of Camunda 7, and tells it in `words`; in English without. Never throws on a file: one that cannot
 * be read comes back with its refusal.
 */
export async function importCamunda7(xml: string, words?: Words): Promise<Imported> {
  const { definitions: readable, problems } = await parse(xml, words)
  if (readable === null)
    return { xml, report: problems.map(({ element, message }) => unreadable(element, message, words)) }
  const moddle = new BpmnModdle({ camunda })
  const { rootElement, warnings } = await readXml(moddle, xml)
  const im: Import = { moddle, definitions: rootElement as ModdleElement, deeds: [], marked: new Map() }
  for (const element of [...everyElement(im.definitions)]) convert(im, element)
  for (const element of everyElement(im.definitions)) sweep(im, element)
  tellLost(im, xml, warnings)
  const written = await moddle.toXML(im.definitions, { format: true })
  return { xml: written.xml, report: inDocumentOrder(im).map(deed => itemOf(deed, words)) }
}

const THE_FILE = tell`the file`

type Warning = {
  readonly message: string
  readonly element?: ModdleElement
  readonly property?: string
  readonly value?: string
}

/** What writing the file anew leaves out: comments, and what could not be read in the first place. */
function tellLost(im: Import, xml: string, warnings: readonly object[]): void {
  const comments = xml.match(/<!--/g)?.length ?? 0
  if (comments > 0)
    refused(
      im,
      im.definitions,
      tell`XML comments (${comments})`,
      tell`They are left out; write them as documentation or annotations.`,
    )
  for (const { message, element = im.definitions, property, value } of warnings as readonly Warning[]) {
    if (/^unknown attribute/.test(message)) continue
    const [from, why] = message.startsWith('unresolved reference')
      ? [`${property}="${value}"`, tell`It refers to something that is not in the file, and is left out.`]
      : [THE_FILE, tell`It is left out: ${message.split('\n')[0]!.trim()}.`]
    refused(im, element, from, why)
  }
}

function inDocumentOrder({ definitions, deeds }: Import): readonly Deed[] {
  const places = new Map<string | null, number>()
  for (const { id } of everyElement(definitions)) if (id !== undefined) places.set(id, places.size)
  const place = ({ element }: Deed) => places.get(element) ?? -1
  return deeds.toSorted((a, b) => place(a) - place(b))
}

function unreadable(element: string | null, message: string, words?: Words): Item {
  return itemOf({ element, what: 'refused', from: THE_FILE, to: null, about: [written(message)] }, words)
}

/** What is said of an element by its type, then what any element may carry. */
function convert(im: Import, given: ModdleElement): void {
  let element = given
  if (is(element, 'bpmn:Definitions')) convertPlatform(im, element)
  if (is(element, 'bpmn:Process')) convertProcess(im, element)
  if (is(element, 'bpmn:RootElement')) convertRoot(im, element)
  if (is(element, 'bpmn:Expression')) convertExpression(im, element)
  if (is(element, 'bpmn:UserTask')) convertUserTask(im, element)
  if (is(element, 'bpmn:StartEvent')) convertForm(im, element)
  if (is(element, 'bpmn:Event')) convertEvent(im, element)
  if (is(element, 'bpmn:CallActivity')) convertCallActivity(im, element)
  if (is(element, 'bpmn:ScriptTask')) convertScript(im, element)
  if (is(element, 'bpmn:BusinessRuleTask')) convertDecision(im, element)
  if (is(element, 'bpmn:ReceiveTask') && element.messageRef !== undefined && element.instantiate !== true)
    warnOfCorrelation(im, element, element.messageRef)
  if (is(element, 'bpmn:Activity')) convertRepetition(im, element)
  if (is(element, 'bpmn:Task') && isImplemented(element))
    element = convertImplementation(im, element, element)
  if (!is(element, 'bpmn:FlowNode') && !is(element, 'bpmn:Process') && !is(element, 'bpmn:SequenceFlow'))
    return
  convertInputOutput(im, element)
  convertRetries(im, element)
  convertListeners(im, element)
  convertProperties(im, element)
  tidy(element)
}

function is(element: ModdleElement, type: string): boolean {
  return element.$instanceOf?.(type) ?? false
}

/** The modeller shows the panels of the platform that the file names. */
function convertPlatform(im: Import, definitions: ModdleElement): void {
  const attributes: Record<string, string> = definitions.$attrs
  const platform = attributes['modeler:executionPlatform']
  if (platform === undefined || platform === 'Camunda Cloud') return
  attributes['modeler:executionPlatform'] = 'Camunda Cloud'
  attributes['modeler:executionPlatformVersion'] = '8.6.0'
  const from = `modeler:executionPlatform="${platform}"`
  converted(
    im,
    definitions,
    from,
    'modeler:executionPlatform="Camunda Cloud"',
    tell`The extensions are those of Zeebe now.`,
  )
}

function convertProcess(im: Import, process: ModdleElement): void {
  move(im, process, 'versionTag', { element: 'versionTag', attribute: 'value' })
  for (const name of ['candidateStarterUsers', 'candidateStarterGroups'])
    refuseAttribute(im, process, name, tell`Who may start a process is decided by role here.`)
  const life = look(process, 'historyTimeToLive')
  if (life !== null) {
    mark(im, process, 'historyTimeToLive')
    const message = tell`How long a case is kept is said by gov:retention and its erasure, not by an attribute of the engine.`
    kept(im, process, `camunda:historyTimeToLive="${life}"`, message)
  }
  if (look(process, 'taskPriority') !== null) mark(im, process, 'taskPriority')
  if (process.isExecutable === undefined)
    kept(im, process, 'isExecutable', tell`It is absent, so this process is a drawing here and does not run.`)
}

function convertProperties(im: Import, element: ModdleElement): void {
  for (const block of extensionsOf(element, 'camunda:Properties')) {
    const names = ((block.values ?? []) as ModdleElement[]).map(({ name = '', value = '' }) => {
      inside(im, zeebe(im, element, 'properties'), 'property', { name, value })
      return name
    })
    remove(element, block)
    converted(
      im,
      element,
      `camunda:properties ${names.join(', ')}`,
      'zeebe:properties',
      tell`They are kept as they were.`,
    )
  }
}

/** Attributes that Camunda 7 needs and Linkspan does not, and why. */
const NEEDLESS: Readonly<Record<string, Sentence>> = {
  async: tell`Every step is saved before it is answered; no save point is needed.`,
  asyncBefore: tell`Every step is saved before it is answered; no save point is needed.`,
  asyncAfter: tell`Every step is saved before it is answered; no save point is needed.`,
  exclusive: tell`The commands of one instance are always done one after the other.`,
  isStartableInTasklist: tell`Which processes a person may start is decided by role.`,
  jobPriority: tell`It orders the background jobs of Camunda 7, which do not exist here.`,
  modelerTemplate: tell`It names an element template of the modeller.`,
  modelerTemplateVersion: tell`It names an element template of the modeller.`,
  diagramRelationId: tell`It is a note of the modeller.`,
}

/** What nobody has spoken of stands in the file still, and is told here. */
function sweep(im: Import, element: ModdleElement): void {
  for (const property of propertiesOf(element)) {
    if (!isOfCamunda(property) || !property.isAttr || isMarked(im, element, property.name)) continue
    if (element.$type.startsWith('camunda:')) continue
    const value = look(element, property.name)
    const message = NEEDLESS[property.name] ?? tell`It has no effect here.`
    if (value !== null) kept(im, element, `camunda:${property.name}="${value}"`, message)
  }
  for (const [name, value] of Object.entries((element.$attrs ?? {}) as Record<string, string>))
    if (name.startsWith('camunda:'))
      kept(im, element, `${name}="${value}"`, tell`It is not known and has no effect here.`)
  for (const extension of (element.extensionElements?.values ?? []) as ModdleElement[]) {
    if (/^(zeebe|gov):/.test(extension.$type) || isMarked(im, extension)) continue
    const from = extension.$type.replace(/:(.)/, (_, first: string) => `:${first.toLowerCase()}`)
    if (extension.$type.startsWith('camunda:')) refuseExtension(im, element, from)
    else kept(im, element, from, tell`The extension is not known and has no effect here.`)
  }
}

function refuseExtension(im: Import, element: ModdleElement, from: string): void {
  const about = tell`There is nothing like it here; it stands in the file without effect.`
  im.deeds.push({ element: element.id ?? null, what: 'refused', from, to: null, about: [about] })
}

function isOfCamunda(property: {
  readonly name: string
  readonly definedBy?: { readonly ns: { readonly prefix: string } }
}) {
  return property.definedBy?.ns.prefix === 'camunda'
}
