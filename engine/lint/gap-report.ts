// The gap report: which rules today's practice breaks, where, why that matters, and what the process to be does
// instead. As data for a page, and as Markdown for a file.

import { evidence } from './evidence.ts'
import { type Element, models, type Rule, rules, ruleText } from './index.ts'
import type { Model } from './model.ts'
import { say, type Tongue, tell } from './sentences.ts'

export type GapReport = {
  readonly process: { readonly id: string; readonly name: string; readonly variant: 'AS-IS' | 'TO-BE' }
  /** The process to be that it is compared with, where one was given. */
  readonly toBe: { readonly id: string; readonly name: string } | null
  readonly gaps: readonly Gap[]
  /** The rules without a finding, in order. */
  readonly kept: readonly { readonly code: string; readonly title: string }[]
}

export type Gap = Pick<Rule, 'code' | 'title' | 'says' | 'why' | 'source' | 'cure'> & {
  readonly findings: readonly {
    readonly element: string | null
    readonly name: string | null
    readonly message: string
  }[]
  /** How the process to be keeps the rule; null where it was not given or has nothing the rule is about. */
  readonly toBe: string | null
}

/** Reports on the first governed model of a file; null where the file says nothing about governance. */
export function gapReport(asIs: Element, toBe: Element | null = null, tongue?: Tongue): GapReport | null {
  const [model] = models(asIs)
  if (!model) return null
  const [other] = toBe ? models(toBe) : []
  const judged = rules.map(rule => ({ rule, findings: rule.check(model, {}) }))
  return {
    process: { id: model.process, name: model.processName, variant: model.gov.variant },
    toBe: other ? { id: other.process, name: other.processName } : null,
    gaps: judged
      .filter(({ findings }) => findings.length > 0)
      .map(({ rule, findings }) => gap(rule, findings, model, other, tongue)),
    kept: judged
      .filter(({ findings }) => findings.length === 0)
      .map(({ rule }) => ({ code: rule.code, title: ruleText(rule, tongue).title })),
  }
}

function gap(
  rule: Rule,
  findings: ReturnType<Rule['check']>,
  model: Model,
  other: Model | undefined,
  tongue: Tongue | undefined,
): Gap {
  const { title, says, why, cure, source } = ruleText(rule, tongue)
  const names = new Map<string, string>(
    [...model.steps, ...model.messages, ...model.pools].map(each => [each.id, each.name]),
  )
  const kept = other && evidence[rule.code]?.(other)
  return {
    code: rule.code,
    title,
    says,
    why,
    source,
    cure,
    findings: findings.map(({ element, message }) => ({
      element,
      name: (element && names.get(element)) || null,
      message: say(message, tongue),
    })),
    toBe: kept ? say(kept, tongue) : null,
  }
}

/** The report as Markdown. */
export function gapMarkdown(report: GapReport, tongue?: Tongue): string {
  const { process, gaps, kept, toBe } = report
  const places = gaps.reduce((sum, { findings }) => sum + findings.length, 0)
  const all = String(gaps.length + kept.length)
  const sum =
    gaps.length === 0
      ? tell`The model (${process.variant}) keeps all ${all} rules.`
      : tell`The model (${process.variant}) breaks ${String(gaps.length)} of ${all} rules, in ${String(places)} places.`
  const beside = tell`Beside each stands what "${toBe?.name ?? ''}" does instead.`
  return [
    `# ${say(tell`Gap report: ${process.name}`, tongue)}`,
    '',
    [sum, ...(toBe && gaps.length > 0 ? [beside] : [])].map(each => say(each, tongue)).join(' '),
    '',
    ...gaps.flatMap(gap => section(gap, tongue)),
    `## ${say(tell`Kept`, tongue)}`,
    '',
    ...kept.map(({ code, title }) => `- ${dashed(code)} ${title}`),
    '',
  ].join('\n')
}

function section(gap: Gap, tongue: Tongue | undefined): readonly string[] {
  return [
    `## ${dashed(gap.code)} ${gap.title}`,
    '',
    gap.says,
    '',
    say(tell`**Why.** ${gap.why} **Source.** ${gap.source}.`, tongue),
    '',
    `**${say(tell`Today.`, tongue)}**`,
    '',
    ...gap.findings.map(({ message, element }) => `- ${message}${element ? ` (\`${element}\`)` : ''}`),
    '',
    say(tell`**Instead.** ${gap.toBe ?? gap.cure}`, tongue),
    '',
  ]
}

function dashed(code: string): string {
  return code.replace('_', '-')
}
