// The dialog of an export is loaded when a page that offers one is there, not before: few who look take something away.

import { type ComponentProps, lazy, Suspense } from 'react'
import type Dialogue from './take-away.tsx'

const Lazy = lazy(() => import('./take-away.tsx'))

export function TakeAway(props: ComponentProps<typeof Dialogue>) {
  return (
    <Suspense fallback={null}>
      <Lazy {...props} />
    </Suspense>
  )
}
