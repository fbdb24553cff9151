// A pack arrives as it was sent or not at all, carries no cases, and can be held against its original.

import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import {
  adapt,
  againstOriginal,
  buildPack,
  comparisonText,
  type File,
  type Label,
  type Pack,
  readPack,
} from '../../../engine/pack/index.ts'
import { drawings } from '../lint/processes.ts'

const label: Label = {
  id: 'online-prevention',
  name: 'Online prevention',
  version: '1.0.0',
  licence: 'CC-BY-4.0',
  provenance: { organisation: 'A municipality', contact: 'prevention desk', basedOn: null },
  madeAt: '2026-01-05T09:00:00.000Z',
}

const files: readonly File[] = [
  { path: 'outreach/outreach.bpmn', text: drawings.get('F')! },
  { path: 'outreach/contact.form.json', text: '{"id": "F-F1"}' },
  { path: 'outreach/README.md', text: 'Open contact.' },
]

async function built(some: readonly File[] = files, under: Label = label): Promise<Uint8Array> {
  const found = await buildPack(under, some)
  if ('problems' in found) throw new RangeError(JSON.stringify(found.problems))
  return found.bytes
}

async function codes(bytes: Uint8Array): Promise<readonly string[]> {
  const found = await readPack(bytes)
  return 'problems' in found ? found.problems.map(problem => problem.code) : []
}

async function opened(bytes: Uint8Array): Promise<Pack> {
  const found = await readPack(bytes)
  if ('problems' in found) throw new RangeError(JSON.stringify(found.problems))
  return found
}

/** The pack with one of its entries changed, as somebody on the way could. */
async function tampered(change: (entries: Record<string, Uint8Array>) => void): Promise<Uint8Array> {
  const entries = unzipSync(await built())
  change(entries)
  return zipSync(entries)
}

test('what is packed is what is opened, with its licence and where it comes from', async () => {
  const { manifest, files: found } = await opened(await built())
  expect(found.toSorted((a, b) => a.path.localeCompare(b.path))).toEqual(
    files.toSorted((a, b) => a.path.localeCompare(b.path)),
  )
  expect(manifest).toMatchObject({
    format: 'linkspan-pack/1',
    licence: 'CC-BY-4.0',
    provenance: label.provenance,
  })
  expect(manifest.files.map(({ path, kind }) => `${kind} ${path}`)).toEqual([
    'document outreach/README.md',
    'form outreach/contact.form.json',
    'process outreach/outreach.bpmn',
  ])
})

test('the same files under the same label are the same bytes', async () => {
  expect(await built(files.toReversed())).toEqual(await built())
})

describe('is not packed', () => {
  test.each([
    ['an export of cases', [...files, { path: 'cases.csv', text: 'name' }], label, 'PACK_FOREIGN_FILE'],
    ['a path that leads out', [...files, { path: '../other.bpmn', text: '' }], label, 'PACK_PATH'],
    ['nothing to run', [{ path: 'README.md', text: '' }], label, 'PACK_EMPTY'],
    ['a version that is none', files, { ...label, version: 'new' }, 'PACK_MANIFEST'],
    [
      'nobody’s work',
      files,
      { ...label, provenance: { ...label.provenance, organisation: ' ' } },
      'PACK_MANIFEST',
    ],
    ['something without a licence', files, { ...label, licence: '' }, 'PACK_MANIFEST'],
  ])('%s', async (_title, some, under, code) => {
    const found = await buildPack(under, some)
    expect('problems' in found && found.problems.map(problem => problem.code)).toContain(code)
  })
})

describe('is not opened', () => {
  test('what is no ZIP', async () => expect(await codes(strToU8('text'))).toEqual(['PACK_UNREADABLE']))

  test('a ZIP without a manifest', async () =>
    expect(await codes(await tampered(entries => delete entries['manifest.json']))).toEqual([
      'PACK_MANIFEST',
    ]))

  test('a file changed on the way', async () =>
    expect(
      await codes(
        await tampered(entries => Object.assign(entries, { 'outreach/README.md': strToU8('Other.') })),
      ),
    ).toEqual(['PACK_CHECKSUM']))

  test('a file put in on the way', async () =>
    expect(
      await codes(await tampered(entries => Object.assign(entries, { 'more.bpmn': strToU8('<x/>') }))),
    ).toEqual(['PACK_UNLISTED']))

  test('a file lost on the way', async () =>
    expect(await codes(await tampered(entries => delete entries['outreach/README.md']))).toEqual([
      'PACK_MISSING',
    ]))

  test('a manifest changed with its file', async () => {
    const bytes = await tampered(entries => {
      const manifest = JSON.parse(new TextDecoder().decode(entries['manifest.json']))
      manifest.files = manifest.files.filter((file: { path: string }) => file.path !== 'outreach/README.md')
      delete entries['outreach/README.md']
      entries['manifest.json'] = strToU8(JSON.stringify(manifest))
    })
    expect(await codes(bytes)).toEqual(['PACK_CHECKSUM'])
  })

  test('a file that would be unpacked elsewhere', async () => {
    const bytes = await tampered(entries => Object.assign(entries, { '../../away.bpmn': strToU8('<x/>') }))
    expect(await codes(bytes)).toContain('PACK_PATH')
  })

  test('a file that unpacks to far more than it is', async () => {
    const bytes = zipSync({ 'manifest.json': new Uint8Array(60_000_000) }, { level: 9 })
    expect(bytes.length).toBeLessThan(100_000)
    expect(await codes(bytes)).toEqual(['PACK_UNREADABLE'])
  })
})

describe('an adapted process', () => {
  const process = files[0]!.text

  test('has other names and times, and all else as it was', async () => {
    const adapted = await adapt(process, [
      { element: 'MUN_worker', name: 'Street corner worker online' },
      { element: 'F_t7', due: 'P5D' },
      { element: 'F_c3', duration: 'P10D' },
    ])
    const original = await opened(await built())
    const provenance = {
      ...label.provenance,
      basedOn: { id: label.id, version: label.version, checksum: original.manifest.checksum },
    }
    const text = 'xml' in adapted ? adapted.xml : ''
    const other = await opened(
      await built([{ ...files[0]!, text }, ...files.slice(1)], { ...label, version: '1.1.0', provenance }),
    )
    const comparison = await againstOriginal(original, other)
    expect(comparison.provenanceHolds).toBe(true)
    expect([comparison.unchanged, comparison.reusable]).toEqual([1, 2])
    const [changed] = comparison.files.filter(file => file.state === 'changed')
    expect(
      changed?.comparison?.changes.map(({ id, facts }) => `${id} ${facts.map(fact => fact.path).join(' ')}`),
    ).toEqual([
      'MUN_worker name',
      'F_c3 timerEventDefinition.timeDuration',
      'F_t7 zeebe:taskSchedule.dueDate gov:node.due',
    ])
    expect(comparisonText(comparison)).toContain(
      '1 of 2 processes, decisions and forms are used unchanged (50 %).',
    )
  })

  test.each([
    ['an element that is not there', { element: 'nobody', name: 'X' }],
    ['a due time that is none', { element: 'F_t7', due: 'soon' }],
    ['a duration on what is no timer', { element: 'F_t7', duration: 'P5D' }],
  ])('is refused for %s', async (_title, adaptation) => {
    const found = await adapt(process, [adaptation])
    expect('problems' in found && found.problems.map(problem => problem.code)).toEqual(['ADAPTATION_UNFIT'])
  })
})

test('a file that only lies differently in the picture is used unchanged', async () => {
  const moved = files[0]!.text.replace(/<dc:Bounds x="\d+"/, '<dc:Bounds x="7"')
  const comparison = await againstOriginal(
    await opened(await built()),
    await opened(await built([{ ...files[0]!, text: moved }, ...files.slice(1)])),
  )
  const process = comparison.files.find(file => file.kind === 'process')!
  expect([process.state, process.comparison?.changes.map(change => change.kind)]).toEqual([
    'unchanged',
    ['moved'],
  ])
})
