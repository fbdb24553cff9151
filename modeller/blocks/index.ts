// The building blocks of a governed process. Each is a small process of its own in a file: it can be opened, checked
// and run. What is placed into a drawing is all between its start and its ends: "on" leads to the next step, "stop" to
// where the process tells and erases, where it has such a step.

import type { Resource } from '../api/drawings.ts'

export const blockNames = ['ask-partner', 'decide-with-reason', 'legal-gate', 'feedback', 'erase'] as const
export type BlockName = (typeof blockNames)[number]

export const isBlock = (name: string): name is BlockName => (blockNames as readonly string[]).includes(name)

export type Block = { readonly name: BlockName; readonly xml: string; readonly form: Resource | null }

const files = import.meta.glob<string>(['./*.bpmn', './*.form.json'], { query: '?raw', import: 'default' })

/** Fetches a block with the form of its task. */
export async function loadBlock(name: BlockName): Promise<Block> {
  const form = `F-${name}.form.json`
  const [xml, content] = await Promise.all([files[`./${name}.bpmn`]!(), files[`./${form}`]?.()])
  return { name, xml, form: content === undefined ? null : { name: form, content } }
}
