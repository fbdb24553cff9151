// The gap report: which rules today's practice breaks, where, why that matters, and what the process to be does
// instead. As data for a page, and as Markdown for a file.

import { evidence } from './evidence.ts'
import { type Element, models, type Rule, rules } from './index.ts'
import type { Model } from './model.ts'

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
export function gapReport(asIs: Element, toBe: Element | null = null): GapReport | null {
  const [model] = models(asIs)
  if (!model) return null
  const [other] = toBe ? models(toBe) : []
  const judged = rules.map(rule => ({ rule, findings: rule.check(model, {}) }))
  return {
    process: { id: model.process, name: model.processName, variant: model.gov.variant },
    toBe: other ? { id: other.process, name: other.processName } : null,
    gaps: judged
      .filter(({ findings }) => findings.length > 0)
      .map(({ rule, findings }) => gap(rule, findings, model, other)),
    kept: judged
      .filter(({ findings }) => findings.length === 0)
      .map(({ rule: { code, title } }) => ({ code, title })),
  }
}

function gap(rule: Rule, findings: ReturnType<Rule['check']>, model: Model, other: Model | undefined): Gap {
  const { code, title, says, why, source, cure } = rule
  const names = new Map<string, string>(
    [...model.steps, ...model.messages, ...model.pools].map(each => [each.id, each.name]),
  )
  const found = findings.map(({ element, message }) => ({
    element,
    name: (element && names.get(element)) || null,
    message,
  }))
  return {
    code,
    title,
    says,
    why,
    source,
    cure,
    findings: found,
    toBe: (other && evidence[code]?.(other)) || null,
  }
}

/** The report as Markdown. */
export function gapMarkdown(report: GapReport): string {
  const places = report.gaps.reduce((sum, { findings }) => sum + findings.length, 0)
  return [
    `# Gap report: ${report.process.name}`,
    '',
    report.gaps.length === 0
      ? `The model (${report.process.variant}) keeps all ${report.kept.length} rules.`
      : `The model (${report.process.variant}) breaks ${report.gaps.length} of ${report.gaps.length + report.kept.length} rules, in ${places} places.${report.toBe ? ` Beside each stands what "${report.toBe.name}" does instead.` : ''}`,
    '',
    ...report.gaps.flatMap(section),
    '## Kept',
    '',
    ...report.kept.map(({ code, title }) => `- ${dashed(code)} ${title}`),
    '',
  ].join('\n')
}

function section(gap: Gap): readonly string[] {
  return [
    `## ${dashed(gap.code)} ${gap.title}`,
    '',
    gap.says,
    '',
    `**Why.** ${gap.why} **Source.** ${gap.source}.`,
    '',
    '**Today.**',
    '',
    ...gap.findings.map(({ message, element }) => `- ${message}${element ? ` (\`${element}\`)` : ''}`),
    '',
    `**Instead.** ${gap.toBe ?? gap.cure}`,
    '',
  ]
}

function dashed(code: string): string {
  return code.replace('_', '-')
}
