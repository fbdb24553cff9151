// The files that a draft is deployed as: its drawing, under a name made of its title, and what goes with it; its scenarios
// only prove it. The same draft always gives the same files, so that deploying it unchanged makes no new version.

import { drawingFile, type Resource } from '../contract/drafts.ts'

type Draft = { readonly name: string; readonly xml: string; readonly resources?: readonly Resource[] }

export function filesOf({ name, xml, resources = [] }: Draft): Resource[] {
  const deployed = resources.filter(resource => !/\.scenario\.ya?ml$/.test(resource.name))
  return [{ name: drawingFile(name), content: xml }, ...deployed]
}
