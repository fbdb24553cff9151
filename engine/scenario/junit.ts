// A JUnit report, which CI servers read: one suite holds all scenarios, named by their files.

import type { Outcome } from './play.ts'

/** How a scenario went, and how long it took in milliseconds. */
export type Timed = { readonly outcome: Outcome; readonly took: number }

export function junit(runs: readonly Timed[]): string {
  const failed = runs.filter(({ outcome }) => outcome.failures.length > 0).length
  const total = runs.reduce((sum, { took }) => sum + took, 0)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites tests="${runs.length}" failures="${failed}" time="${seconds(total)}">`,
    `<testsuite name="scenarios" tests="${runs.length}" failures="${failed}" time="${seconds(total)}">`,
    ...runs.map(testCase),
    '</testsuite>',
    '</testsuites>',
    '',
  ].join('\n')
}

function testCase({ outcome: { scenario, failures }, took }: Timed): string {
  const open = `<testcase name="${quote(scenario.name)}" classname="${quote(scenario.file)}" time="${seconds(took)}"`
  if (failures.length === 0) return `${open}/>`
  return `${open}><failure message="${quote(failures[0]!)}">${quote(failures.join('\n'))}</failure></testcase>`
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3)
}

function quote(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\uffff\u{10000}-\u{10ffff}]/gu, '')
}
