// `npm run -s bench -- NAME --json`: runs the measurements of a file of this folder, or of all of them.
// A file of measurements exports `run(): Promise<Figure[]>`.

import { readdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Figure } from './figure.ts'

const machinery = new Set(['index.ts', 'figure.ts', 'peer.ts', 'seats.ts'])

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } })
process.exitCode = await runAll(positionals, values.json ?? false)

async function runAll(names: readonly string[], json: boolean): Promise<number> {
  const known = readdirSync(import.meta.dirname)
    .filter(file => file.endsWith('.ts') && !machinery.has(file))
    .map(file => file.slice(0, -'.ts'.length))
  const unknown = names.find(name => !known.includes(name))
  if (unknown !== undefined) {
    process.stderr.write(`There is no bench ${unknown}; there is ${known.join(', ')}.\n`)
    return 2
  }
  for (const name of names.length > 0 ? names : known) {
    const { run } = (await import(`./${name}.ts`)) as { run: () => Promise<readonly Figure[]> }
    tell(await run(), json)
  }
  return 0
}

function tell(figures: readonly Figure[], json: boolean): void {
  if (json) for (const figure of figures) process.stdout.write(`${JSON.stringify(figure)}\n`)
  else process.stdout.write(`${table(figures)}\n\n`)
}

function table(figures: readonly Figure[]): string {
  const head = ['bench', 'case', 'unit', 'ours', 'peer', 'theirs', 'ratio']
  const rows = figures.map(one =>
    [one.bench, one.case, one.unit, one.ours, one.peer, one.theirs, one.ratio].map(String),
  )
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map(row => row[at]!.length)))
  return [head, ...rows]
    .map(row =>
      row
        .map((cell, at) => cell.padEnd(widths[at]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
