// The controls of the panel: each writes when it is left, so that one edit is one step of undo.

import { type ReactNode, useId } from 'react'

export function Section({
  title,
  children,
  open = true,
}: {
  title: string
  children: ReactNode
  open?: boolean
}) {
  return (
    <details className="panel-section" open={open}>
      <summary>{title}</summary>
      <div>{children}</div>
    </details>
  )
}

type InputProps = {
  label: string
  hint?: string
  value: string
  onSet: (value: string) => void
  suggestions?: readonly string[]
  rows?: number
  code?: boolean
}

/** Writes when the field is left or Enter is pressed, so that one edit is one step of undo. */
export function Text({ label, hint, value, onSet, suggestions = [], rows, code = false }: InputProps) {
  const id = useId()
  const common = {
    id,
    defaultValue: value,
    className: code ? 'code' : undefined,
    'aria-describedby': hint === undefined ? undefined : `${id}-hint`,
    onBlur: (event: { target: { value: string } }) =>
      event.target.value !== value && onSet(event.target.value.trim()),
  }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {rows === undefined ? (
        <input
          key={value}
          type="text"
          list={suggestions.length > 0 ? `${id}-list` : undefined}
          {...common}
          onKeyDown={event =>
            event.key === 'Enter' &&
            event.currentTarget.value !== value &&
            onSet(event.currentTarget.value.trim())
          }
        />
      ) : (
        <textarea key={value} rows={rows} {...common} />
      )}
      {suggestions.length > 0 && (
        <datalist id={`${id}-list`}>
          {suggestions.map(word => (
            <option key={word} value={word} />
          ))}
        </datalist>
      )}
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

export function Pick({
  label,
  value,
  options,
  onSet,
}: {
  label: string
  value: string
  options: readonly (readonly [value: string, label: string])[]
  onSet: (value: string) => void
}) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={event => onSet(event.target.value)}>
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
        {!options.some(([option]) => option === value) && <option value={value}>{value}</option>}
      </select>
    </div>
  )
}

export function Check({
  label,
  checked,
  onSet,
}: {
  label: string
  checked: boolean
  onSet: (checked: boolean) => void
}) {
  return (
    <label className="choice">
      <input type="checkbox" checked={checked} onChange={event => onSet(event.target.checked)} />
      <span>{label}</span>
    </label>
  )
}
