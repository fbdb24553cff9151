// What is done with what is chosen on the canvas, for hands on the keyboard as for the mouse: copied and pasted, put in
// line, spread evenly, coloured; and the grid under all of it.

import { useEffect, useState } from 'react'
import type { Modeler } from '../../canvas/modeler.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { useSay } from '../../ui/status.tsx'

const lines = ['left', 'center', 'right', 'top', 'middle', 'bottom'] as const
const ways = ['horizontal', 'vertical'] as const

/** Light fills with a dark line of the same colour, so that words stay readable on each. */
const colours = {
  blue: { fill: '#dbe9fb', stroke: '#1d4f91' },
  green: { fill: '#dff2e4', stroke: '#1c6b3a' },
  yellow: { fill: '#fdf1d8', stroke: '#7a4d00' },
  red: { fill: '#fce3e1', stroke: '#a8201a' },
  purple: { fill: '#ece3f7', stroke: '#5b3391' },
} as const

export function Arrange({ modeler, chosen }: { modeler: Modeler; chosen: number }) {
  const { t } = useTexts()
  const say = useSay()
  const [grid, setGrid] = useState<boolean>(() => modeler.service('linkspanGrid').isOn())
  useEffect(() => {
    const bus = modeler.service('eventBus')
    const heard = ({ on }: { on: boolean }) => setGrid(on)
    bus.on('linkspan.grid', heard)
    return () => bus.off('linkspan.grid', heard)
  }, [modeler])
  const some = () => modeler.service('selection').get()
  const act = (name: string, options?: object) => modeler.service('editorActions').trigger(name, options)
  const button = (key: string, text: string, least: number, onClick: () => void) => (
    <Button
      key={key}
      className="button-small"
      disabled={chosen < least}
      aria-describedby={chosen < least ? `arrange-least-${least}` : undefined}
      onClick={onClick}
    >
      {text}
    </Button>
  )
  const why = (least: 1 | 2 | 3) =>
    chosen < least && (
      <span id={`arrange-least-${least}`} className="why-not">
        {t(`arrange.least.${({ 1: 'one', 2: 'two', 3: 'three' } as const)[least]}`)}
      </span>
    )
  return (
    <details className="arrange">
      <summary>{t('arrange.title')}</summary>
      <div className="arrange-groups">
        <fieldset>
          <legend>{t('arrange.copying')}</legend>
          {button('all', t('keys.all'), 0, () => act('selectElements'))}
          {button('copy', t('arrange.copy'), 1, () => {
            act('copy')
            say(t('arrange.copied'))
          })}
          {button('paste', t('arrange.paste'), 0, () => {
            void modeler
              .service('betweenTabs')
              .paste()
              .then((done: boolean) => say(t(done ? 'arrange.pasted' : 'arrange.nothingCopied')))
          })}
        </fieldset>
        <fieldset>
          <legend>
            {t('arrange.align')} {why(2)}
          </legend>
          {lines.map(type =>
            button(type, t(`arrange.lines.${type}`), 2, () => act('alignElements', { type })),
          )}
        </fieldset>
        <fieldset>
          <legend>
            {t('arrange.spread')} {why(3)}
          </legend>
          {ways.map(type =>
            button(type, t(`arrange.ways.${type}`), 3, () => act('distributeElements', { type })),
          )}
        </fieldset>
        <fieldset>
          <legend>
            {t('arrange.colour')} {why(1)}
          </legend>
          {(Object.keys(colours) as (keyof typeof colours)[]).map(name => (
            <Button
              key={name}
              className={`button-small swatch swatch-${name}`}
              disabled={chosen < 1}
              aria-describedby={chosen < 1 ? 'arrange-least-1' : undefined}
              onClick={() => modeler.service('modeling').setColor(some(), colours[name])}
            >
              {t(`arrange.colours.${name}`)}
            </Button>
          ))}
          {button('none', t('arrange.colours.none'), 1, () => modeler.service('modeling').setColor(some()))}
        </fieldset>
        <label className="choice">
          <input
            type="checkbox"
            checked={grid}
            onChange={event => modeler.service('linkspanGrid').switch(event.target.checked)}
          />
          <span>{t('arrange.grid')}</span>
        </label>
      </div>
    </details>
  )
}
