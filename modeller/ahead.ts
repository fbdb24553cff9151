// What a page will ask for first, asked for while the page itself is still on its way: who is here and what people are
// called, for the pages of one large drawing that drawing, and what everybody may read, for which a server that has just
// started reads all drawings. Nobody waits for it; what fails is asked for again by the page, which says why.

import { instanceQuery } from './api/instances.ts'
import { keptPermissions } from './api/kept-permissions.ts'
import { namesQuery } from './api/names.ts'
import { publicProcessesQuery } from './api/public.ts'
import { queries } from './api/queries.ts'
import { meQuery } from './api/session.ts'
import { trailQuery } from './api/trail.ts'
import { loadCanvas } from './canvas/lazy-diagram.tsx'
import { readVersionQuery } from './drawing/query.ts'
import { currentLanguage, startTexts } from './i18n/texts.ts'

export async function askWhoIsHere(): Promise<void> {
  void queries.prefetchQuery(meQuery)
  if (await may('name.read')) await queries.prefetchQuery(namesQuery)
}

export async function askForProcesses(): Promise<void> {
  await startTexts()
  await queries.prefetchQuery(publicProcessesQuery(currentLanguage()))
}

export async function askForVersion(definitionKey: string): Promise<void> {
  void loadCanvas()
  if (!(await may('definition.read'))) return
  // Its steps are named in the language of the page.
  await startTexts()
  await queries.prefetchQuery(readVersionQuery(definitionKey, currentLanguage()))
}

export async function askForReplay(instanceKey: string): Promise<void> {
  void loadCanvas()
  if (!(await may('instance.read', 'trail.read'))) return
  await startTexts()
  const { instance } = await queries.fetchQuery(instanceQuery(instanceKey))
  // The drawing first: it is opened while the server unseals the entries.
  if (await may('definition.read'))
    void queries.prefetchQuery(readVersionQuery(instance.processDefinitionKey, currentLanguage()))
  await queries.prefetchQuery(trailQuery(instanceKey))
}

/**
 * What is refused is written down as refused, so what may not be seen is not asked for here. Who was here last is so again,
 * as a rule: only for others the answer is waited for.
 */
async function may(...actions: readonly string[]): Promise<boolean> {
  const within = (permissions: readonly string[]) => actions.every(action => permissions.includes(action))
  if (within(keptPermissions())) return true
  return within((await queries.fetchQuery(meQuery))?.permissions ?? [])
}
