// Every file of test/engine/cases, case by case.

import { readdirSync } from 'node:fs'
import { runCases } from '../support/cases.ts'

const folder = new URL('cases/', import.meta.url)

for (const name of readdirSync(folder).sort()) if (name.endsWith('.txt')) runCases(new URL(name, folder))
