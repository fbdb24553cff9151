// Writes the table of settings into the README, from the table that the server reads. `npm run docs` runs it.

import { readFileSync, writeFileSync } from 'node:fs'
import { SETTINGS } from '../server/config.ts'
import { table } from './codes.ts'

const README = new URL('../README.md', import.meta.url)

/** The text of the README with the settings as they are. */
export function readmeWithSettings(readme: string): string {
  const rows = SETTINGS.map(({ name, fallback, meaning }) => [code(name), code(fallback), meaning])
  return readme.replace(
    /(?<=<!-- settings -->\n).*(?=\n<!-- end of settings -->)/s,
    table(['setting', 'default', 'meaning'], rows),
  )
}

function code(text: string): string {
  return text === '' ? '' : `\`${text}\``
}

if (import.meta.main) writeFileSync(README, readmeWithSettings(readFileSync(README, 'utf8')))
