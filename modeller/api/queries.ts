// What was fetched, for all pages. A page asks by its query; who comes before the page may have asked already.

import { QueryClient } from '@tanstack/react-query'
import { backOff } from './back-off.ts'
import { isUnreachable, Refusal } from './client.ts'
import { becomes, meQuery } from './session.ts'

export const queries: QueryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // What was there stays on the page meanwhile, with what is typed. A page that nobody sees does not ask.
      retry: (_, error) => isUnreachable(error),
      retryDelay: backOff,
      staleTime: 10_000,
    },
    // Without a connection a change fails at once and says so, instead of waiting unseen for one.
    mutations: { onError: signedOut, networkMode: 'always' },
  },
})

/** A session that has ended shows the sign-in page in place; what was typed stays in the page's address and drafts. */
function signedOut(error: unknown): void {
  if (error instanceof Refusal && error.problem.status === 401 && queries.getQueryData(meQuery.queryKey))
    becomes(queries, null)
}
queries.getQueryCache().subscribe(({ query }) => {
  if (query.state.status === 'error') signedOut(query.state.error)
})
