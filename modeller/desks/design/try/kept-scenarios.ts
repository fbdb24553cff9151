// The scenarios of a draft are files beside its forms and decisions; they are no part of what is deployed.

import type { Deployment } from '../../../../engine/scenario/deployment.ts'
import { readScenario } from '../../../../engine/scenario/read.ts'
import { type Scenario, Unusable } from '../../../../engine/scenario/scenario.ts'
import { writeScenario } from '../../../../engine/scenario/write.ts'
import type { Resource } from '../../../api/drawings.ts'

const ENDING = '.scenario.yaml'

export const isScenario = ({ name }: Resource): boolean => /\.scenario\.ya?ml$/.test(name)

/** A scenario of the draft, or why its file cannot be read. */
export type Kept = {
  readonly file: string
  readonly content: string
  readonly scenario: Scenario | null
  readonly problem: string | null
}

export function keptScenarios(resources: readonly Resource[]): Kept[] {
  return resources.filter(isScenario).map(({ name: file, content }) => {
    try {
      return { file, content, scenario: readScenario(file, content), problem: null }
    } catch (error) {
      if (!(error instanceof Unusable)) throw error
      return { file, content, scenario: null, problem: error.message }
    }
  })
}

/** The steps of a scenario that complete a script by hand. Where scripts run by themselves, none of them fits. */
export const stepsOnScripts = (scenario: Scenario, graphs: Deployment['graphs']): Scenario['steps'] =>
  scenario.steps.filter(({ step }) => step.type === 'complete' && isScript(step.element, graphs))

function isScript(element: string, graphs: Deployment['graphs']): boolean {
  return [...graphs.values()].some(({ nodes }) => {
    const node = nodes.get(element)
    return node?.type === 'scriptTask' && (node.detail as { kind?: string } | null)?.kind === 'javascript'
  })
}

/** The file of a scenario without the steps that complete a script by hand; all else in it stays. */
export function runningItsScripts(scenario: Scenario, graphs: Deployment['graphs'], file: string): Resource {
  const left = new Set(stepsOnScripts(scenario, graphs))
  const steps = scenario.steps.filter(placed => !left.has(placed))
  return { name: file, content: writeScenario({ ...scenario, steps }) }
}

/** The file of a scenario, under a name that no other has. */
export function fileOf(scenario: Omit<Scenario, 'file'>, resources: readonly Resource[]): Resource {
  const taken = new Set(resources.map(({ name }) => name))
  const base = scenario.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '') || 'scenario'
  let name = `${base}${ENDING}`
  for (let at = 2; taken.has(name); at++) name = `${base}-${at}${ENDING}`
  return { name, content: writeScenario(scenario) }
}
