// The pages that tell what runs and what codes there are list what the code has, no more and no less.

import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { codesPage } from '../../docs/codes.ts'
import { supportedPage } from '../../docs/supported.ts'
import { behaviours } from '../../engine/elements/index.ts'
import { supportedElements } from '../../engine/elements/supported.ts'
import { DECISIONS, DRAWING, FORMS, PACKS, SCRIPTS } from '../../engine/graph/codes.ts'
import { INCIDENTS } from '../../engine/run/incident.ts'
import { REJECTIONS } from '../../engine/run/rejection.ts'
import { triggers } from '../../engine/triggers/index.ts'
import { supportedTriggers } from '../../engine/triggers/supported.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const page = (name: string) => readFileSync(`${root}docs/${name}`, 'utf8')

test('each element that runs is told, and no other', () => {
  expect(Object.keys(supportedElements).sort()).toEqual(Object.keys(behaviours).sort())
})

test('each kind of event that runs is told, and no other', () => {
  expect(Object.keys(supportedTriggers).sort()).toEqual(Object.keys(triggers).sort())
})

test('docs/supported.md is what the tables say; npm run docs writes it anew', () => {
  expect(page('supported.md')).toBe(supportedPage())
})

test('docs/codes.md is what the tables say; npm run docs writes it anew', () => {
  expect(page('codes.md')).toBe(codesPage())
})

test('each code that stands in the engine is explained', () => {
  const explained = { ...DRAWING, ...DECISIONS, ...FORMS, ...PACKS, ...SCRIPTS, ...INCIDENTS, ...REJECTIONS }
  const foreign = /^(ERR|GOV|STYLE)_/
  const missing = globSync('engine/{graph,elements,triggers,run,dmn,feel,script,scenario,pack}/**/*.ts', {
    cwd: root,
  })
    .flatMap(file => [...readFileSync(root + file, 'utf8').matchAll(/'([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)'/g)])
    .map(([, code]) => code!)
    .filter(code => !foreign.test(code) && !(code in explained))
  expect([...new Set(missing)]).toEqual([])
})

test('each explained code stands in the engine', () => {
  const text = globSync('engine/**/*.ts', { cwd: root, exclude: ['engine/graph/codes.ts'] })
    .map(file => readFileSync(root + file, 'utf8'))
    .join('\n')
  const explained = Object.keys({ ...DRAWING, ...DECISIONS, ...FORMS, ...PACKS, ...SCRIPTS, ...INCIDENTS })
  expect(explained.filter(code => !new RegExp(`\\b${code}\\b`).test(text))).toEqual([])
})
