// The gap report tells what today's practice leaves open, and what the process to be does instead.

import { expect, test } from 'vitest'
import { evidence } from '../../../engine/lint/evidence.ts'
import { gapMarkdown, gapReport } from '../../../engine/lint/gap-report.ts'
import { rules } from '../../../engine/lint/index.ts'
import { definitionsOf } from './definitions.ts'
import { drawings } from './processes.ts'
import { sketch } from './sketch.ts'

const asIs = await definitionsOf(drawings.get('A')!)
const toBe = await definitionsOf(drawings.get('B')!)

test('fourteen gaps of the referral as it works today, each with what comes instead', () => {
  const report = gapReport(asIs, toBe)!
  expect(report.gaps).toHaveLength(14)
  expect(report.kept).toHaveLength(17)
  expect(report.gaps.filter(gap => gap.toBe === null)).toEqual([])
  const feedback = report.gaps.find(gap => gap.code === 'GOV_10')!
  expect(feedback.findings.map(finding => finding.name)).toContain('Dropped, not recorded')
  expect(feedback.toBe).toContain('"Give feedback to the reporter"')
})

test('as Markdown it names rule, reason, place and remedy', () => {
  const text = gapMarkdown(gapReport(asIs, toBe)!)
  expect(text).toMatch(/^# Gap report: /)
  expect(text).toContain('breaks 14 of 31 rules, in 64 places')
  expect(text).toContain('## GOV-10 Feedback to the reporter')
  expect(text).toContain('(`A_e1`)')
  expect(text).toContain('**Instead.** Feedback is given by: ')
})

test('a process to be has nothing to report', () => {
  const report = gapReport(toBe)!
  expect(report.gaps).toEqual([])
  expect(gapMarkdown(report)).toContain('keeps all 31 rules')
})

test('a file without governance has no report', async () => {
  const plain = sketch('node s start @a "S"').replaceAll(/<gov:[^>]*\/>/g, '')
  expect(gapReport(await definitionsOf(plain))).toBeNull()
})

test('every rule has something to tell about a model that keeps it', () => {
  expect(Object.keys(evidence)).toEqual(rules.map(rule => rule.code))
})
