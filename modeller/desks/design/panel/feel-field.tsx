// A field for a FEEL expression. It is a plain text field that is written and left as any other; while it is used it
// offers the names in scope, says how the function around the caret is called, and tells where the text cannot be read.

import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { say } from '../../../../engine/words/sentences.ts'
import { useEngineWords } from '../../../i18n/engine-words.ts'
import { useTexts } from '../../../i18n/texts.ts'
import type { Suggestion } from '../feel/help.ts'
import { variablesAt } from '../feel/scope.ts'
import { businessOf } from '../properties.ts'
import type { Props } from './props.ts'

type Help = typeof import('../feel/help.ts')

type FieldProps = Pick<Props, 'element' | 'resources'> & {
  label: string
  hint?: string
  value: string
  onSet: (value: string) => void
  rows?: number
  /** Whether a text is an expression only after `=`, as that of a timer is. */
  afterEquals?: boolean
}

/** Begins anew when another value comes from outside, such as from undo. */
export const Feel = (props: FieldProps) => <Field key={`${props.element.id} ${props.value}`} {...props} />

function Field({ label, hint, value, onSet, rows = 2, afterEquals = false, element, resources }: FieldProps) {
  const { t } = useTexts()
  const words = useEngineWords()
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const [help, setHelp] = useState<Help | null>(null)
  const [text, setText] = useState(value)
  const [caret, setCaret] = useState(0)
  const [offered, setOffered] = useState<readonly Suggestion[]>([])
  const [active, setActive] = useState(-1)
  const [used, setUsed] = useState(false)
  // Where it cannot be loaded the field stays what it is: a place to write in.
  const load = () => {
    setUsed(true)
    if (help === null) void import('../feel/help.ts').then(setHelp, () => {})
  }
  const isFeel = !afterEquals || text.trimStart().startsWith('=')
  const offer = (now: string, at: number, asked = false) => {
    setCaret(at)
    setActive(-1)
    const speaks = !afterEquals || now.trimStart().startsWith('=')
    const known = variablesAt(businessOf(element), resources.fields)
    setOffered(help !== null && speaks ? help.suggest(now, at, known, asked) : [])
  }
  const take = ({ start, text: name, caret: after }: Suggestion) => {
    const next = `${text.slice(0, start)}${name}${text.slice(caret)}`
    setText(next)
    setOffered([])
    setActive(-1)
    setCaret(start + after)
    moveTo.current = start + after
  }
  const moveTo = useRef<number | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caret is put after the text was
  useEffect(() => {
    if (moveTo.current === null) return
    area.current?.setSelectionRange(moveTo.current, moveTo.current)
    moveTo.current = null
  }, [text])
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault()
      offer(text, area.current?.selectionStart ?? text.length, true)
    } else if (offered.length === 0) return
    else if (step !== 0) {
      event.preventDefault()
      setActive((active + step + offered.length + (active < 0 && step < 0 ? 1 : 0)) % offered.length)
    } else if (event.key === 'Escape') {
      event.stopPropagation()
      setOffered([])
    } else if (event.key === 'Enter' && active >= 0) {
      event.preventDefault()
      take(offered[active] as Suggestion)
    }
  }
  const fault = used && isFeel ? (help?.faultIn(text) ?? null) : null
  const meaningless = used && isFeel && fault === null ? (help?.problemIn(text) ?? null) : null
  const signature = used && isFeel ? (help?.signatureAt(text, caret) ?? null) : null
  const helped = useRef<HTMLDivElement>(null)
  const shownBelow = `${offered.length} ${signature?.name} ${fault?.offset} ${meaningless !== null}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands below the field changed
  useEffect(() => {
    const chosen = helped.current?.querySelector('[aria-selected="true"]')
    if (document.activeElement === area.current)
      (chosen ?? helped.current)?.scrollIntoView({ block: 'nearest' })
  }, [shownBelow, active])
  const place = fault === null ? null : { line: fault.line, column: fault.column, token: fault.token }
  return (
    <div className="field feel-field" ref={helped}>
      <label htmlFor={id}>{label}</label>
      <textarea
        ref={area}
        id={id}
        rows={rows}
        className="code"
        spellCheck={false}
        value={text}
        aria-invalid={fault !== null || meaningless !== null}
        aria-autocomplete="list"
        aria-controls={offered.length > 0 ? `${id}-list` : undefined}
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        aria-describedby={`${hint === undefined ? '' : `${id}-hint `}${id}-fault`}
        onFocus={load}
        onChange={({ target }) => {
          setText(target.value)
          offer(target.value, target.selectionStart)
        }}
        onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
        onKeyDown={press}
        onBlur={() => {
          setOffered([])
          setUsed(fault !== null || meaningless !== null)
          if (text !== value) onSet(text.trim())
        }}
      />
      {offered.length > 0 && (
        <div className="feel-offers" id={`${id}-list`} role="listbox" aria-label={t('feel.offers')}>
          {offered.map((one, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the text field, which keeps the focus
            // biome-ignore lint/a11y/useFocusableInteractive: the text field names the chosen one
            <div
              key={`${one.kind} ${one.name}`}
              id={`${id}-${at}`}
              role="option"
              aria-selected={at === active}
              onMouseDown={event => event.preventDefault()}
              onClick={() => take(one)}
            >
              <code>{one.name}</code>{' '}
              <span className="second-line">
                {one.kind === 'variable' ? t('feel.from', { name: one.about }) : one.about}
              </span>
            </div>
          ))}
        </div>
      )}
      <p className="visually-hidden" role="status">
        {offered.length > 0 ? t('feel.offered', { count: offered.length }) : ''}
      </p>
      {signature !== null && (
        <p className="hint feel-signature">
          <code>
            {signature.name}(
            {signature.parameters.map((parameter, at) => (
              <span key={parameter}>
                {at > 0 && ', '}
                {at === signature.at ? <strong>{parameter}</strong> : parameter}
              </span>
            ))}
            )
          </code>
        </p>
      )}
      <p className="error" id={`${id}-fault`} role="status">
        {meaningless !== null && say(meaningless, words)}
        {place !== null && t(place.token === '' ? 'feel.endsEarly' : 'feel.doesNotFit', place)}
      </p>
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}
