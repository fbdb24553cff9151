// `linkspan verify`: the proof on the command line, over the database of the environment or over an export.

import { Definitions } from '../casework/definitions.ts'
import { readConfig } from '../config.ts'
import type { Verification } from '../contract/trail.ts'
import { connectTo } from '../store/connect.ts'
import { verifyExport } from './export.ts'
import { verifyAll, verifyInstance } from './verify.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** `verify`, `verify INSTANCE`, `verify FILE`, each with `--json`: 0 intact, 1 not, 2 cannot tell. */
export async function verify(args: readonly string[]): Promise<number> {
  const json = args.includes('--json')
  const [what] = args.filter(argument => argument !== '--json')
  try {
    const verification =
      what !== undefined && !UUID.test(what) ? await verifyExport(what) : await verifyDatabase(what)
    process.stdout.write(json ? `${JSON.stringify(verification)}\n` : told(verification))
    return verification.intact ? 0 : 1
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    return 2
  }
}

async function verifyDatabase(instance: string | undefined): Promise<Verification> {
  const config = readConfig(process.env)
  const database = await connectTo(config)
  try {
    const definitions = new Definitions()
    return instance === undefined
      ? await verifyAll(database, definitions)
      : await verifyInstance(database, definitions, instance)
  } finally {
    await database.close()
  }
}

function told({ intact, instances, entries, flaws }: Verification): string {
  if (intact) return `Intact: ${entries} entries of ${instances} ${instances === 1 ? 'case' : 'cases'}.\n`
  const lines = flaws.map(
    ({ instanceKey, seq, code, detail }) => `${instanceKey ?? ''} entry ${seq ?? '-'}: ${code} ${detail}`,
  )
  return `Not intact:\n${lines.join('\n')}\n`
}
