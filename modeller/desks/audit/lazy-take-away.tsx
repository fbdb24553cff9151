// The dialog of an export is loaded when a page that offers one is there, not before: few who look take something away.

import type { ComponentProps } from 'react'
import { partFrom } from '../../ui/part.tsx'
import type Dialogue from './take-away.tsx'

/** Its button keeps its place from the beginning, so that nothing moves when it comes. */
export const { Part: TakeAway } = partFrom<ComponentProps<typeof Dialogue>>(
  async () => (await import('./take-away.tsx')).default,
  ({ title }) => (
    <button type="button" className="button" disabled>
      {title}
    </button>
  ),
)
