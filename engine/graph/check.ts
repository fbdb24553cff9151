// What the standard forbids and a file can show (placeholder for the table of checks).

import type { ModdleElement } from './moddle.ts'
import type { Reader } from './reader.ts'

/** Adds every violation in the file to the reader's problems. */
export function check(_definitions: ModdleElement, _reader: Reader): void {}
