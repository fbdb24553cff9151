// The command `linkspan diff`: what differs between two drawings, a line a change, in flow order.

import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type ModdleElement, parse } from '../graph/moddle.ts'
import { languages } from '../text-twin/index.ts'
import { changeInWords, compare, summaryInWords } from './index.ts'

const usage = 'linkspan diff [--lang en|nl|fr] [--json] BEFORE AFTER\n'

/** Writes what differs to standard output: 0 nothing does, 1 something does, 2 a file cannot be read. */
export async function diff(args: string[]): Promise<number> {
  const options = { lang: { type: 'string', default: 'en' }, json: { type: 'boolean' } } as const
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
    const language = languages.find(each => each === values.lang)
    const [before, after] = positionals
    if (!language || !before || !after || positionals.length > 2) return complain(usage)
    const comparison = compare(await drawing(before), await drawing(after), language)
    const lines = comparison.changes.map(change => changeInWords(change, language))
    const text = values.json
      ? JSON.stringify(comparison, null, 2)
      : [summaryInWords(comparison, language), ...lines].join('\n')
    process.stdout.write(`${text}\n`)
    return comparison.changes.length === 0 ? 0 : 1
  } catch (error) {
    return complain(`${error instanceof Error ? error.message : String(error)}\n`)
  }
}

async function drawing(file: string): Promise<ModdleElement> {
  const { definitions, problems } = await parse(await readFile(file, 'utf8'))
  if (definitions) return definitions
  throw new Error(`${file}: ${problems[0]?.message ?? 'it cannot be read.'}`)
}

function complain(text: string): number {
  process.stderr.write(text)
  return 2
}
