// The canvas comes with its own 55 kB, so it is loaded when a page first shows a drawing.

import { partFrom } from '../ui/part.tsx'
import { Loading } from '../ui/state.tsx'
import type { DiagramProps } from './diagram.tsx'

/** `loadCanvas` fetches the canvas before it is asked for. */
export const { Part: Diagram, load: loadCanvas } = partFrom<DiagramProps>(
  async () => (await import('./diagram.tsx')).default,
  ({ className }) => (
    <div className={`diagram diagram-waiting ${className ?? ''}`}>
      <Loading />
    </div>
  ),
)
