// The picture of a stop on the drawing that ran, and what its marks mean.

import { useMemo } from 'react'
import type { State } from '../../../engine/run/state.ts'
import type { Entry } from '../../api/trail.ts'
import { Diagram } from '../../canvas/lazy-diagram.tsx'
import { runMarks } from '../../canvas/run-marks.ts'
import type { ReadVersion } from '../../drawing/query.ts'
import { useTexts } from '../../i18n/texts.ts'
import { leftAside } from './left-aside.ts'
import { deviationsUntil, happened, type Stop } from './replay.ts'

export function ReplayPicture({
  version: { xml, tree, drawing },
  entries,
  stop,
  state,
  forward,
  onElement,
  onOpened,
}: {
  version: ReadVersion
  entries: readonly Entry[]
  /** None while the trail is fetched. */
  stop: Stop | undefined
  state: State | null
  forward: boolean
  onElement: (id: string) => void
  onOpened: () => void
}) {
  const { t } = useTexts()
  const marks = useMemo(() => {
    if (stop === undefined) return undefined
    const { classes, badges } = runMarks(
      drawing,
      happened(entries, stop),
      stop.events,
      state,
      deviationsUntil(entries, stop),
    )
    const aside = leftAside(drawing, happened(entries, stop)).map(id => [id, ['mark-pale']] as const)
    return { classes: { ...Object.fromEntries(aside), ...classes }, ...(badges && { badges }) }
  }, [drawing, entries, stop, state])
  const flow = stop?.events.findLast(event => event.type === 'flow.taken')
  const flowId = flow?.type === 'flow.taken' ? flow.flow : null
  const travel = useMemo(
    () =>
      forward && flowId !== null && stop !== undefined ? { flow: flowId, at: stop.entry + stop.upTo } : null,
    [forward, flowId, stop],
  )
  const now = Object.values(state?.runs ?? {}).filter(run => run.wait !== null)
  const last = stop?.events.findLast(
    event => event.type === 'element.activated' || event.type === 'element.completed',
  )
  const focus = last !== undefined && 'element' in last ? last.element : (now[0]?.element ?? null)
  const names = now.map(({ element }) => drawing.nodes.get(element)?.name ?? element)
  return (
    <Diagram
      className="replay-diagram"
      xml={xml}
      tree={tree}
      {...(marks === undefined ? {} : { marks })}
      center={focus}
      travel={travel}
      onSelect={onElement}
      onOpened={onOpened}
      label={t('replay.picture', { steps: names.join(', ') || t('common.none') })}
    />
  )
}

export function Legend() {
  const { t } = useTexts()
  return (
    <ul className="legend">
      <li>
        <span className="swatch swatch-done" aria-hidden="true">
          ✓
        </span>
        {t('replay.legend.done')}
      </li>
      <li>
        <span className="swatch swatch-now" aria-hidden="true">
          ●
        </span>
        {t('replay.legend.now')}
      </li>
      <li>
        <span className="swatch swatch-path" aria-hidden="true" />
        {t('replay.legend.path')}
      </li>
      <li>
        <span className="swatch swatch-aside" aria-hidden="true" />
        {t('replay.legend.aside')}
      </li>
      <li>
        <span className="swatch swatch-problem" aria-hidden="true">
          !
        </span>
        {t('replay.legend.problem')}
      </li>
      <li>
        <span className="swatch swatch-deviation" aria-hidden="true">
          ↷
        </span>
        {t('replay.legend.deviation')}
      </li>
    </ul>
  )
}
