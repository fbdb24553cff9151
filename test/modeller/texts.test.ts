// Every language says everything, with the same values in its sentences.

import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fr as comparison } from '../../engine/diff/words/fr.ts'
import { rules, ruleText, tongueOf } from '../../engine/lint/index.ts'
import { INCIDENTS } from '../../engine/run/incident.ts'
import { curesOf, wordsOfImport } from '../../engine/words/languages.ts'
import { say, tell } from '../../engine/words/sentences.ts'
import { setIn } from '../../engine/words/typeset.ts'
import { suspicion } from '../../modeller/desks/audit/suspicion.ts'
import { en as enPages } from '../../modeller/i18n/en.ts'
import { enAdmin } from '../../modeller/i18n/en-admin.ts'
import { enAudit } from '../../modeller/i18n/en-audit.ts'
import { enCases } from '../../modeller/i18n/en-cases.ts'
import { enDesign } from '../../modeller/i18n/en-design.ts'
import { enKnown } from '../../modeller/i18n/en-known.ts'
import { fr as frPages } from '../../modeller/i18n/fr.ts'
import { frAdmin } from '../../modeller/i18n/fr-admin.ts'
import { frAudit } from '../../modeller/i18n/fr-audit.ts'
import { frCases } from '../../modeller/i18n/fr-cases.ts'
import { frDesign } from '../../modeller/i18n/fr-design.ts'
import { frKnown } from '../../modeller/i18n/fr-known.ts'
import { nl as nlPages } from '../../modeller/i18n/nl.ts'
import { nlAdmin } from '../../modeller/i18n/nl-admin.ts'
import { nlAudit } from '../../modeller/i18n/nl-audit.ts'
import { nlCases } from '../../modeller/i18n/nl-cases.ts'
import { nlDesign } from '../../modeller/i18n/nl-design.ts'
import { nlKnown } from '../../modeller/i18n/nl-known.ts'
import { Words } from '../../modeller/i18n/words.ts'
import { ACTIONS } from '../../server/auth/can.ts'
import { BatchOperationType } from '../../server/contract/batch-operations.ts'
import { FR } from '../../server/refusals/fr.ts'
import { refusalInWords } from '../../server/refusals/in-words.ts'
import { wordsFor } from '../../server/words/in-words.ts'

const en = {
  pages: enPages,
  admin: enAdmin,
  audit: enAudit,
  cases: enCases,
  design: enDesign,
  known: enKnown,
}
const nl = {
  pages: nlPages,
  admin: nlAdmin,
  audit: nlAudit,
  cases: nlCases,
  design: nlDesign,
  known: nlKnown,
}
const fr = {
  pages: frPages,
  admin: frAdmin,
  audit: frAudit,
  cases: frCases,
  design: frDesign,
  known: frKnown,
}

type Tree = { readonly [name: string]: string | Tree }

const flat = (tree: Tree, prefix = ''): [key: string, text: string][] =>
  Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [[`${prefix}${name}`, value] as [string, string]]
      : flat(value, `${prefix}${name}.`),
  )
const values = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(found => found[1]).sort()

test.each([
  ['nl', nl],
  ['fr', fr],
] as const)('%s has the keys of English, and the values in each text', (_, texts) => {
  const english = flat(en)
  const other = new Map(flat(texts))
  expect([...other.keys()]).toEqual(english.map(([key]) => key))
  for (const [key, text] of english) expect([key, values(other.get(key) ?? '')]).toEqual([key, values(text)])
})

/** All that is said in French, as a reader gets it; what stands at a place is left out. */
async function saidInFrench(): Promise<string[]> {
  const words = (await wordsFor('fr'))!
  const tongue = (await tongueOf('fr'))!
  const sentences = [words, (await wordsOfImport('fr'))!, tongue].flatMap(language =>
    Object.keys(language.sentences).map(template => say({ template, values: [] }, language)),
  )
  const compared = [
    comparison.changed('a', comparison.fact('b', 'c', null)),
    ...(['added', 'removed'] as const).map(kind => comparison[kind]('a', 'b')),
    comparison.summary({ added: 1, removed: 2, changed: 3, other: 4, handOvers: 5 }),
    comparison.moved('a'),
    comparison.onlyMoved(2),
  ]
  return [
    ...sentences,
    ...Object.values(await curesOf('fr')),
    ...rules.flatMap(rule => Object.values(ruleText(rule, tongue))),
    ...Object.keys(FR).flatMap(code => refusalInWords(code as keyof typeof FR, '', 'fr')),
    ...flat(fr).map(([, text]) => setIn('fr', text)),
    ...compared,
  ]
}

test('in French no sign is parted from its word at the end of a line', async () => {
  const said = await saidInFrench()
  expect(said.length).toBeGreaterThan(2500)
  expect(said.filter(text => /\S [?!:;»%]|« /.test(text))).toEqual([])
})

test('in French a drawing has one name', async () => {
  const drawn = (await saidInFrench()).filter(text => /dessins?(?!\p{L})/iu.test(text))
  expect(drawn.filter(text => !/planche à dessin/i.test(text))).toEqual([])
})

test('what is quoted stands between the marks of its language', async () => {
  for (const language of ['en', 'nl', 'fr']) {
    const quoted = say(tell`A name ${tell`"${'Éducation'}"`} and ${'"code"'}.`, await tongueOf(language))
    const marks = language === 'fr' ? '«\u00a0Éducation\u00a0»' : '“Éducation”'
    expect(quoted).toBe(`A name ${marks} and "code".`)
    const known = Object.keys((await wordsFor('fr'))!.sentences).filter(template =>
      template.includes('"{0}"'),
    )
    expect(known.length).toBeGreaterThan(20)
    const words = await wordsFor(language)
    expect(
      known.map(template => say({ template, values: [] }, words)).filter(text => text.includes('"')),
    ).toEqual([])
  }
})

test('every incident is told with its cause and what helps', () => {
  const codes = Object.keys(INCIDENTS).sort()
  expect(Object.keys(enPages.incidents).sort()).toEqual(codes)
  expect(Object.keys(enCases.cures).sort()).toEqual(codes)
})

test('every flaw that a verification tells, of the database or of a package, has words and says what to do', () => {
  const folder = new URL('../../server/audit/', import.meta.url)
  const told = readdirSync(folder).flatMap(name =>
    [
      ...readFileSync(new URL(name, folder), 'utf8').matchAll(
        /'((?:CHAIN|HASH|ENTRIES|HEAD|EVENTS|STATE|NOT|WRONG|SEAL|CASE|FILES?|LOG|KEY|NOTE|LINES?|EXPORT)_[A-Z_]+)'/g,
      ),
    ].map(([, code]) => code),
  )
  const codes = [...new Set(told)].sort()
  expect(codes).toContain('EXPORT_CUT')
  expect(Object.keys(enAudit.flaws).sort()).toEqual(codes)
  expect(Object.keys(suspicion).sort()).toEqual(codes)
})

test('no text is empty', () => {
  for (const texts of [en, nl, fr]) expect(flat(texts).filter(([, text]) => text.trim() === '')).toEqual([])
})

test('every role to which a process gives its tasks has a name', () => {
  const folder = new URL('../../processes/', import.meta.url)
  const drawings = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.bpmn'),
  )
  const roles = new Set(
    drawings
      .flatMap(name => [
        ...readFileSync(new URL(name, folder), 'utf8').matchAll(/candidateGroups="([a-z][a-z, -]*)"/g),
      ])
      .flatMap(([, groups]) => groups!.split(',').map(group => group.trim())),
  )
  expect(roles.size).toBeGreaterThan(20)
  expect([...roles].filter(role => !(role in enPages.roles))).toEqual([])
})

test('a text is said in singular or plural, with its values', () => {
  const words = new Words('fr')
  words.learn({ tasks: { title: 'Tâches', left_one: '{{count}} tâche', left_other: '{{count}} tâches' } })
  expect(words.say('tasks.title')).toBe('Tâches')
  // In French nothing is singular, and a million is plural.
  expect([0, 1, 2, 1_000_000].map(count => words.say('tasks.left', { count }))).toEqual([
    '0 tâche',
    '1 tâche',
    '2 tâches',
    '1000000 tâches',
  ])
  expect(words.say('tasks.none')).toBeUndefined()
  expect(words.say('tasks')).toBeUndefined()
})

test('what somebody typed is said as it stands, and what is not known is left out', () => {
  const words = new Words('en')
  words.learn({ greeting: 'Hello {{name}}, {{when}}', secret: 'not for you', '{{when}}': 'no text' })
  expect(words.say('greeting', { name: '$t(secret) $& {{when}}', when: null })).toBe(
    'Hello $t(secret) $& {{when}}, ',
  )
})

test('no text of a part takes the place of another', () => {
  for (const texts of [en, nl, fr]) {
    const keys = Object.values(texts).flatMap(part => flat(part).map(([key]) => key))
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
  }
})

test('every event of a case is told in words', () => {
  const source = readFileSync(new URL('../../engine/run/event.ts', import.meta.url), 'utf8')
  const types = [...source.matchAll(/readonly type: '(\w+\.\w+)'/g)].map(([, type]) => type!)
  expect(types).toContain('task.completed')
  const told = new Set(flat(enAudit.events).map(([key]) => key))
  expect(types.filter(type => !told.has(type))).toEqual([])
})

test('every action that may stand in the access log has words', () => {
  const folder = new URL('../../server/', import.meta.url)
  const written = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .flatMap(name => [
      ...readFileSync(new URL(name, folder), 'utf8').matchAll(
        /(?:action: |log\(\w+, |decide\(request, |values \(\$1, )'([a-zA-Z]+\.[\w-]+)'/g,
      ),
    ])
    .map(([, action]) => action!)
  expect(written).toContain('draft.change')
  const types = BatchOperationType.enum.map(type => `batch.${type}`)
  const actions = [...new Set([...ACTIONS, ...written, ...types])].map(action => action.replace('.', '_'))
  expect(actions.filter(action => !(action in enAudit.actions))).toEqual([])
})

test('what Linkspan writes into a new database has words in each language', () => {
  const seeds = readFileSync(new URL('../../server/seed.ts', import.meta.url), 'utf8')
  const { demo, demoPurpose, demoWhy } = enPages.frameworks
  for (const text of [enPages.design.seeded, demo, demoPurpose, demoWhy]) expect(seeds).toContain(`'${text}'`)
})
