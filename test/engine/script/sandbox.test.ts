import { execFileSync } from 'node:child_process'
import { beforeAll, expect, test } from 'vitest'
import {
  createSandbox,
  type Sandbox,
  type ScriptRequest,
  type ScriptResult,
} from '../../../engine/script/sandbox.ts'

const now = Date.UTC(2026, 5, 1, 12, 30)
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await createSandbox()
})

function run(
  source: string,
  variables: Record<string, unknown> = {},
  more: Partial<ScriptRequest> = {},
): ScriptResult {
  return sandbox.run({ source, variables, now, seed: 1, ...more })
}

const results: [title: string, source: string, value: unknown, variables?: Record<string, unknown>][] = [
  ['an expression gives its value', '1 + 2', 3],
  ['an object may stand alone', '{ total: amount * 2 }', { total: 4 }, { amount: 2 }],
  ['the last statement gives the result', 'const a = 1; const b = 2\na + b', 3],
  [
    'return gives the result',
    'if (amount > 1) return { big: true }\nreturn { big: false }',
    { big: true },
    { amount: 2 },
  ],
  ['a script that says nothing gives null', 'const a = 1', null],
  ['a function that says nothing gives null', 'if (false) return 1', null],
  ['a comment may end the script', 'amount // so much', 2, { amount: 2 }],
  ['variables are globals', 'first + last.name', 'ab', { first: 'a', last: { name: 'b' } }],
  ['names that are no identifiers are in variables', 'variables["first name"]', 'a', { 'first name': 'a' }],
  ['all variables are in variables', 'Object.keys(variables)', ['a', 'b-c'], { a: 1, 'b-c': 2 }],
  ['a variable may hide a built-in name', 'JSON', 1, { JSON: 1 }],
  ['a variable cannot hide undefined', '[undefined, variables.undefined]', [null, 1], { undefined: 1 }],
  [
    'a name that points to prototypes is a variable like others',
    'variables.__proto__',
    1,
    JSON.parse('{"__proto__": 1}'),
  ],
  ['a script may declare a name that a variable has', 'const amount = 5; amount', 5, { amount: 2 }],
  ['a script may assign to a variable', 'amount = amount + 1; amount', 3, { amount: 2 }],
  ['a result brings no prototype along', 'JSON.parse(\'{"a": 1, "__proto__": {"b": 2}}\')', { a: 1 }],
  ['a script may replace what the sandbox uses itself', 'Promise = 5; Object = null; 1', 1],
  ['dates leave as ISO text', '({ at: new Date(0) })', { at: '1970-01-01T00:00:00.000Z' }],
  ['what JSON leaves out is left out', '({ a: undefined, b: NaN, c: () => 1 })', { b: null }],
  ['letters of all languages may name variables', 'größe', 1, { größe: 1 }],
  ['numbers that JSON lacks are null', '({ a: Infinity, b: -Infinity, c: -0 })', { a: null, b: null, c: 0 }],
  ['a gap in a list is null', '[1, , 3]', [1, null, 3]],
  ['what a generator yields may be listed', '[...(function* () { yield 1; yield 2 })()]', [1, 2]],
  ['a map leaves as an empty object', '({ m: new Map([[1, 2]]) })', { m: {} }],
  ['an instance leaves as its own fields', 'class A { x = 1; get y() { return 2 } }; new A()', { x: 1 }],
  ['symbols name nothing', '({ [Symbol("a")]: 1, b: 2 })', { b: 2 }],
  ['what looks like a promise is an object', '({ then(done) { done(1) }, a: 1 })', { a: 1 }],
  ['a promise that goes on for ever never begins', 'const f = () => Promise.resolve().then(f); f(); 1', 1],
  [
    'ten thousand calls of a console that is not there, each caught, change nothing',
    'let n = 0; for (let i = 0; i < 10000; i++) { try { console.log(i) } catch { n++ } } n',
    10_000,
  ],
  ['eval runs within', 'eval("amount + 1")', 3, { amount: 2 }],
  ['a pair of surrogates is one character', '"\\ud83d" + "\\ude00"', '😀'],
  ['a text may speak of a NUL', '"\\\\u0000"', '\\u0000'],
  [
    'a result may answer through a proxy',
    'new Proxy({ a: 1 }, { get: (target, name) => target[name] ?? 2 })',
    { a: 1 },
  ],
  [
    'a result cannot put a prototype in place of another',
    'Object.prototype.polluted = 1; ({ ["__proto__"]: { admin: true }, a: 1 })',
    { a: 1 },
  ],
  ['Date.now is pinned', 'Date.now()', now],
  ['new Date is pinned', 'new Date().toISOString()', '2026-06-01T12:30:00.000Z'],
  ['a date from its constructor is pinned', 'new (new Date(0).constructor)().getTime()', now],
  ['a subclass of Date is pinned', 'class D extends Date {}; new D().getTime()', now],
  ['Date as a function is pinned', 'Date().slice(0, 15)', 'Mon Jun 01 2026'],
  ['Date.parse reads text', 'Date.parse("2026-01-02")', Date.UTC(2026, 0, 2)],
  ['local time is UTC', '[new Date().getHours(), new Date().getTimezoneOffset()]', [12, 0]],
  ['a date of parts is UTC', 'new Date(2026, 0, 2, 3).toISOString()', '2026-01-02T03:00:00.000Z'],
  ['a text without a zone is UTC', 'new Date("2026-01-02T03:04").toISOString()', '2026-01-02T03:04:00.000Z'],
  ['one number is a moment', 'new Date(5).getTime()', 5],
  [
    'setting hours sets UTC hours',
    'const d = new Date(0); d.setHours(5); d.toISOString()',
    '1970-01-01T05:00:00.000Z',
  ],
]

for (const [title, source, value, variables] of results) {
  test(title, () => {
    expect(run(source, variables)).toEqual({ ok: true, value })
  })
}

test('a script gives the same in every zone of the world', () => {
  const source =
    '[new Date(2026, 0, 2, 3).getTime(), new Date("2026-07-02T03:04").getTime(), new Date().getHours()]'
  const host = `
    import { createSandbox } from ${JSON.stringify(new URL('../../../engine/script/sandbox.ts', import.meta.url).href)}
    const request = { source: ${JSON.stringify(source)}, variables: {}, now: ${now}, seed: 1 }
    console.log(JSON.stringify([new Date(0).getHours(), (await createSandbox()).run(request)]))`
  const options = { env: { ...process.env, TZ: 'America/New_York' }, encoding: 'utf8' } as const
  const told = execFileSync(process.execPath, ['--input-type=module', '-e', host], options)
  const value = [Date.UTC(2026, 0, 2, 3), Date.UTC(2026, 6, 2, 3, 4), 12]
  expect(JSON.parse(told)).toEqual([19, { ok: true, value }])
})

test('chance is drawn from the seed', () => {
  const source = '[Math.random(), Math.random()]'
  const first = run(source)
  expect(run(source)).toEqual(first)
  expect(run(source, {}, { seed: 2 })).not.toEqual(first)
  expect(run(source, {}, { seed: 'case 1' })).not.toEqual(run(source, {}, { seed: 'case 2' }))
  const [one] = (first as { value: number[] }).value
  expect(one).toBeGreaterThanOrEqual(0)
  expect(one).toBeLessThan(1)
})

const errors: [title: string, source: string, code: string, message: RegExp][] = [
  ['what is not JavaScript', 'let let', 'SCRIPT_ERROR', /SyntaxError/],
  ['a name that is not there', '\n\nabsent', 'SCRIPT_ERROR', /ReferenceError: .*absent.* \(line 3\)\.$/],
  [
    'an error that is thrown',
    'throw new Error("no address")',
    'SCRIPT_ERROR',
    /The script failed: Error: no address \(line 1\)\.$/,
  ],
  ['a text that is thrown', 'throw "no address"', 'SCRIPT_ERROR', /no address/],
  ['an error that cannot be shown', 'throw { get name() { throw 1 } }', 'SCRIPT_ERROR', /cannot be shown/],
  ['a result that is a function', '(() => 1)', 'SCRIPT_RESULT', /it is a function/],
  ['a result that is a promise', 'Promise.resolve(1)', 'SCRIPT_RESULT', /a script cannot wait/],
  ['a result that is a BigInt', '({ n: 1n })', 'SCRIPT_RESULT', /a BigInt/],
  ['a console', 'console.log(1)', 'SCRIPT_ERROR', /ReferenceError: .*console.* is not defined/],
  ['an import', 'import fs from "node:fs"', 'SCRIPT_ERROR', /SyntaxError/],
  ['numbers of two kinds', '1n + 1', 'SCRIPT_ERROR', /bigint/],
  [
    'what is thrown and is no error',
    'throw { reason: 1 }',
    'SCRIPT_ERROR',
    /threw an object that is no error/,
  ],
  ['a result that is a symbol', 'Symbol("x")', 'SCRIPT_RESULT', /it is a symbol/],
  ['a result that an async function gives', '(async () => 1)()', 'SCRIPT_RESULT', /a script cannot wait/],
  ['a promise within the result', '({ a: [Promise.resolve(1)] })', 'SCRIPT_RESULT', /a script cannot wait/],
  ['half a character', '({ a: ["\\ud83d"] })', 'SCRIPT_RESULT', /half of one/],
  ['a NUL in a name', '({ "\\u0000": 1 })', 'SCRIPT_RESULT', /a NUL/],
  [
    'a result that throws when it is read',
    '({ get a() { throw new Error("no") } })',
    'SCRIPT_RESULT',
    /^The result of the script cannot be read: Error: no \(line 1\)\.$/,
  ],
  [
    'a proxy that throws when it is read',
    'new Proxy({}, { ownKeys() { throw new Error("no") } })',
    'SCRIPT_RESULT',
    /cannot be read: Error: no/,
  ],
  ['a result that contains itself', 'const a = {}; a.a = a; a', 'SCRIPT_RESULT', /part of itself/],
  ['a result that is too long', '"a".repeat(2000000)', 'SCRIPT_RESULT', /longer than/],
  ['a script that is too long', `"${'a'.repeat(100_000)}"`, 'SCRIPT_ERROR', /longer than/],
]

for (const [title, source, code, message] of errors) {
  test(`fails: ${title}`, () => {
    expect(run(source)).toEqual({ ok: false, code, message: expect.stringMatching(message) })
  })
}

const attacks: [title: string, source: string, codes: string[]][] = [
  ['a loop without end', 'for (;;) {}', ['SCRIPT_TIMEOUT']],
  ['a loop that catches its interruption', 'for (;;) { try { for (;;) {} } catch {} }', ['SCRIPT_TIMEOUT']],
  ['a pattern that backtracks for ever', '/(a+)+$/.test("a".repeat(40) + "b")', ['SCRIPT_TIMEOUT']],
  [
    'an array that grows for ever',
    'const a = []; for (;;) a.push(new Array(1000).fill(1))',
    ['SCRIPT_MEMORY'],
  ],
  ['objects without end', 'const a = []; for (;;) a.push({ a: 1 })', ['SCRIPT_MEMORY', 'SCRIPT_TIMEOUT']],
  ['a text that doubles', 'let s = "a"; for (;;) s += s', ['SCRIPT_MEMORY']],
  ['a buffer beyond the memory', 'new ArrayBuffer(2e9)', ['SCRIPT_MEMORY']],
  ['recursion without end', '(function f() { f() })()', ['SCRIPT_ERROR']],
  [
    'JSON of a deep object',
    'let a = []; for (let i = 0; i < 100000; i++) a = [a]; JSON.stringify(a)',
    ['SCRIPT_ERROR'],
  ],
  ['a deep object as result', 'let a = []; for (let i = 0; i < 100000; i++) a = [a]; a', ['SCRIPT_RESULT']],
  ['a deep text of JSON', 'JSON.parse("[".repeat(100000) + "]".repeat(100000))', ['SCRIPT_ERROR']],
  ['source nested deep', 'eval("(".repeat(20000) + ")".repeat(20000))', ['SCRIPT_ERROR']],
  ['an error that loops when it is shown', 'throw { get message() { for (;;) {} } }', ['SCRIPT_TIMEOUT']],
  ['a result that loops when it is read', '({ toJSON() { for (;;) {} } })', ['SCRIPT_TIMEOUT']],
  ['a promise loop', '(async () => { for (;;) await null })()', ['SCRIPT_RESULT']],
  [
    'a generator without end',
    '[...(function* () { for (;;) yield 1 })()]',
    ['SCRIPT_MEMORY', 'SCRIPT_TIMEOUT'],
  ],
  ['a comparison without end', '[3, 1, 2].sort(() => { for (;;); })', ['SCRIPT_TIMEOUT']],
  ['a proxy that never tells its keys', 'new Proxy({}, { ownKeys() { for (;;); } })', ['SCRIPT_TIMEOUT']],
  ['a getter without end', '({ get a() { for (;;); } })', ['SCRIPT_TIMEOUT']],
  [
    'a name of the global object that never answers',
    'Object.defineProperty(globalThis, "x", { get() { for (;;); } }); x',
    ['SCRIPT_TIMEOUT'],
  ],
  ['a text that never becomes one', '`${{ [Symbol.toPrimitive]() { for (;;); } }}`', ['SCRIPT_TIMEOUT']],
  ['a text beyond the memory', '"a".repeat(2 ** 29)', ['SCRIPT_MEMORY']],
  ['a text beyond all texts', '"a".padStart(2 ** 30)', ['SCRIPT_ERROR']],
  ['a list beyond the memory', 'new Array(1e8).fill(0)', ['SCRIPT_MEMORY']],
  [
    'typed arrays without end',
    'const a = []; for (;;) a.push(new Float64Array(1e5).fill(1))',
    ['SCRIPT_MEMORY'],
  ],
  ['a number beyond all numbers', '2n ** 10000000n', ['SCRIPT_ERROR']],
  ['a list of gaps as result', 'const a = [1]; a.length = 4294967295; a', ['SCRIPT_TIMEOUT']],
  [
    'a result that shares its parts and is endless when written out',
    'let a = {}; for (let i = 0; i < 59; i++) a = { a, b: a }; a',
    ['SCRIPT_TIMEOUT', 'SCRIPT_MEMORY'],
  ],
  [
    'a stack that loops when it is told',
    'Error.prepareStackTrace = () => { for (;;); }; throw new Error("x")',
    ['SCRIPT_ERROR', 'SCRIPT_TIMEOUT'],
  ],
  ['an error with a name that is no text', 'throw { name: Symbol(), message: {} }', ['SCRIPT_ERROR']],
]

for (const [title, source, codes] of attacks) {
  test(`contains ${title}, and runs the next script`, async () => {
    const result = run(source)
    expect(codes).toContain(result.ok ? result.value : result.code)
    await sandbox.ready()
    expect(run('1 + 1')).toEqual({ ok: true, value: 2 })
  })
}

test('an engine that breaks is replaced', async () => {
  const own = await createSandbox()
  const request = {
    source: 'JSON.parse("[".repeat(900) + "]".repeat(900)).length',
    variables: {},
    now,
    seed: 1,
  }
  // With nearly no stack of the host left, WebAssembly breaks off in the middle of what it does.
  const atTheEdge = (): ScriptResult => {
    try {
      return atTheEdge()
    } catch {
      return own.run(request)
    }
  }
  expect(atTheEdge()).toMatchObject({ ok: false })
  await own.ready()
  expect(own.run(request)).toEqual({ ok: true, value: 1 })
})

const escapes: [title: string, source: string][] = [
  ['process', 'typeof process'],
  ['require', 'typeof require'],
  ['fetch', 'typeof fetch'],
  ['timers', 'typeof setTimeout'],
  ['the console', 'typeof console'],
  ['WebAssembly', 'typeof WebAssembly'],
  ['the function constructor', '(() => {}).constructor("return typeof process")()'],
  ['the global object', 'typeof globalThis.constructor.constructor("return this")().process'],
  ['weak references', 'typeof WeakRef'],
  ['shared memory', 'typeof Atomics'],
  ['the libraries of QuickJS', 'typeof std === "undefined" ? typeof os : "std"'],
  ['generators', '(function* () {}).constructor("return typeof process")().next().value ?? typeof process'],
  ['an evaluated text', 'eval("typeof process")'],
]

for (const [title, source] of escapes) {
  test(`gives no way out through ${title}`, () => {
    expect(run(source)).toEqual({ ok: true, value: 'undefined' })
  })
}

test('a script cannot import', () => {
  expect(run('import("node:fs")')).toMatchObject({ ok: false })
})

test('one script leaves nothing to the next', () => {
  run('globalThis.left = 1; Array.prototype.left = 1; Object.prototype.left = 1; JSON.stringify = () => "9"')
  expect(run('[typeof left, [].left, {}.left]')).toEqual({ ok: true, value: ['undefined', null, null] })
})

test('a script that replaces built-ins still gives its own result', () => {
  const source =
    'JSON.stringify = () => "9"; Object.keys = () => []; Array.isArray = () => true; ({ a: [1] })'
  expect(run(source)).toEqual({ ok: true, value: { a: [1] } })
})

test('variables stay as they are outside', () => {
  const variables = { list: [1] }
  run('list.push(2); list', variables)
  expect(variables).toEqual({ list: [1] })
})

test('the memory of a sandbox is the most that any script gets', async () => {
  const source = 'new Array(3000000).fill(1).length'
  const request = { source, variables: {}, now, seed: 1 }
  expect(sandbox.run(request)).toMatchObject({ ok: false, code: 'SCRIPT_MEMORY' })
  const large = await createSandbox({ memoryBytes: 128 * 1024 * 1024 })
  expect(large.run(request)).toEqual({ ok: true, value: 3000000 })
})

test('the deadline of a script is the one it is given', () => {
  const message = 'The script was stopped after 20 ms of work.'
  expect(run('for (;;) {}', {}, { timeoutMs: 20 })).toEqual({ ok: false, code: 'SCRIPT_TIMEOUT', message })
})
