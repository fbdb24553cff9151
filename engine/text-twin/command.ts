// The command `linkspan describe`: a drawing as numbered sentences, or its public page.

import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { parse } from '../graph/moddle.ts'
import { translate } from '../graph/translations.ts'
import {
  type Language,
  languages,
  textTwin,
  transparencyMarkdown,
  transparencyPage,
  twinText,
} from './index.ts'

const usage = `linkspan describe [--lang ${languages.join('|')}] [--public] [--json] FILE\n`

/** Writes the text twin of a drawing, or with `--public` its transparency page, to standard output. */
export async function describe(args: string[]): Promise<number> {
  const options = {
    lang: { type: 'string', default: 'en' },
    public: { type: 'boolean' },
    json: { type: 'boolean' },
  } as const
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
    const [file] = positionals
    const language = languages.find(each => each === values.lang)
    if (!language || file === undefined || positionals.length > 1) return complain(usage)
    const { definitions, problems } = await parse(await readFile(file, 'utf8'))
    if (!definitions) return complain(`${file}: ${problems[0]?.message ?? 'it cannot be read.'}\n`)
    translate(definitions, language)
    const told = values.public ? page(definitions, language) : twin(definitions, language)
    if (!told) return complain(`${file} says nothing about governance: it has no gov:process.\n`)
    process.stdout.write(values.json ? `${JSON.stringify(told.data, null, 2)}\n` : told.text)
    return 0
  } catch (error) {
    return complain(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}

type Definitions = Parameters<typeof textTwin>[0]

function twin(definitions: Definitions, language: Language) {
  const data = textTwin(definitions, language)
  return { data, text: twinText(data) }
}

function page(definitions: Definitions, language: Language) {
  const data = transparencyPage(definitions, language)
  return data && { data, text: transparencyMarkdown(data) }
}

function complain(sentence: string): number {
  process.stderr.write(sentence)
  return 2
}
