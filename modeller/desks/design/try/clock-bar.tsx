// The clock of a trial moves only when it is told to; and what was done can be taken back.

import { useId } from 'react'
import type { World } from '../../../../engine/scenario/world.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { exactTime } from '../../../i18n/when.ts'
import { Button } from '../../../ui/button.tsx'
import type { Doing } from './trial.ts'

export function ClockBar({
  world,
  onAct,
  onBack,
  onAgain,
  onKeep,
}: {
  world: World
  onAct: (step: Doing) => void
  onBack: () => void
  onAgain: () => void
  onKeep: () => void
}) {
  const { t } = useTexts()
  const next = nextTimer(world)
  const begun = world.instances.length > 0
  const why = useId()
  const whyNot = begun ? (next === null ? t('try.noTimer') : null) : t('try.notBegun')
  const button = (text: string, enabled: boolean, onClick: () => void) => (
    <Button
      className="button-small"
      disabled={!enabled}
      aria-describedby={enabled ? undefined : why}
      onClick={onClick}
    >
      {text}
    </Button>
  )
  const advance = (duration: string) => () => onAct({ type: 'advance', duration })
  return (
    <div className="board-tools">
      <strong>{t('try.clock', { time: exactTime(new Date(world.now).toISOString()) })}</strong>
      {button(t('try.P1D'), begun, advance('P1D'))}
      {button(t('try.P7D'), begun, advance('P7D'))}
      {button(t('try.P30D'), begun, advance('P30D'))}
      {button(t('try.nextTimer'), next !== null, () => onAct(waitUntil(world, next ?? world.now)))}
      <div className="file-tools">
        {button(t('try.back'), begun, onBack)}
        {button(t('try.again'), begun, onAgain)}
        {button(t('try.record'), begun, onKeep)}
      </div>
      {whyNot !== null && (
        <span id={why} className="why-not">
          {whyNot}
        </span>
      )}
    </div>
  )
}

/** The step that moves the clock to a time. */
export function waitUntil({ now }: World, time: number): Doing {
  return { type: 'advance', duration: `PT${Math.max(0, Math.ceil((time - now) / 1000))}S` }
}

function nextTimer({ instances }: World): number | null {
  const due = instances.flatMap(({ state }) =>
    Object.values(state.subscriptions).flatMap(({ due: at }) => (at === null ? [] : [Date.parse(at)])),
  )
  return due.length === 0 ? null : Math.min(...due)
}
