// The page begins here: who is signed in is asked for at once, then come words, then the page the address names.

import './api/first.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { queries } from './api/queries.ts'
import { startTexts } from './i18n/texts.ts'
import { router } from './routes.tsx'
import { startTheme } from './shell/theme.ts'
import './styles/app.css'

startTheme()
await startTexts()
createRoot(document.getElementById('app') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
