// The fields of a form, one control for each form-js type. Groups of choices have a legend, every control a label,
// and hint and error are tied to the control they are about.

import type { ReactNode } from 'react'
import { type Language, organisationInWords, type Translate } from '../i18n/texts.ts'
import { dateOnly, dateTime, number } from '../i18n/when.ts'
import type { IsHidden } from './conditions.ts'
import {
  asks,
  belongsTo,
  type Component,
  descriptionOf,
  labelOf,
  optionsOf,
  type Path,
  pathId,
  pathOf,
  textOf,
  type Values,
  valueAt,
  withValue,
} from './schema.ts'

export type FormLook = {
  readonly values: Values
  readonly element: string | null
  readonly isHidden: IsHidden
  readonly suggestions: Values
  readonly readOnly: boolean
  readonly headings: 'h2' | 'h3'
  readonly language: Language
  readonly t: Translate
  readonly errors: ReadonlyMap<string, string>
  readonly change: (values: Values) => void
}

export const fieldId = (path: Path) => `field-${path.join('-')}`

export function Fields({
  components,
  within,
  look,
}: {
  components: readonly Component[]
  within: Path
  look: FormLook
}) {
  return components.map((component, at) =>
    belongsTo(component, look.element) && !look.isHidden(component, look.values) ? (
      <One key={component.id ?? component.key ?? at} component={component} within={within} look={look} />
    ) : null,
  )
}

function One({ component, within, look }: { component: Component; within: Path; look: FormLook }) {
  if (asks(component)) return <Asking component={component} path={pathOf(component, within)} look={look} />
  switch (component.type) {
    case 'text':
      return <TextBlock text={textOf(component, look.language)} heading={look.headings} />
    case 'group':
      return (
        <fieldset className="form-group">
          {labelOf({ ...component, key: undefined }, look.language) !== '' && (
            <legend>{labelOf({ ...component, key: undefined }, look.language)}</legend>
          )}
          <Fields
            components={component.components ?? []}
            within={pathOf({ ...component, key: undefined }, within)}
            look={look}
          />
        </fieldset>
      )
    case 'dynamiclist':
      return <DynamicList component={component} path={pathOf(component, within)} look={look} />
    case 'separator':
      return <hr />
    default:
      return component.components === undefined ? null : (
        <Fields components={component.components} within={within} look={look} />
      )
  }
}

/** Paragraphs, headings and lists of the little Markdown that text blocks use; no HTML is taken over. */
function TextBlock({ text, heading: Heading }: { text: string; heading: 'h2' | 'h3' }) {
  // A heading needs no empty line after it.
  const blocks = text
    .replaceAll(/^#{1,6}\s.*$/gm, '\n$&\n')
    .split(/\n{2,}/)
    .map(block => block.trim())
    .filter(block => block !== '')
  return (
    <div className="text-block">
      {blocks.map((block, at) => {
        const key = `${at}${block}`
        const heading = /^#{1,6}\s+(.*)/.exec(block)
        if (heading !== null) return <Heading key={key}>{heading[1]}</Heading>
        const lines = block.split('\n')
        if (lines.every(line => /^\s*[-*]\s+/.test(line)))
          return (
            <ul key={key}>
              {lines.map(line => (
                <li key={line}>{strong(line.replace(/^\s*[-*]\s+/, ''))}</li>
              ))}
            </ul>
          )
        return <p key={key}>{strong(block)}</p>
      })}
    </div>
  )
}

const strong = (text: string): ReactNode[] =>
  text
    .split(/\*\*(.+?)\*\*/)
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of a fixed text never move
    .map((part, at) => (at % 2 === 1 ? <strong key={`${at}${part}`}>{part}</strong> : part))

function DynamicList({ component, path, look }: { component: Component; path: Path; look: FormLook }) {
  const given = valueAt(look.values, path)
  const items = Array.isArray(given) ? given : []
  const label = labelOf({ ...component, key: undefined }, look.language)
  const set = (next: unknown[]) => look.change(withValue(look.values, path, next))
  return (
    <fieldset className="form-group" id={fieldId(path)}>
      {label !== '' && <legend>{label}</legend>}
      {items.map((_, at) => (
        <fieldset
          className="form-item"
          // biome-ignore lint/suspicious/noArrayIndexKey: items of a list have no name but their place
          key={`${pathId(path)}${at}`}
          aria-label={look.t('form.item', { label, number: at + 1 })}
        >
          <Fields components={component.components ?? []} within={[...path, at]} look={look} />
          {!look.readOnly && (
            <button
              type="button"
              className="button button-small"
              aria-label={look.t('form.removeItem', { label, number: at + 1 })}
              onClick={() => set(items.filter((_, other) => other !== at))}
            >
              {look.t('common.remove')}
            </button>
          )}
        </fieldset>
      ))}
      {!look.readOnly && (
        <button
          type="button"
          className="button button-small"
          onClick={() => set([...items, {}])}
          aria-label={look.t('form.addItem', { label })}
        >
          {look.t('common.add')}
        </button>
      )}
    </fieldset>
  )
}

function Asking({ component, path, look }: { component: Component; path: Path; look: FormLook }) {
  const { language, t } = look
  const id = fieldId(path)
  const value = valueAt(look.values, path)
  const options = optionsOf(component, language, look.values)
  const error = look.errors.get(pathId(path)) ?? null
  const suggested = path.length === 1 ? look.suggestions[String(path[0])] : undefined
  const hint =
    [
      descriptionOf(component, language),
      suggested === undefined
        ? null
        : t('form.suggested', { answer: inWords(component, suggested, options, t) }),
    ]
      .filter(part => part !== null)
      .join(' ') || null
  const fixed = look.readOnly || component.readonly === true || component.disabled === true
  const set = (next: unknown) => look.change(withValue(look.values, path, next))
  const describedBy =
    [hint === null ? null : `${id}-hint`, error === null ? null : `${id}-error`]
      .filter(part => part !== null)
      .join(' ') || undefined
  const name = (
    <>
      {labelOf(component, language)}
      {component.validate?.required !== true && !fixed && (
        <span className="optional"> ({t('common.optional')})</span>
      )}
    </>
  )
  const about = (
    <>
      {hint !== null && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== null && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </>
  )
  const className = error === null ? 'field' : 'field field-wrong'

  if (fixed)
    return (
      <div className={className}>
        <p className="field-name">{labelOf(component, language)}</p>
        {about}
        <p className="given" id={id}>
          {inWords(component, value, options, t)}
        </p>
      </div>
    )
  if (component.type === 'radio' || component.type === 'checklist') {
    const chosen = Array.isArray(value) ? value.map(String) : []
    return (
      <fieldset className={className} aria-describedby={describedBy}>
        <legend>{name}</legend>
        {about}
        <div className="choices">
          {options.map((option, at) => (
            <label className="choice" key={option.value}>
              <input
                type={component.type === 'radio' ? 'radio' : 'checkbox'}
                id={at === 0 ? id : undefined}
                name={id}
                checked={
                  component.type === 'radio'
                    ? value !== undefined && value !== null && String(value) === option.value
                    : chosen.includes(option.value)
                }
                aria-invalid={error === null ? undefined : true}
                onChange={event =>
                  set(
                    component.type === 'radio'
                      ? option.raw
                      : event.target.checked
                        ? [...(Array.isArray(value) ? value : []), option.raw]
                        : (Array.isArray(value) ? value : []).filter(kept => String(kept) !== option.value),
                  )
                }
              />
              <span>{option.label}</span>
            </label>
          ))}
        </div>
      </fieldset>
    )
  }
  if (component.type === 'checkbox')
    return (
      <div className={className}>
        <label className="choice">
          <input
            type="checkbox"
            id={id}
            checked={value === true}
            aria-invalid={error === null ? undefined : true}
            aria-describedby={describedBy}
            onChange={event => set(event.target.checked)}
          />
          <span>{name}</span>
        </label>
        {about}
      </div>
    )
  const common = {
    id,
    'aria-invalid': error === null ? undefined : true,
    'aria-describedby': describedBy,
    required: component.validate?.required === true,
  } as const
  const text = value === undefined || value === null ? '' : String(value)
  return (
    <div className={className}>
      <label htmlFor={id}>{name}</label>
      {about}
      {component.type === 'textarea' ? (
        <textarea
          {...common}
          rows={4}
          value={text}
          maxLength={Number(component.validate?.maxLength) || undefined}
          onChange={event => set(event.target.value)}
        />
      ) : component.type === 'select' ? (
        <select
          {...common}
          value={text}
          onChange={event => set(options.find(option => option.value === event.target.value)?.raw ?? '')}
        >
          <option value="">{t('form.pick')}</option>
          {options.map(option => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : component.type === 'taglist' ? (
        <select
          {...common}
          multiple
          size={Math.min(8, Math.max(3, options.length))}
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={event => {
            const chosen = new Set([...event.target.selectedOptions].map(option => option.value))
            set(options.filter(option => chosen.has(option.value)).map(option => option.raw))
          }}
        >
          {options.map(option => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...common}
          {...inputKind(component)}
          value={component.subtype === 'datetime' ? text.slice(0, 16) : text}
          onChange={event => set(event.target.value)}
        />
      )}
    </div>
  )
}

function inputKind({ type, subtype, decimalDigits, validate }: Component) {
  if (type === 'number')
    return {
      type: 'number',
      inputMode: decimalDigits === 0 ? 'numeric' : 'decimal',
      step: decimalDigits === undefined ? 'any' : 10 ** -decimalDigits,
    } as const
  if (type === 'datetime')
    return { type: subtype === 'time' ? 'time' : subtype === 'datetime' ? 'datetime-local' : 'date' } as const
  const email = validate?.validationType === 'email'
  return {
    type: email ? 'email' : validate?.validationType === 'phone' ? 'tel' : 'text',
    maxLength: Number(validate?.maxLength) || undefined,
  } as const
}

/** A value for reading. */
export function inWords(
  component: Component,
  value: unknown,
  options: { value: string; label: string }[],
  t: Translate,
): string {
  if (value === undefined || value === null || value === '') return t('form.notGiven')
  const word = (one: unknown) =>
    options.find(option => option.value === String(one))?.label ??
    (component.properties?.choices === 'organisations' ? organisationInWords(String(one)) : String(one))
  if (Array.isArray(value)) return value.map(word).join(', ')
  if (component.type === 'checkbox') return value === true ? t('common.yes') : t('common.no')
  if (component.type === 'number' && typeof value === 'number') return number(value)
  if (
    component.type === 'datetime' &&
    component.subtype !== 'time' &&
    !Number.isNaN(Date.parse(String(value)))
  )
    return (component.subtype === 'datetime' ? dateTime : dateOnly)(String(value))
  return word(value)
}
