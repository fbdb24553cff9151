// The command `linkspan gaps`: what today's practice leaves open, told about a drawing. Finding gaps is its purpose,
// so it answers 0 when there are some, and 2 when there is nothing to report on.

import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { parse } from '../graph/moddle.ts'
import { translate } from '../graph/translations.ts'
import { gapMarkdown, gapReport } from './gap-report.ts'
import { type Element, tongueOf } from './index.ts'

const usage = 'linkspan gaps [--json] [--lang en|nl|fr] [--to-be FILE] FILE\n'

/** Writes the gap report of a drawing to standard output. */
export async function gaps(args: string[]): Promise<number> {
  const options = {
    json: { type: 'boolean' },
    lang: { type: 'string', default: 'en' },
    'to-be': { type: 'string' },
  } as const
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
    const [file] = positionals
    if (file === undefined || positionals.length > 1 || !/^(en|nl|fr)$/.test(values.lang))
      return complain(usage)
    const toBe = values['to-be'] === undefined ? null : await drawing(values['to-be'], values.lang)
    const tongue = await tongueOf(values.lang)
    const report = gapReport(await drawing(file, values.lang), toBe, tongue)
    if (!report) return complain(`${file} says nothing about governance: it has no gov:process.\n`)
    process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : gapMarkdown(report, tongue))
    return 0
  } catch (error) {
    return complain(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}

async function drawing(file: string, language: string): Promise<Element> {
  const { definitions, problems } = await parse(await readFile(file, 'utf8'))
  if (definitions) {
    translate(definitions, language)
    return definitions
  }
  throw new Error(`${file}: ${problems[0]?.message ?? 'it cannot be read.'}`)
}

function complain(sentence: string): number {
  process.stderr.write(sentence)
  return 2
}
