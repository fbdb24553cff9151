// The commands `linkspan test` and `linkspan check`: 0 all hold, 1 something does not, 2 the input is unusable.

import { readFile, writeFile } from 'node:fs/promises'
import { resolve, sep } from 'node:path'
import { parseArgs } from 'node:util'
import { checkFiles, describeProblem } from './check.ts'
import { Coverage, describeCoverage, isWhole } from './coverage.ts'
import { play } from './files.ts'
import { find } from './find.ts'
import { junit, type Timed } from './junit.ts'
import type { Outcome } from './play.ts'
import { readScenario } from './read.ts'
import { describe, report } from './report.ts'
import { Unusable } from './scenario.ts'
import { sharedSandbox } from './scripts.ts'

/** Runs scenarios on a virtual clock. Answers with the exit status. */
export async function test(args: string[]): Promise<number> {
  return guarded('test [--json] [--coverage] [--junit FILE] PATH...', async () => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean' }, coverage: { type: 'boolean' }, junit: { type: 'string' } },
    })
    const files = await find(positionals, /\.scenario\.ya?ml$/, 'scenario')
    const coverage = values.coverage ? new Coverage() : null
    const runs: Timed[] = []
    let status = 0
    for (const file of files) {
      const begun = performance.now()
      const outcome = await runFile(file)
      if (outcome instanceof Unusable) {
        complain(outcome.message)
        status = 2
        continue
      }
      if (outcome.failures.length > 0) status = Math.max(status, 1)
      print(values.json ? JSON.stringify(report(outcome)) : describe(outcome))
      coverage?.add(outcome)
      if (values.junit !== undefined)
        runs.push({ outcome: { ...outcome, world: null }, took: performance.now() - begun })
    }
    for (const one of [...(coverage?.report() ?? []), ...(coverage?.reportDecisions() ?? [])]) {
      print(values.json ? JSON.stringify({ coverage: one }) : describeCoverage(one))
      if (!isWhole(one) && liesIn(one.file, positionals)) status = Math.max(status, 1)
    }
    if (values.junit !== undefined) await writeFile(values.junit, junit(runs))
    return status
  })
}

/** Compiles and lints drawings, decisions and forms. Answers with the exit status. */
export async function check(args: string[]): Promise<number> {
  return guarded('check [--json] [--lang en|nl|fr] PATH...', async () => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean' }, lang: { type: 'string', default: 'en' } },
    })
    const files = await find(positionals, /\.(bpmn|dmn|form|form\.json)$/, 'drawing, decision or form')
    const checked = await checkFiles(files, values.lang)
    for (const one of checked) {
      if (values.json) print(JSON.stringify(one))
      else for (const problem of one.problems) print(describeProblem(one.file, problem))
    }
    return checked.every(({ ok }) => ok) ? 0 : 1
  })
}

/** Whether a drawing lies in a folder that was named: then its scenarios lie there too, and leave nothing out. */
function liesIn(file: string, paths: readonly string[]): boolean {
  return paths.some(path => file.startsWith(`${resolve(path)}${sep}`))
}

async function runFile(file: string): Promise<Outcome | Unusable> {
  try {
    return await play(readScenario(file, await readFile(file, 'utf8')), { sandbox: sharedSandbox })
  } catch (error) {
    if (error instanceof Unusable) return error
    if (isFileError(error)) return new Unusable(file, null, `${error.path ?? 'a file'} cannot be read.`)
    throw error
  }
}

async function guarded(usage: string, work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Unusable) complain(error.message)
    else if (isArgumentError(error)) complain(`${error.message}\nlinkspan ${usage}`)
    else throw error
    return 2
  }
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}

function isArgumentError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`)
}
