// One look-up of names for all pages.

import { subjectOf } from '../auth/guard.ts'
import { DisplayNames } from '../contract/display-names.ts'
import type { App, Server } from '../server.ts'
import { displayNamesFor } from '../store/display-names.ts'

export function displayNameRoutes(app: App, { database }: Server): void {
  app.get(
    '/display-names',
    { config: { action: 'name.read' }, schema: { response: { 200: DisplayNames } } },
    async request => displayNamesFor(database.kysely, subjectOf(request)),
  )
}
