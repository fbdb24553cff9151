// The commands `test` and `check` as a shell sees them: what they print, and their exit status.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { check, test as runTests } from '../../../engine/scenario/command.ts'
import { bpmn } from '../../support/bpmn.ts'

const folder = mkdtempSync(join(tmpdir(), 'linkspan-'))
const path = (name: string) => join(folder, name)
const write = (name: string, text: string) => writeFileSync(path(name), text)

const drawing = bpmn(
  's(start name=Begin) > a(user name=Look) > x(exclusive) >[n = 1] e(end name=Done) ; x >[default] f(end)',
)
const good =
  'name: Good\nfiles: [a.bpmn]\nstart: {process: p, variables: {n: 1}}\nsteps: [{complete: a}]\nexpect: {ends: [e]}'
write('a.bpmn', drawing)
write('broken.bpmn', bpmn('s(start) > a(service start-quantity=0) > e(end)'))
write('drawn.bpmn', bpmn('p(process drawn) s(start) > a(script) > e(end)'))
write(
  'a.form',
  JSON.stringify({
    id: 'a',
    components: [
      { type: 'textfield', key: 'x' },
      { type: 'number', key: '1' },
    ],
  }),
)
write('good.scenario.yaml', good)
write('bad.scenario.yaml', 'name: Bad\nfiles: [a.bpmn]\nstart: {process: p}\nexpect: {status: completed}')
write('unreadable.scenario.yaml', 'files: [a.bpmn]\nstart: {process: p}\nstep: []')
write('lost.scenario.yaml', 'files: [nowhere.bpmn]\nstart: {process: p}')

let out = ''
let err = ''
beforeEach(() => {
  out = ''
  err = ''
  vi.spyOn(process.stdout, 'write').mockImplementation(text => {
    out += text
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation(text => {
    err += text
    return true
  })
  return () => vi.restoreAllMocks()
})
afterAll(() => rmSync(folder, { recursive: true }))

test('0 when all hold', async () => {
  expect(await runTests([path('good.scenario.yaml')])).toBe(0)
  expect(out).toBe('ok    Good\n')
})

test('1 when one does not, with what was expected and the trace', async () => {
  expect(await runTests([path('good.scenario.yaml'), path('bad.scenario.yaml')])).toBe(1)
  expect(out).toContain('Expected the status completed, came active.')
  expect(out).toContain('trace of p 1: s a (active)')
})

test('2 when a file cannot be used, named with its line; the others still run', async () => {
  expect(await runTests([path('unreadable.scenario.yaml'), path('good.scenario.yaml')])).toBe(2)
  expect(err).toMatch(/unreadable\.scenario\.yaml:3: unknown key step in a scenario/)
  expect(out).toBe('ok    Good\n')
})

test('2 when a file that is named does not exist', async () => {
  expect(await runTests([path('lost.scenario.yaml')])).toBe(2)
  expect(err).toContain('nowhere.bpmn cannot be read')
  expect(await runTests([path('none.scenario.yaml')])).toBe(2)
  expect(await runTests([])).toBe(2)
  expect(await runTests(['--jason', folder])).toBe(2)
})

test('one JSON object a line and nothing else', async () => {
  await runTests(['--json', '--coverage', path('good.scenario.yaml'), path('bad.scenario.yaml')])
  const [good, bad, coverage, ...more] = out
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
  expect(more).toEqual([])
  expect(good).toMatchObject({ name: 'Good', ok: true, status: 'completed', failures: [] })
  expect(bad).toMatchObject({ name: 'Bad', ok: false, status: 'active' })
  expect(coverage.coverage).toMatchObject({
    process: 'p',
    nodes: { taken: 4, total: 5, missing: ['f'] },
    flows: { taken: 3, total: 4, missing: ['x_f'] },
  })
})

test('1 where something in the folder is taken by no scenario; a drawing elsewhere is only told', async () => {
  mkdirSync(path('half'))
  write('half/half.scenario.yaml', good)
  write('half/a.bpmn', drawing)
  expect(await runTests(['--coverage', path('half')])).toBe(1)
  expect(out).toContain('not taken: x_f')
  write('half/other.scenario.yaml', good.replace('n: 1', 'n: 2').replace('[e]', '[f]'))
  expect(await runTests(['--coverage', path('half')])).toBe(0)
  rmSync(path('half/a.bpmn'))
  rmSync(path('half/other.scenario.yaml'))
  write('half/half.scenario.yaml', good.replace('a.bpmn', '../a.bpmn'))
  expect(await runTests(['--coverage', path('half')])).toBe(0)
  expect(out).toContain('not taken: x_f')
  rmSync(path('half'), { recursive: true })
})

test('a JUnit report names each scenario and what failed', async () => {
  await runTests(['--junit', path('report.xml'), path('good.scenario.yaml'), path('bad.scenario.yaml')])
  const report = readFileSync(path('report.xml'), 'utf8')
  expect(report).toContain('<testsuites tests="2" failures="1"')
  expect(report).toMatch(
    /<testcase name="Bad"[^>]*><failure message="Expected the status completed, came active."/,
  )
})

test('check tells problems as file:element code sentence', async () => {
  expect(await check([path('broken.bpmn')])).toBe(1)
  expect(out).toMatch(/broken\.bpmn:a QUANTITY_TOO_SMALL \S/)
})

test('check prints one object a file, and warnings do not fail it', async () => {
  expect(await check(['--json', path('a.bpmn')])).toBe(0)
  const checked = JSON.parse(out)
  expect(checked).toMatchObject({ file: path('a.bpmn'), ok: true })
  expect(checked.problems.every((problem: { severity: string }) => problem.severity === 'warning')).toBe(true)
})

test('check looks at forms', async () => {
  expect(await check([path('a.form')])).toBe(1)
  expect(out).toContain('FORM_KEY_INVALID The key "1" is no name of a variable.')
})

test('what only concerns running is no error in a drawing that does not run', async () => {
  expect(await check([path('drawn.bpmn')])).toBe(0)
})

test('check takes folders, and says when there is nothing in them', async () => {
  expect(await check([folder])).toBe(1)
  expect(await check([path('none')])).toBe(2)
})
