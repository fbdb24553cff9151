// A label, a hint, a control and its error, tied together for those who do not see them side by side.

import { type ComponentPropsWithRef, type ReactNode, useId } from 'react'

type Common = { label: string; hint?: string | null; error?: string | null }

function Frame({ id, label, hint, error, children }: Common & { id: string; children: ReactNode }) {
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      {children}
    </div>
  )
}

const described = (id: string, { hint, error }: Common) =>
  [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter(part => part !== null).join(' ') ||
  undefined

export function TextField({ label, hint, error, ...rest }: Common & ComponentPropsWithRef<'input'>) {
  const own = useId()
  const id = rest.id ?? own
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <input
        type="text"
        {...rest}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={described(id, { label, hint, error })}
      />
    </Frame>
  )
}

export function TextArea({ label, hint, error, ...rest }: Common & ComponentPropsWithRef<'textarea'>) {
  const own = useId()
  const id = rest.id ?? own
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <textarea
        rows={3}
        {...rest}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={described(id, { label, hint, error })}
      />
    </Frame>
  )
}

export type Option = { readonly value: string; readonly label: string }

export function SelectField({
  label,
  hint,
  error,
  options,
  empty,
  ...rest
}: Common & ComponentPropsWithRef<'select'> & { options: readonly Option[]; empty?: string }) {
  const own = useId()
  const id = rest.id ?? own
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <select
        {...rest}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={described(id, { label, hint, error })}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Frame>
  )
}

/** A question with a few answers, all of them to be seen. */
export function RadioField({
  label,
  hint,
  error,
  options,
  name,
  value,
  onChange,
  id,
}: Common & {
  options: readonly Option[]
  name: string
  value: string | null
  onChange: (value: string) => void
  id?: string
}) {
  const own = useId()
  const first = id ?? own
  return (
    <fieldset
      className={error ? 'field field-wrong' : 'field'}
      aria-describedby={described(first, { label, hint, error })}
    >
      <legend>{label}</legend>
      {hint ? (
        <p className="hint" id={`${first}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p className="error" id={`${first}-error`}>
          {error}
        </p>
      ) : null}
      <div className="choices">
        {options.map((option, at) => (
          <label className="choice" key={option.value}>
            <input
              type="radio"
              id={at === 0 ? first : undefined}
              name={name}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
