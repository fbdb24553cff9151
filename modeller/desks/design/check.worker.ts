// Checks a drawing while it is drawn: the engine's own compiler and the rules of style and governance, off the page.

import { compile } from '../../../engine/graph/compile.ts'
import type { Problem } from '../../../engine/graph/problems.ts'
import { lint } from '../../../engine/lint/index.ts'

export type CheckAnswer = { readonly id: number; readonly problems: readonly Problem[] }

addEventListener('message', async (event: MessageEvent<{ id: number; xml: string }>) => {
  const { id, xml } = event.data
  const { problems, definitions } = await compile(xml)
  const found = definitions === null ? problems : [...problems, ...lint(definitions)]
  postMessage({ id, problems: found } satisfies CheckAnswer)
})
