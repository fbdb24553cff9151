// The command `linkspan pack`: makes a pack of folders, opens one, compares an adapted one with its original, and
// drafts the practice document.

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Problem } from '../graph/problems.ts'
import { find } from '../scenario/find.ts'
import { languages } from '../text-twin/index.ts'
import {
  againstOriginal,
  buildPack,
  comparisonText,
  draftPractice,
  type File,
  fileKind,
  type Label,
  type Pack,
  practiceMarkdown,
  practiceProblems,
  readPack,
} from './index.ts'

const usage = `linkspan pack build --id ID --name NAME --version 1.0.0 --organisation ORGANISATION --out FILE
                    [--licence LICENCE] [--contact CONTACT] [--based-on PACK] FOLDER...
linkspan pack open PACK FOLDER
linkspan pack compare [--lang en|nl|fr] ORIGINAL ADAPTED
linkspan pack practice FOLDER...
`

const options = {
  id: { type: 'string' },
  name: { type: 'string' },
  version: { type: 'string' },
  organisation: { type: 'string' },
  licence: { type: 'string', default: 'MIT' },
  contact: { type: 'string' },
  'based-on': { type: 'string' },
  out: { type: 'string' },
  lang: { type: 'string', default: 'en' },
} as const

type Values = ReturnType<typeof parse>['values']

/** 0 done, 1 the pack has problems, 2 the command cannot be used like that. */
export async function pack(args: string[]): Promise<number> {
  try {
    const [verb, ...rest] = args
    const { values, positionals } = parse(rest)
    if (verb === 'build' && positionals.length > 0) return await build(values, positionals)
    if (verb === 'open' && positionals.length === 2) return await open(positionals[0]!, positionals[1]!)
    if (verb === 'compare' && positionals.length === 2)
      return await compare(values, positionals[0]!, positionals[1]!)
    if (verb === 'practice' && positionals.length > 0) return await practice(positionals)
    return complain(usage)
  } catch (error) {
    return complain(`${error instanceof Error ? error.message : String(error)}\n`)
  }
}

function parse(args: string[]) {
  return parseArgs({ args, allowPositionals: true, options })
}

async function build(values: Values, folders: readonly string[]): Promise<number> {
  const { id, name, version, organisation, licence, out } = values
  if (!id || !name || !version || !organisation || !out) return complain(usage)
  const original = values['based-on'] === undefined ? null : await readFrom(values['based-on'])
  if (original && 'problems' in original) return tell(original.problems)
  const basedOn = original && {
    id: original.manifest.id,
    version: original.manifest.version,
    checksum: original.manifest.checksum,
  }
  const provenance = { organisation, contact: values.contact ?? null, basedOn }
  const label: Label = { id, name, version, licence, provenance, madeAt: new Date().toISOString() }
  const built = await buildPack(label, await filesIn(folders))
  if ('problems' in built) return tell(built.problems)
  await writeFile(out, built.bytes)
  return say(`${out}: ${built.manifest.files.length} files, checksum ${built.manifest.checksum}\n`)
}

async function open(file: string, folder: string): Promise<number> {
  const found = await readFrom(file)
  if ('problems' in found) return tell(found.problems)
  for (const { path, text } of found.files) {
    const at = join(resolve(folder), path)
    await mkdir(dirname(at), { recursive: true })
    await writeFile(at, text, { flag: 'wx' })
  }
  const { name, version, provenance, licence } = found.manifest
  return say(
    `${name} ${version} of ${provenance.organisation} (${licence}): ${found.files.length} files in ${folder}\n`,
  )
}

async function compare(values: Values, original: string, adapted: string): Promise<number> {
  const language = languages.find(each => each === values.lang)
  if (!language) return complain(usage)
  const [before, after] = [await readFrom(original), await readFrom(adapted)]
  for (const each of [before, after]) if ('problems' in each) return tell(each.problems)
  return say(comparisonText(await againstOriginal(before as Pack, after as Pack, language), language))
}

async function practice(folders: readonly string[]): Promise<number> {
  const draft = await draftPractice(await filesIn(folders), [])
  const open = practiceProblems(draft).map(({ field, message }) => `- ${field}: ${message}`)
  return say(`${practiceMarkdown(draft)}\n## Still to do\n\n${open.join('\n')}\n`)
}

/** The files that belong in a pack, their paths beginning with the name of the folder they were found in. */
async function filesIn(folders: readonly string[]): Promise<readonly File[]> {
  const found = await Promise.all(
    folders.map(async folder => {
      const paths = (await find([folder], /./, 'file')).filter(path => fileKind(path) !== null)
      const root = dirname(resolve(folder))
      return Promise.all(
        paths.map(async path => ({ path: relative(root, path), text: await readFile(path, 'utf8') })),
      )
    }),
  )
  return found.flat()
}

async function readFrom(file: string): Promise<Awaited<ReturnType<typeof readPack>>> {
  return readPack(new Uint8Array(await readFile(file)))
}

function tell(problems: readonly Problem[]): number {
  process.stderr.write(problems.map(({ code, message }) => `${code} ${message}\n`).join(''))
  return 1
}

function say(text: string): number {
  process.stdout.write(text)
  return 0
}

function complain(text: string): number {
  process.stderr.write(text)
  return 2
}
