// The command `linkspan`: a table of subcommands, each loaded only when it is asked for,
// so that `check` on one file does not pay for the server.

import { NotUsable } from './config.ts'

type Subcommand = {
  readonly summary: string
  readonly run: (args: string[]) => Promise<number>
}

const subcommands: Readonly<Record<string, Subcommand>> = {
  serve: { summary: 'start the server', run: async args => (await import('./main.ts')).serve(args) },
  migrate: {
    summary: 'bring the database to the newest schema',
    run: async args => (await import('./store/migrate.ts')).migrate(args),
  },
  user: {
    summary: 'make an account, or give one new roles and a new password',
    run: async args => (await import('./auth/command.ts')).user(args),
  },
  verify: {
    summary: 'prove the trail, in the database or in an export',
    run: async args => (await import('./audit/command.ts')).verify(args),
  },
  witness: {
    summary: 'keep a server’s newest checkpoint where it goes on from the last one kept',
    run: async args => (await import('./audit/witness.ts')).witnessCommand(args),
  },
  'rotate-keys': {
    summary: 'wrap the keys of all cases under another master key',
    run: async args => (await import('./store/rotate-keys.ts')).rotateKeys(args),
  },
  test: {
    summary: 'run scenarios on a virtual clock',
    run: async args => (await import('../engine/scenario/command.ts')).test(args),
  },
  check: {
    summary: 'compile and lint drawings, decisions and forms',
    run: async args => (await import('../engine/scenario/command.ts')).check(args),
  },
  import: {
    summary: 'convert a Camunda 7 diagram and tell what was done',
    run: async args => (await import('../engine/import/command.ts')).importDiagram(args),
  },
  gaps: {
    summary: 'tell which governance rules an AS-IS drawing breaks',
    run: async args => (await import('../engine/lint/command.ts')).gaps(args),
  },
  describe: {
    summary: 'tell a drawing as numbered sentences, or as its public page',
    run: async args => (await import('../engine/text-twin/command.ts')).describe(args),
  },
  diff: {
    summary: 'tell what differs between two drawings',
    run: async args => (await import('../engine/diff/command.ts')).diff(args),
  },
  pack: {
    summary: 'make, open and compare packs of processes',
    run: async args => (await import('../engine/pack/command.ts')).pack(args),
  },
}

function usage(): string {
  const lines = Object.entries(subcommands).map(([name, { summary }]) => `  ${name.padEnd(11)} ${summary}`)
  return ['linkspan COMMAND [ARGUMENT...]', 'linkspan --version', '', ...lines, ''].join('\n')
}

/** Runs one subcommand and answers with its exit status: 2 where the command or the settings cannot be used. */
export async function cli(args: string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(usage())
    return name === undefined ? 2 : 0
  }
  if (name === '--version') {
    process.stdout.write(`${(await import('../engine/index.ts')).RELEASE}\n`)
    return 0
  }
  const subcommand = Object.hasOwn(subcommands, name) ? subcommands[name] : undefined
  if (!subcommand) {
    process.stderr.write(`There is no command ${name}.\n\n${usage()}`)
    return 2
  }
  try {
    return await subcommand.run(rest)
  } catch (error) {
    if (!(error instanceof NotUsable)) throw error
    process.stderr.write(`${error.message}\n`)
    return 2
  }
}

/** What a shell answers for a command whose reader went away: 128 and the number of SIGPIPE. */
const NOBODY_READS = 141

/** The command as a process of its own. Where a reader like `head` has had enough, it ends without a word. */
export async function main(args: string[]): Promise<void> {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
      process.exit(NOBODY_READS)
    })
  process.exitCode = await cli(args)
}

if (import.meta.main) await main(process.argv.slice(2))
