// How a drawing reads: bpmnlint's recommended rules and our own profile. Style only ever warns, because a drawing
// that reads badly may still be right, and files from elsewhere must stay deployable.

import Linter from 'bpmnlint/lib/linter.js'
import StaticResolver from 'bpmnlint/lib/resolver/static-resolver.js'
import type { Problem } from '../graph/problems.ts'
import type { Element } from './moddle.ts'
import { say, type Tongue } from './sentences.ts'
import { largeDiagrams, questions, taskNames } from './style-profile.ts'
import { type StyleRule, styleRules } from './style-rules.ts'

const resolver = new StaticResolver(
  Object.fromEntries(styleRules.map(each => [`rule:bpmnlint/${each.name}`, each.rule])),
)
const linter = new Linter({ resolver })

/** The findings of style. Where governance rules speak, they ask for questions at gateways; style does not repeat it. */
export function style(
  definitions: Element,
  { governed = false, tongue }: { governed?: boolean; tongue?: Tongue | undefined } = {},
): readonly Problem[] {
  const pictured = (definitions.diagrams ?? []).length > 0
  return withFlowsListed(definitions, () => [
    ...styleRules.flatMap(rule =>
      rule.needsDiagram && !pictured ? [] : recommended(rule, definitions, tongue),
    ),
    ...(governed ? [] : questions(definitions, tongue)),
    ...taskNames(definitions, tongue),
    ...largeDiagrams(definitions, tongue),
  ])
}

/**
 * The standard lets a file leave `incoming` and `outgoing` of a node out, and bpmnlint reads nothing else. They are
 * listed while the rules look, and the tree is left as it was.
 */
function withFlowsListed<Result>(definitions: Element, look: () => Result): Result {
  const restore: (() => void)[] = []
  for (const flow of sequenceFlows(definitions)) {
    list(flow.sourceRef, 'outgoing', flow, restore)
    list(flow.targetRef, 'incoming', flow, restore)
  }
  try {
    return look()
  } finally {
    for (const undo of restore.reverse()) undo()
  }
}

function list(
  node: Element | undefined,
  side: 'incoming' | 'outgoing',
  flow: Element,
  restore: (() => void)[],
) {
  const open = node as { incoming?: readonly Element[]; outgoing?: readonly Element[] } | undefined
  const before = open && Object.hasOwn(open, side) ? open[side] : undefined
  if (!open || before?.includes(flow)) return
  open[side] = [...(before ?? []), flow]
  restore.push(() => {
    if (before) open[side] = before
    else delete open[side]
  })
}

function sequenceFlows(scope: Element): readonly Element[] {
  const inside = [...(scope.rootElements ?? []), ...(scope.flowElements ?? [])]
  return inside.flatMap(each => (each.$type === 'bpmn:SequenceFlow' ? [each] : sequenceFlows(each)))
}

function recommended(
  { name, code, sentence }: StyleRule,
  definitions: Element,
  tongue?: Tongue,
): readonly Problem[] {
  const rule = resolver.resolveRule('bpmnlint', name)({})
  return linter
    .applyRule(definitions, { name, rule, config: {}, category: 'warn' })
    .filter(({ category }) => category !== 'rule-error')
    .map(({ id }) => ({ code, element: id ?? null, message: say(sentence, tongue), severity: 'warning' }))
}
