import { afterAll, beforeAll, expect, test } from 'vitest'
import { createScriptPool, type ScriptPool } from '../../../engine/script/pool.ts'
import type { ScriptResult } from '../../../engine/script/sandbox.ts'

const now = Date.UTC(2026, 5, 1, 12)
let pool: ScriptPool

beforeAll(() => {
  pool = createScriptPool()
})

afterAll(() => pool.close())

function run(source: string, variables: Record<string, unknown> = {}): Promise<ScriptResult> {
  return pool.run({ source, variables, now, seed: 1 })
}

test('a script runs in a thread of its own', async () => {
  expect(await run('a * 2', { a: 21 })).toEqual({ ok: true, value: 42 })
})

const attacks: [title: string, source: string, code: string][] = [
  ['a loop without end', 'for (;;) {}', 'SCRIPT_TIMEOUT'],
  [
    'a native search that never asks for the time',
    'for (let i = 0; i < 50; i++) "a".repeat(4e6).indexOf("a".repeat(1000) + "b")',
    'SCRIPT_TIMEOUT',
  ],
  ['an array that grows for ever', 'const a = []; for (;;) a.push(new Array(1000).fill(1))', 'SCRIPT_MEMORY'],
  [
    'JSON of a deep object',
    'let a = []; for (let i = 0; i < 100000; i++) a = [a]; JSON.stringify(a)',
    'SCRIPT_ERROR',
  ],
  ['a pattern that backtracks for ever', '/(a+)+$/.test("a".repeat(40) + "b")', 'SCRIPT_TIMEOUT'],
  ['a text that doubles', 'let s = "a"; for (;;) s += s', 'SCRIPT_MEMORY'],
  ['a native join that never ends', 'new Array(2 ** 32 - 1).join("a")', 'SCRIPT_TIMEOUT'],
  ['a way out through prototypes', 'this.constructor.constructor("return process")().exit()', 'SCRIPT_ERROR'],
]

for (const [title, source, code] of attacks) {
  test(`contains ${title}, goes on meanwhile, and runs the next script`, async () => {
    let turns = 0
    const turn = setInterval(() => turns++, 10)
    const begin = performance.now()
    const result = await run(source)
    const took = performance.now() - begin
    clearInterval(turn)
    expect(result).toMatchObject({ ok: false, code })
    expect(took).toBeLessThan(10_000)
    expect(turns).toBeGreaterThanOrEqual(Math.floor(took / 200))
    expect(await run('1 + 1')).toEqual({ ok: true, value: 2 })
  })
}

test('scripts wait for each other and each gets its own result', async () => {
  const results = await Promise.all(Array.from({ length: 20 }, (_, i) => run('n', { n: i })))
  expect(results).toEqual(Array.from({ length: 20 }, (_, i) => ({ ok: true, value: i })))
})

test('attack upon attack leaves the pool at work', async () => {
  const search = '"a".repeat(4e6).indexOf("a".repeat(1000) + "b")'
  const native = `for (let i = 0; i < 50; i++) ${search}`
  const results = await Promise.all([run(native), run(native), run('"after"')])
  expect(results.map(result => (result.ok ? result.value : result.code))).toEqual([
    'SCRIPT_TIMEOUT',
    'SCRIPT_TIMEOUT',
    'after',
  ])
})

test('the thread of a script knows nothing of the environment', async () => {
  expect(await run('typeof process')).toEqual({ ok: true, value: 'undefined' })
})

test('a closed pool says so', async () => {
  const other = createScriptPool()
  await other.close()
  expect(await other.run({ source: '1', variables: {}, now, seed: 1 })).toMatchObject({ ok: false })
})

test('closing fails the scripts that have not ended', async () => {
  const other = createScriptPool()
  const pending = other.run({ source: 'for (;;) {}', variables: {}, now, seed: 1 })
  await other.close()
  expect(await pending).toMatchObject({ ok: false, code: 'SCRIPT_ERROR' })
})
