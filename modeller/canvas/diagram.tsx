// The canvas as a part of a page. Everything it shows is also there in words beside it, so it is one picture with a
// name to those who do not see it. Nothing may lie over its lower right corner: the bpmn.io mark stands there.

import { useEffect, useRef, useState } from 'react'
import { useTexts } from '../i18n/texts.ts'
import { Notice } from '../ui/state.tsx'
import { DiagramPicker } from './diagram-picker.tsx'
import type { DiagramOfFile } from './diagrams.ts'
import { PhasePicker } from './phase-picker.tsx'
import type { Phase } from './phases.ts'
import { type Marks, Viewer } from './viewer.ts'

export type DiagramProps = {
  xml: string
  /** What was read of it already, in the language of the page. */
  tree?: unknown
  /** What the picture shows, in words. */
  label: string
  marks?: Marks
  center?: string | null
  travel?: { flow: string; at: number } | null
  /** As it is drawn, not in the language of the page: for those who compare what was drawn. */
  asDrawn?: boolean
  onSelect?: (id: string) => void
  onViewer?: (viewer: Viewer | null) => void
  /** Called once the picture is there with its marks, and where it cannot be shown. */
  onOpened?: () => void
  className?: string
}

const noMarks: Marks = { classes: {} }

export default function Diagram({
  xml,
  tree,
  label,
  marks = noMarks,
  center = null,
  travel = null,
  asDrawn = false,
  onSelect,
  onViewer,
  onOpened,
  className,
}: DiagramProps) {
  const { t, language } = useTexts()
  const holder = useRef<HTMLDivElement>(null)
  const [viewer, setViewer] = useState<Viewer | null>(null)
  const [opened, setOpened] = useState(0)
  const [diagrams, setDiagrams] = useState<readonly DiagramOfFile[]>([])
  const [phases, setPhases] = useState<readonly Phase[]>([])
  const [broken, setBroken] = useState<string | null>(null)

  useEffect(() => {
    const made = new Viewer(holder.current as HTMLElement)
    setViewer(made)
    return () => made.destroy()
  }, [])
  useEffect(() => {
    if (viewer === null) return
    let live = true
    setBroken(null)
    viewer.open(xml, asDrawn ? undefined : language, tree).then(
      () => {
        if (!live) return
        setDiagrams(viewer.diagrams())
        void viewer.phases().then(found => live && setPhases(found))
        setOpened(count => count + 1)
      },
      (error: Error) => live && setBroken(error.message),
    )
    return () => {
      live = false
    }
  }, [viewer, xml, tree, asDrawn, language])
  useEffect(() => {
    if (viewer !== null && opened > 0) viewer.mark(marks)
  }, [viewer, opened, marks])
  useEffect(() => {
    if (viewer !== null && opened > 0 && center !== null) viewer.center(center)
  }, [viewer, opened, center])
  useEffect(() => {
    if (viewer !== null && opened > 0 && travel !== null) viewer.travel(travel.flow)
  }, [viewer, opened, travel])
  useEffect(() => {
    if (viewer !== null) viewer.onSelect = onSelect ?? (() => {})
  }, [viewer, onSelect])
  useEffect(() => {
    if (opened > 0) onViewer?.(viewer)
  }, [viewer, opened, onViewer])
  useEffect(() => {
    if (opened > 0 || broken !== null) onOpened?.()
  }, [opened, broken, onOpened])

  return (
    <div className={`diagram ${className ?? ''}`}>
      <div className="diagram-tools">
        <button
          type="button"
          className="button button-small"
          onClick={() => viewer?.zoomBy(1.25)}
          aria-label={t('diagram.larger')}
        >
          +
        </button>
        <button
          type="button"
          className="button button-small"
          onClick={() => viewer?.zoomBy(0.8)}
          aria-label={t('diagram.smaller')}
        >
          −
        </button>
        <button type="button" className="button button-small" onClick={() => viewer?.fit()}>
          {t('diagram.fit')}
        </button>
        {/* They come with the drawing, and what stands there already does not move for them. */}
        <DiagramPicker
          diagrams={diagrams}
          onPick={id => void viewer?.show(id).then(() => viewer.phases().then(setPhases))}
        />
        <PhasePicker phases={phases} onTurn={phase => void viewer?.turn(phase)} />
      </div>
      {opened > 0 && viewer?.laidOut && <p className="diagram-note">{t('diagram.laidOut')}</p>}
      {broken !== null && (
        <Notice kind="wrong">
          <p>{t('diagram.broken')}</p>
          <code>{broken}</code>
        </Notice>
      )}
      <section className="canvas bio-theme-parent" ref={holder} aria-label={label} />
    </div>
  )
}
