// The recommended rules of bpmnlint, each with the code and the sentence our findings carry. One recommended rule is
// left out: no-inclusive-gateway, because roles at a table, modules and measures are truly optional combinations.

import adHocSubProcess from 'bpmnlint/rules/ad-hoc-sub-process.js'
import conditionalFlows from 'bpmnlint/rules/conditional-flows.js'
import endEventRequired from 'bpmnlint/rules/end-event-required.js'
import eventBasedGateway from 'bpmnlint/rules/event-based-gateway.js'
import eventSubProcessTypedStartEvent from 'bpmnlint/rules/event-sub-process-typed-start-event.js'
import fakeJoin from 'bpmnlint/rules/fake-join.js'
import global from 'bpmnlint/rules/global.js'
import labelRequired from 'bpmnlint/rules/label-required.js'
import linkEvent from 'bpmnlint/rules/link-event.js'
import noBpmndi from 'bpmnlint/rules/no-bpmndi.js'
import noComplexGateway from 'bpmnlint/rules/no-complex-gateway.js'
import noDisconnected from 'bpmnlint/rules/no-disconnected.js'
import noDuplicateSequenceFlows from 'bpmnlint/rules/no-duplicate-sequence-flows.js'
import noGatewayJoinFork from 'bpmnlint/rules/no-gateway-join-fork.js'
import noImplicitEnd from 'bpmnlint/rules/no-implicit-end.js'
import noImplicitSplit from 'bpmnlint/rules/no-implicit-split.js'
import noImplicitStart from 'bpmnlint/rules/no-implicit-start.js'
import noOverlappingElements from 'bpmnlint/rules/no-overlapping-elements.js'
import singleBlankStartEvent from 'bpmnlint/rules/single-blank-start-event.js'
import singleEventDefinition from 'bpmnlint/rules/single-event-definition.js'
import startEventRequired from 'bpmnlint/rules/start-event-required.js'
import subProcessBlankStartEvent from 'bpmnlint/rules/sub-process-blank-start-event.js'
import superfluousGateway from 'bpmnlint/rules/superfluous-gateway.js'
import superfluousLabel from 'bpmnlint/rules/superfluous-label.js'
import superfluousTermination from 'bpmnlint/rules/superfluous-termination.js'
import { type Sentence, tell } from './sentences.ts'

export type RuleFactory = (config?: unknown) => { readonly check: unknown }

export type StyleRule = {
  readonly code: string
  readonly name: string
  readonly rule: RuleFactory
  readonly sentence: Sentence
  /** True where the rule is about the picture: it says nothing about a file without one. */
  readonly needsDiagram?: boolean
}

const rule = (name: string, factory: RuleFactory, sentence: Sentence, needsDiagram = false): StyleRule => ({
  code: `STYLE_${name.toUpperCase().replaceAll('-', '_')}`,
  name,
  rule: factory,
  sentence,
  needsDiagram,
})

export const styleRules: readonly StyleRule[] = [
  rule(
    'start-event-required',
    startEventRequired,
    tell`There is no start event. Draw where the process begins.`,
  ),
  rule('end-event-required', endEventRequired, tell`There is no end event. Draw how the process ends.`),
  rule(
    'no-implicit-start',
    noImplicitStart,
    tell`Nothing leads here. Draw a flow to it, or a start event before it.`,
  ),
  rule('no-implicit-end', noImplicitEnd, tell`Nothing follows. Draw a flow on, or an end event behind it.`),
  rule(
    'no-disconnected',
    noDisconnected,
    tell`It is connected to nothing. Connect it, or make it an annotation.`,
  ),
  rule(
    'single-blank-start-event',
    singleBlankStartEvent,
    tell`There are several start events without a trigger. Keep one.`,
  ),
  rule(
    'single-event-definition',
    singleEventDefinition,
    tell`The event has several triggers. Draw an event for each.`,
  ),
  rule(
    'sub-process-blank-start-event',
    subProcessBlankStartEvent,
    tell`A start event inside a sub-process has no trigger. Take the trigger away.`,
  ),
  rule(
    'event-sub-process-typed-start-event',
    eventSubProcessTypedStartEvent,
    tell`An event sub-process starts on something: give its start event a trigger.`,
  ),
  rule(
    'no-implicit-split',
    noImplicitSplit,
    tell`Several flows leave without a gateway. Draw the gateway that splits.`,
  ),
  rule(
    'fake-join',
    fakeJoin,
    tell`Several flows arrive, and each runs this anew. Draw the gateway that brings them together.`,
  ),
  rule('no-gateway-join-fork', noGatewayJoinFork, tell`The gateway joins and splits at once. Draw two.`),
  rule(
    'superfluous-gateway',
    superfluousGateway,
    tell`The gateway has one way in and one way out. Leave it out.`,
  ),
  rule(
    'no-complex-gateway',
    noComplexGateway,
    tell`A complex gateway is hard to read. Use an exclusive, inclusive or parallel one.`,
  ),
  rule(
    'event-based-gateway',
    eventBasedGateway,
    tell`An event-based gateway waits for at least two events. Draw what else may happen.`,
  ),
  rule(
    'conditional-flows',
    conditionalFlows,
    tell`The flow has no condition although others of the gateway have one. Add one, or mark it as default.`,
  ),
  rule('no-duplicate-sequence-flows', noDuplicateSequenceFlows, tell`Two flows do the same. Remove one.`),
  rule(
    'link-event',
    linkEvent,
    tell`The link has no counterpart of the same name. Draw it, or correct the name.`,
  ),
  rule(
    'ad-hoc-sub-process',
    adHocSubProcess,
    tell`An ad-hoc sub-process has no start and end events. Leave them out.`,
  ),
  rule(
    'superfluous-termination',
    superfluousTermination,
    tell`The terminate end event ends nothing else. A plain end event will do.`,
  ),
  rule('label-required', labelRequired, tell`It has no label. Say in a few words what happens here.`),
  rule(
    'superfluous-label',
    superfluousLabel,
    tell`The label says what the shape says already. Leave it out.`,
  ),
  rule(
    'global',
    global,
    tell`The error, signal, message or escalation is unnamed, defined twice, or used nowhere. Name it once and use it.`,
  ),
  rule('no-bpmndi', noBpmndi, tell`It is in the file but not in the picture. Draw it, or remove it.`, true),
  rule('no-overlapping-elements', noOverlappingElements, tell`It lies over another element. Move it.`, true),
]
