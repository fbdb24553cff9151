// What the environment says, read and checked once. Everything else takes its settings as arguments.

import path from 'node:path'

export type Config = {
  readonly port: number
  readonly host: string
  readonly databaseUrl: string | null
  /** The role that servers sign in as, to which `linkspan migrate` gives what they need; the owner itself where null. */
  readonly serverRole: string | null
  /** The folder of the embedded database and of keys. */
  readonly dataDirectory: string
  readonly databaseDirectory: string
  /** 32 bytes in base64 that wrap the keys of cases; from a file in the data folder where null. */
  readonly masterKey: string | null
  /** The master key that `linkspan rotate-keys` changes to. */
  readonly nextMasterKey: string | null
  /** The Ed25519 seed that signs checkpoints, in base64; from a file in the data folder where null. */
  readonly signingKey: string | null
  /** Keys of other servers, or of earlier days, that may have signed checkpoints. */
  readonly verifierKeys: readonly string[]
  /** The file to which signed checkpoints are appended; none where null. */
  readonly checkpointFile: string | null
  /** The name under which checkpoints are signed. */
  readonly origin: string
  /** Demo people and their passwords are made and shown; only ever on an embedded database. */
  readonly demo: boolean
  /** The address under which people reach the server, where a proxy stands before it. */
  readonly publicUrl: string | null
  readonly trustProxy: boolean
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  /** How many commands may wait before further ones are told to come back later. */
  readonly queue: number
  /** The database holds practice cases, which never meet real ones. */
  readonly training: boolean
  /** Where OpenTelemetry spans go; they are not made where null. */
  readonly collector: string | null
  /** The name under which they go. */
  readonly serviceName: string
  /** Figures over fewer cases than this are not shown. */
  readonly smallNumber: number
  readonly eventLogTimes: 'day' | 'hour' | 'minute'
  /** Megabytes that a file of a case may have. */
  readonly largestFile: number
  /** clamd as tcp://host:port, or a program with its arguments; files are not checked where null. */
  readonly virusCheck: string | null
  /** Where the office is, as `Europe/Brussels`: the hours of digests are hours there. */
  readonly timeZone: string
}

type Setting = { readonly name: string; readonly fallback: string; readonly meaning: string }

/** The table of settings, as the documentation shows it. */
export const SETTINGS: readonly Setting[] = [
  { name: 'PORT', fallback: '3000', meaning: 'the port to listen on' },
  { name: 'HOST', fallback: '127.0.0.1', meaning: 'the address to listen on; 0.0.0.0 for every one' },
  { name: 'DATABASE_URL', fallback: '', meaning: 'a PostgreSQL to use; the embedded database where empty' },
  {
    name: 'LINKSPAN_SERVER_ROLE',
    fallback: '',
    meaning:
      'the PostgreSQL role of the servers: `linkspan migrate`, run as the owner, lets it work on cases and only add to the trail',
  },
  { name: 'LINKSPAN_DATA', fallback: './data', meaning: 'the folder of the embedded database and of keys' },
  {
    name: 'LINKSPAN_MASTER_KEY',
    fallback: '',
    meaning:
      '32 bytes in base64 that wrap the keys of cases; a file in LINKSPAN_DATA where empty. Needed where several servers share a database',
  },
  {
    name: 'LINKSPAN_NEXT_MASTER_KEY',
    fallback: '',
    meaning: 'the master key that `linkspan rotate-keys` changes to; read by nothing else',
  },
  {
    name: 'LINKSPAN_SIGNING_KEY',
    fallback: '',
    meaning:
      '32 bytes in base64: the Ed25519 seed that signs checkpoints; a file in LINKSPAN_DATA where empty',
  },
  {
    name: 'LINKSPAN_VERIFIER_KEYS',
    fallback: '',
    meaning:
      'further keys that may have signed checkpoints, separated by commas: of other servers on the database, or of earlier days',
  },
  {
    name: 'LINKSPAN_CHECKPOINT_FILE',
    fallback: '',
    meaning:
      'a file to which every signed checkpoint is appended, one for each server; nothing is signed that does not go on from its last one',
  },
  {
    name: 'LINKSPAN_ORIGIN',
    fallback: 'linkspan',
    meaning: 'the name under which checkpoints are signed, without spaces or +',
  },
  { name: 'LINKSPAN_DEMO', fallback: 'on', meaning: 'demo people on the embedded database: on or off' },
  {
    name: 'LINKSPAN_PUBLIC_URL',
    fallback: '',
    meaning: 'the address people use, where it is not that of HOST and PORT',
  },
  {
    name: 'LINKSPAN_TRUST_PROXY',
    fallback: 'off',
    meaning: 'believe the X-Forwarded-* headers of a proxy: on or off',
  },
  { name: 'LINKSPAN_LOG', fallback: 'info', meaning: 'silent, error, warn, info or debug' },
  {
    name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    fallback: '',
    meaning:
      'the collector that takes OpenTelemetry spans by OTLP over HTTP; none are made where empty. Further `OTEL_*` settings are the library’s',
  },
  { name: 'OTEL_SERVICE_NAME', fallback: 'linkspan', meaning: 'the name under which spans go' },
  {
    name: 'LINKSPAN_WEBHOOK_HOSTS',
    fallback: '',
    meaning:
      'hosts that webhooks may call, separated by commas; their secrets are LINKSPAN_WEBHOOK_SECRET_<NAME>',
  },
  {
    name: 'LINKSPAN_SMTP_URL',
    fallback: '',
    meaning:
      'the mail server, as smtp://user:password@host:587; without one, people confirm by hand what was mailed',
  },
  { name: 'LINKSPAN_MAIL_FROM', fallback: '', meaning: 'the address that mail is sent from' },
  {
    name: 'LINKSPAN_TIME_ZONE',
    fallback: 'Europe/Brussels',
    meaning: 'where the office is: the hours at which people ask for mail are hours there',
  },
  {
    name: 'LINKSPAN_QUEUE',
    fallback: '2000',
    meaning: 'commands that may wait before the server answers 503',
  },
  {
    name: 'LINKSPAN_TRAINING',
    fallback: 'off',
    meaning: 'a server for practice, with a database of its own: on or off',
  },
  {
    name: 'LINKSPAN_SMALL_NUMBER',
    fallback: '10',
    meaning: 'figures over fewer cases than this are not shown',
  },
  { name: 'LINKSPAN_LARGEST_FILE', fallback: '10', meaning: 'megabytes that a file of a case may have' },
  {
    name: 'LINKSPAN_VIRUS_CHECK',
    fallback: '',
    meaning:
      'the virus check of files: a clamd as tcp://host:3310, or a program with its arguments that reads the file from its input and ends with 0 for clean, 1 for found. Where set, a file is readable only once it was called clean',
  },
  {
    name: 'LINKSPAN_EVENT_LOG_TIMES',
    fallback: 'day',
    meaning:
      'how fine the times in an event log for process mining are: day, hour or minute; the finer, the easier a case is found again',
  },
]

/** The settings cannot be used as they are. */
export class NotUsable extends Error {}

/** Reads the configuration, or throws one sentence for everything that is wrong with it. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = []
  const text = (name: string) => {
    const value = environment[name]?.trim()
    return value ? value : SETTINGS.find(setting => setting.name === name)!.fallback
  }
  const number = (name: string, least: number, most: number) => {
    const value = Number(text(name))
    if (Number.isInteger(value) && value >= least && value <= most) return value
    problems.push(`${name} must be a whole number from ${least} to ${most}, not ${text(name)}`)
    return least
  }
  const choice = <Value extends string>(name: string, ...values: Value[]): Value => {
    const value = values.find(candidate => candidate === text(name))
    if (value === undefined) problems.push(`${name} must be one of ${values.join(', ')}, not ${text(name)}`)
    return value ?? values[0]!
  }
  const url = (name: string, ...protocols: string[]) => {
    const value = text(name)
    if (value === '') return null
    if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value
    problems.push(
      `${name} must be an address that begins with ${protocols.map(protocol => `${protocol}//`).join(' or ')}`,
    )
    return null
  }

  const key = (name: string) => {
    const value = text(name)
    if (value !== '' && Buffer.from(value, 'base64').length !== 32)
      problems.push(`${name} must be 32 bytes in base64`)
    return value === '' ? null : value
  }

  const origin = () => {
    const value = text('LINKSPAN_ORIGIN')
    if (/[\s+]/.test(value)) problems.push(`LINKSPAN_ORIGIN must be without spaces and +, not ${value}`)
    return value
  }

  const virusCheck = () => {
    const value = text('LINKSPAN_VIRUS_CHECK')
    if (value.startsWith('tcp:')) {
      if (!URL.canParse(value) || new URL(value).port === '')
        problems.push('LINKSPAN_VIRUS_CHECK must name host and port, as in tcp://clamd:3310')
    } else if (value !== '' && !path.isAbsolute(value))
      problems.push('LINKSPAN_VIRUS_CHECK must begin with tcp:// or be the full path of a program')
    return value || null
  }

  const timeZone = () => {
    const name = text('LINKSPAN_TIME_ZONE')
    try {
      new Intl.DateTimeFormat('en', { timeZone: name })
    } catch {
      problems.push(`LINKSPAN_TIME_ZONE must be a name such as Europe/Brussels, not ${name}`)
    }
    return name
  }

  const databaseUrl = url('DATABASE_URL', 'postgres:', 'postgresql:')
  const dataDirectory = path.resolve(text('LINKSPAN_DATA'))
  const config: Config = {
    port: number('PORT', 0, 65_535),
    host: text('HOST'),
    databaseUrl,
    serverRole: text('LINKSPAN_SERVER_ROLE') || null,
    dataDirectory,
    databaseDirectory: path.join(dataDirectory, 'database'),
    masterKey: key('LINKSPAN_MASTER_KEY'),
    nextMasterKey: key('LINKSPAN_NEXT_MASTER_KEY'),
    signingKey: key('LINKSPAN_SIGNING_KEY'),
    verifierKeys: text('LINKSPAN_VERIFIER_KEYS')
      .split(',')
      .map(given => given.trim())
      .filter(given => given !== ''),
    checkpointFile: text('LINKSPAN_CHECKPOINT_FILE') || null,
    origin: origin(),
    demo: choice('LINKSPAN_DEMO', 'on', 'off') === 'on' && databaseUrl === null,
    publicUrl: url('LINKSPAN_PUBLIC_URL', 'http:', 'https:'),
    trustProxy: choice('LINKSPAN_TRUST_PROXY', 'off', 'on') === 'on',
    logLevel: choice('LINKSPAN_LOG', 'info', 'silent', 'error', 'warn', 'debug'),
    queue: number('LINKSPAN_QUEUE', 1, 1_000_000),
    training: choice('LINKSPAN_TRAINING', 'off', 'on') === 'on',
    collector: url('OTEL_EXPORTER_OTLP_ENDPOINT', 'http:', 'https:'),
    serviceName: text('OTEL_SERVICE_NAME'),
    smallNumber: number('LINKSPAN_SMALL_NUMBER', 3, 1000),
    largestFile: number('LINKSPAN_LARGEST_FILE', 1, 50),
    virusCheck: virusCheck(),
    eventLogTimes: choice('LINKSPAN_EVENT_LOG_TIMES', 'day', 'hour', 'minute'),
    timeZone: timeZone(),
  }
  if (problems.length > 0) throw new NotUsable(`The configuration is not usable: ${problems.join('; ')}.`)
  return config
}
