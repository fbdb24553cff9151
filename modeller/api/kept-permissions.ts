// What the person who was here last in this browser might do, kept so that a page which is opened anew need not wait until it
// knows who is here before it asks for anything else. Whoever signs out leaves none.

const kept = 'linkspan.may'

/** Notes the names of actions; none where nobody is here. */
export function keepPermissions(actions: readonly string[] | undefined): void {
  if (actions === undefined) localStorage.removeItem(kept)
  else localStorage.setItem(kept, actions.join(' '))
}

export const keptPermissions = (): readonly string[] => localStorage.getItem(kept)?.split(' ') ?? []
