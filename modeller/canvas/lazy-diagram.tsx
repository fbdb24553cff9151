// The canvas comes with its own 55 kB, so it is loaded when a page first shows a drawing.

import { lazy, Suspense } from 'react'
import { Loading } from '../ui/state.tsx'
import type { DiagramProps } from './diagram.tsx'

/** Fetches the canvas before it is asked for. */
export const loadCanvas = () => import('./diagram.tsx')

const Lazy = lazy(loadCanvas)

export function Diagram(props: DiagramProps) {
  return (
    <Suspense
      fallback={
        <div className={`diagram diagram-waiting ${props.className ?? ''}`}>
          <Loading />
        </div>
      }
    >
      <Lazy {...props} />
    </Suspense>
  )
}
