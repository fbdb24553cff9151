// What a flaw that a verification finds lets one suspect: in the database, or in a package that left it.

/** What each flaw lets one suspect, and so what to do about it. */
export const suspicion: Readonly<
  Record<string, 'changed' | 'missing' | 'engine' | 'key' | 'signed' | 'log' | 'export'>
> = {
  CHAIN_BROKEN: 'changed',
  HASH_DIFFERS: 'changed',
  NOT_CANONICAL: 'changed',
  WRONG_PLACE: 'changed',
  LOG_DIFFERS: 'changed',
  HEAD_DIFFERS: 'changed',
  STATE_DIFFERS: 'changed',
  ENTRIES_MISSING: 'missing',
  CASE_MISSING: 'missing',
  EVENTS_DIFFER: 'engine',
  NOT_REPLAYED: 'engine',
  FILES_DIFFER: 'engine',
  SEAL_BROKEN: 'key',
  KEY_GONE: 'key',
  LOG_CUT: 'signed',
  NOTE_NOT_SIGNED: 'signed',
  NOTE_DIFFERS: 'signed',
  NOT_LOGGED: 'signed',
  LINE_MISSING: 'log',
  LINE_DIFFERS: 'log',
  LINE_NOT_CHAINED: 'log',
  LINES_CUT: 'log',
  FILE_DIFFERS: 'changed',
  FILE_ADDED: 'changed',
  FILE_MISSING: 'missing',
  EXPORT_CUT: 'export',
  EXPORT_DIFFERS: 'export',
  EXPORT_NOT_SIGNED: 'export',
  EXPORT_OLDER: 'export',
}
