// Who is here, asked for before anything else of the page runs: nearly every page waits for it. The public pages and those
// of a one-time link do not ask.

import type { Me } from '../../server/contract/sessions.ts'
import { api } from './client.ts'

let first = /^\/(about|link)(\/|$)/.test(location.pathname) ? null : api.get<Me>('/me')
// Whoever takes it hears what went wrong.
first?.catch(() => {})

/** The answer that was asked for at the start, once; it is asked for anew from then on. */
export function whoIsHere(): Promise<Me> {
  const asked = first ?? api.get<Me>('/me')
  first = null
  return asked
}
