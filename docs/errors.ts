// `node docs/errors.ts` writes docs/errors.md from the table of the server's problem codes.

import { writeFile } from 'node:fs/promises'
import { ERRORS } from '../server/errors.ts'

const rows = Object.entries(ERRORS).map(
  ([code, { status, sentence }]) => `| \`${code}\` | ${status} | ${sentence} |`,
)

const page = `# Problem codes

Every refusal is a problem document (RFC 9457) with one of these codes. They stand in \`server/errors.ts\`; \`errors[]\`
of a document names what is wrong in detail: fields of a form, findings in a file.

| Code | Status | Sentence |
|---|---|---|
${rows.join('\n')}
`

await writeFile(new URL('errors.md', import.meta.url), page)
