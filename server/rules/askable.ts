// Which steps of a case's process ask a partner, and whether a person may have one asked now. A task is one where it is for
// staff of organisations; a step is one where it sends to an organisation that is drawn as a partner, or shares. What would
// be shared has a basis in the drawing, or is not offered; what lies behind a gate is not offered before the gate.

import type { Template } from '../../engine/graph/graph.ts'
import { parse } from '../../engine/graph/moddle.ts'
import { translate } from '../../engine/graph/translations.ts'
import { type Command, decide, type Graph, type Node, type State } from '../../engine/index.ts'
import type { Privacy } from '../../engine/lint/governance.ts'
import { type Model, models } from '../../engine/lint/index.ts'
import type { Message, Step } from '../../engine/lint/model.ts'
import { isPartner } from '../auth/subject.ts'
import type { AskableStep } from '../contract/partners.ts'
import { mayNotPassGates } from './gates.ts'

type TaskDetail = { readonly candidateGroups: Template | null }

type Case = {
  readonly graph: Graph
  readonly state: State
  /** Epoch milliseconds. */
  readonly now: number
}

/** The steps of the process of a case that ask a partner, in the order of the drawing. */
export async function askableSteps(
  drawings: readonly string[],
  language: string | null,
  of: Case,
): Promise<AskableStep[]> {
  const said: Model[] = []
  for (const content of drawings) {
    const { definitions } = await parse(content)
    if (definitions === null) continue
    if (language !== null) translate(definitions, language)
    said.push(...models(definitions))
  }
  const steps = new Map(said.flatMap(model => model.steps.map(step => [step.id, step])))
  const messages = said.flatMap(model => model.messages)
  return [...of.graph.nodes.values()].flatMap(node => {
    const step = steps.get(node.id)
    const sent = messages.find(message => message.source?.id === node.id && reachesPartner(step, message))
    if (sent === undefined && !isForPartners(node)) return []
    const grounds = groundsOf(sent?.privacy ?? step?.privacy)
    return [
      {
        element: node.id,
        name: step?.name || node.name || node.id,
        partner: sent?.to?.name ?? null,
        message: sent?.name ?? null,
        grounds,
        whyNot: whyNot(node, grounds, of),
      },
    ]
  })
}

/** A task for staff of organisations, by its groups or by the role of its lane. */
function isForPartners({ type, role, detail }: Node): boolean {
  if (type !== 'userTask') return false
  const { candidateGroups: groups } = detail as TaskDetail
  if (groups === null) return role !== null && isPartner({ roles: [role] })
  return /\bpartner(-contact)?:/.test(groups.text)
}

/** Reporters, the person concerned and justice are no partners; a partner has a side of its own, or is shared with. */
function reachesPartner(step: Step | undefined, { to }: Message): boolean {
  if (to === null || to.gov.own || to.gov.tool || to.gov.justice) return false
  return !to.blackBox || step?.gov.kind === 'share'
}

const NOTHING_SAID = { dataClass: null, basis: null, purpose: null, retention: null }

function groundsOf(privacy: Privacy | undefined): AskableStep['grounds'] {
  if (privacy === undefined) return NOTHING_SAID
  const { dataClass, basis, purpose, retention } = privacy
  return { dataClass, basis, purpose, retention }
}

function whyNot(
  { id }: Node,
  { dataClass, basis }: AskableStep['grounds'],
  { graph, state, now }: Case,
): AskableStep['whyNot'] {
  const move: Command = { type: 'modify', activate: [{ element: id }] }
  if (mayNotPassGates(graph, graph, state, move, now) !== null) return 'behind-a-gate'
  if (!decide(graph, state, move, now).ok) return 'not-by-hand'
  return basis === null && dataClass !== null && dataClass !== 'none' ? 'no-basis' : null
}
