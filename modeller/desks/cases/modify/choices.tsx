// The same choice as on the picture, in words: what stands there and may end, what may begin, what the case is to know.

import { type FormEvent, useId, useRef } from 'react'
import type { Drawing } from '../../../drawing/read.ts'
import { choiceName, kindOf } from '../../../drawing/words.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { SelectField, TextField } from '../../../ui/field.tsx'
import type { Live } from '../standing.ts'
import { beginnings, type Choice, toggleBegin, toggleEnd } from './choice.ts'

type Props = {
  readonly live: readonly Live[]
  readonly drawing: Drawing
  readonly processId: string
  readonly known: readonly string[]
  readonly choice: Choice
  readonly onChoose: (choice: Choice) => void
}

export function Choices({ live, drawing, processId, known, choice, onChoose }: Props) {
  const { t } = useTexts()
  return (
    <>
      <fieldset className="choices-group">
        <legend>{t('modify.stands')}</legend>
        {live.length === 0 && <p className="second-line">{t('cases.nothingNow')}</p>}
        {live.map(one => (
          <label className="choice" key={one.key}>
            <input
              type="checkbox"
              checked={choice.ends.includes(one.key)}
              onChange={() => onChoose(toggleEnd(choice, one.key))}
            />
            <span>
              {t('modify.end', { name: choiceName(drawing, one.element) })}
              <span className="second-line">{t(one.incident ? 'modify.failed' : 'modify.live')}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Begin drawing={drawing} processId={processId} choice={choice} onChoose={onChoose} />
      <Values known={known} choice={choice} onChoose={onChoose} />
    </>
  )
}

function Begin({
  drawing,
  processId,
  choice,
  onChoose,
}: Pick<Props, 'drawing' | 'processId' | 'choice' | 'onChoose'>) {
  const { t } = useTexts()
  const offered = beginnings(drawing, processId).filter(({ id }) => !choice.begins.includes(id))
  return (
    <fieldset className="choices-group">
      <legend>{t('modify.begins')}</legend>
      {choice.begins.length > 0 && (
        <ul className="chosen-list">
          {choice.begins.map(element => (
            <li key={element}>
              <span>+ {choiceName(drawing, element)}</span>
              <button
                type="button"
                className="button button-small"
                aria-label={t('modify.notBegin', { name: choiceName(drawing, element) })}
                onClick={() => onChoose(toggleBegin(choice, element))}
              >
                {t('common.remove')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <SelectField
        label={t('modify.begin')}
        hint={t('modify.beginHint')}
        value=""
        empty={t('form.pick')}
        options={offered.map(node => ({
          value: node.id,
          label: node.name === null ? choiceName(drawing, node.id) : `${node.name} (${kindOf(node)})`,
        }))}
        onChange={({ target }) => target.value !== '' && onChoose(toggleBegin(choice, target.value))}
      />
    </fieldset>
  )
}

function Values({ known, choice, onChoose }: Pick<Props, 'known' | 'choice' | 'onChoose'>) {
  const { t } = useTexts()
  const list = useId()
  const next = useRef(1)
  const { values } = choice
  const change = (id: number, part: 'name' | 'text') => (event: FormEvent<HTMLInputElement>) =>
    onChoose({
      ...choice,
      values: values.map(one => (one.id === id ? { ...one, [part]: event.currentTarget.value } : one)),
    })
  const add = () => {
    onChoose({ ...choice, values: [...values, { id: next.current, name: '', text: '' }] })
    next.current += 1
  }
  return (
    <fieldset className="choices-group">
      <legend>{t('modify.values')}</legend>
      <p className="hint">{t('modify.valuesHint')}</p>
      <datalist id={list}>
        {known.map(name => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {values.map(({ id, name, text }, at) => (
        <div className="value-row" key={id}>
          <TextField
            label={t('modify.name', { number: at + 1 })}
            list={list}
            value={name}
            onChange={change(id, 'name')}
          />
          <TextField
            label={t('modify.value', { number: at + 1 })}
            value={text}
            onChange={change(id, 'text')}
          />
          <button
            type="button"
            className="button button-small"
            aria-label={t('modify.noValue', { number: at + 1 })}
            onClick={() => onChoose({ ...choice, values: values.filter(one => one.id !== id) })}
          >
            {t('common.remove')}
          </button>
        </div>
      ))}
      <button type="button" className="button button-small" onClick={add}>
        {t('modify.addValue')}
      </button>
    </fieldset>
  )
}
