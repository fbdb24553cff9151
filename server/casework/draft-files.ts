// The files that a draft is deployed as: its drawing, under a name made of its title, and what goes with it. The same
// draft always gives the same files, so that deploying it unchanged makes no new version.

import type { Resource } from '../contract/drafts.ts'

type Draft = { readonly name: string; readonly xml: string; readonly resources?: readonly Resource[] }

export function filesOf({ name, xml, resources = [] }: Draft): Resource[] {
  const base = name
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .toLowerCase()
  return [{ name: `${base === '' ? 'drawing' : base}.bpmn`, content: xml }, ...resources]
}
