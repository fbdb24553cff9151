// What a receiving municipality changes before it runs anything: names of partners and lanes, times, and the role
// under which a lane works. Each adaptation names the element; one that fits nothing is told, not skipped.

import { BpmnModdle } from 'bpmn-moddle'
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' }
import { correct } from '../graph/metamodel.ts'
import { type ModdleElement, parse } from '../graph/moddle.ts'
import type { Problem } from '../graph/problems.ts'
import governance from '../lint/governance.json' with { type: 'json' }

export type Adaptation = {
  readonly element: string
  readonly name?: string
  /** For a user task: the time within which it is done. */
  readonly due?: string
  /** For a timer event: its duration. */
  readonly duration?: string
}

/** The XML with the adaptations made; or what does not fit. */
export async function adapt(
  xml: string,
  adaptations: readonly Adaptation[],
): Promise<{ readonly xml: string } | { readonly problems: readonly Problem[] }> {
  const { definitions, problems } = await parse(xml)
  if (!definitions) return { problems }
  const byId = new Map<string, ModdleElement>()
  collect(definitions, byId)
  const unfit = adaptations.flatMap(adaptation => apply(adaptation, byId.get(adaptation.element)))
  if (unfit.length > 0) return { problems: unfit }
  const written = await correct(new BpmnModdle({ zeebe, gov: governance })).toXML(definitions as never, {
    format: true,
  })
  return { xml: written.xml }
}

function collect(element: ModdleElement, byId: Map<string, ModdleElement>): void {
  if (element.id) byId.set(element.id, element)
  for (const key of ['rootElements', 'participants', 'messageFlows', 'laneSets', 'lanes', 'flowElements']) {
    for (const child of element[key] ?? []) collect(child, byId)
  }
  if (element.childLaneSet) collect(element.childLaneSet, byId)
}

function apply(
  { element: id, name, due, duration }: Adaptation,
  element: ModdleElement | undefined,
): readonly Problem[] {
  if (!element) return [unfit(id, 'there is no such element.')]
  const problems: Problem[] = []
  if (name !== undefined) element.name = name
  if (due !== undefined && !setDue(element, due)) problems.push(unfit(id, 'it has no due time.'))
  if (duration !== undefined && !setDuration(element, duration))
    problems.push(unfit(id, 'it is no timer with a fixed duration.'))
  return problems
}

const DURATION = /^P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?$/

/** The due time stands in our namespace and, where the task runs, in its schedule. */
function setDue(element: ModdleElement, due: string): boolean {
  const values: ModdleElement[] = element.extensionElements?.values ?? []
  const said = values.find(value => value.$type === 'gov:Node')
  if (!said?.due || !DURATION.test(due)) return false
  const schedule = values.find(value => value.$type === 'zeebe:TaskSchedule')
  if (schedule?.dueDate) schedule.dueDate = schedule.dueDate.replaceAll(`"${said.due}"`, `"${due}"`)
  said.due = due
  return true
}

function setDuration(element: ModdleElement, duration: string): boolean {
  const timer = (element.eventDefinitions ?? []).find(
    (each: ModdleElement) => each.$type === 'bpmn:TimerEventDefinition',
  )
  if (!timer?.timeDuration || timer.timeDuration.body?.startsWith('=') || !DURATION.test(duration))
    return false
  timer.timeDuration.body = duration
  return true
}

function unfit(element: string, why: string): Problem {
  return {
    code: 'ADAPTATION_UNFIT',
    element,
    message: `${element} cannot be adapted: ${why}`,
    severity: 'error',
  }
}
