// The command `linkspan import`: 0 all was converted, 1 something was refused or the result does not compile yet,
// 2 the input is unusable. The diagram goes to standard output or a file, what was done to standard error.

import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { compile } from '../graph/compile.ts'
import { wordsOfImport } from '../words/languages.ts'
import { type Sentence, say, tell, type Words } from '../words/sentences.ts'
import { type Item, importCamunda7 } from './camunda7.ts'

const usage = 'linkspan import [--json] [--lang en|nl|fr] FILE [-o OUT]\n'

/** Converts a Camunda 7 diagram. Answers with the exit status. */
export async function importDiagram(args: string[]): Promise<number> {
  const options = {
    json: { type: 'boolean' },
    lang: { type: 'string', default: 'en' },
    output: { type: 'string', short: 'o' },
  } as const
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
    const [file] = positionals
    if (file === undefined || positionals.length > 1 || !/^(en|nl|fr)$/.test(values.lang))
      return complain(usage)
    const words = await wordsOfImport(values.lang)
    const { xml, report } = await importCamunda7(await readFile(file, 'utf8'), words)
    const { problems } = await compile(xml, words && { words })
    const errors = problems.filter(({ severity }) => severity === 'error')
    if (values.output === undefined) process.stdout.write(xml)
    else await writeFile(values.output, xml)
    process.stderr.write(
      values.json
        ? `${JSON.stringify({ file, report, problems })}\n`
        : report.map(item => lineOf(item, words)).join(''),
    )
    for (const { element, code, message } of values.json ? [] : errors)
      process.stderr.write(`${say(PROBLEM, words).padEnd(10)}${element ?? '-'} ${code} ${message}\n`)
    return errors.length > 0 || report.some(({ what }) => what === 'refused') ? 1 : 0
  } catch (error) {
    return complain(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}

const PROBLEM = tell`problem`
const WHAT: Readonly<Record<Item['what'], Sentence>> = {
  converted: tell`converted`,
  kept: tell`kept`,
  refused: tell`refused`,
}

function lineOf({ element, what, from, to, message }: Item, words: Words | undefined): string {
  const arrow = to === null ? '' : ` → ${to}`
  return `${say(WHAT[what], words).padEnd(9)} ${element ?? '-'}: ${from}${arrow}. ${message}\n`
}

function complain(sentence: string): number {
  process.stderr.write(sentence)
  return 2
}
