// The page begins here: words first, then who is signed in, then the page the address names.

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { Refusal } from './api/client.ts'
import { becomes, meQuery } from './api/session.ts'
import { startTexts } from './i18n/texts.ts'
import { router } from './routes.tsx'
import { startTheme } from './shell/theme.ts'
import './styles/app.css'

const queries: QueryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (times, error) => error instanceof Refusal && error.code === 'OFFLINE' && times < 3,
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

startTheme()
await startTexts()
createRoot(document.getElementById('app') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
