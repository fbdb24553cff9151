// A task's form as a person fills it in. On sending, everything that is wrong is listed at the top, the list takes
// the focus, and each line leads to its field. What is typed is kept in this tab until it was sent.

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Refusal } from '../api/client.ts'
import { type Told, type Translate, useTexts } from '../i18n/texts.ts'
import { RefusalNotice } from '../ui/refusal.tsx'
import { Loading } from '../ui/state.tsx'
import { answers, beginning, check, type FieldError, shownFields } from './check.ts'
import { conditionsOf, type IsHidden } from './conditions.ts'
import { Fields, fieldId } from './fields.tsx'
import { type FormSchema, labelOf, pathId, type Values } from './schema.ts'

export type FormProps = {
  schema: FormSchema
  data: Values
  /** The task's element id; fields of other tasks are not shown. */
  element: string | null
  /** Where typed answers are kept; nothing is kept without it. */
  draftKey?: string
  /** What decision tables suggest, by field; a person decides. */
  suggestions?: Values
  readOnly?: boolean
  /** What headings of text blocks are: they stand below the one of the page, or of the task. */
  headings?: 'h2' | 'h3'
  error?: unknown
  busy?: boolean
  submitLabel: string
  whyNot?: string | null
  /** Where it is shown in another language than that of the page. */
  told?: Told
  onSubmit: (answers: Record<string, unknown>) => void
  children?: ReactNode
}

const kept = (key: string) => `linkspan.form.${key}`

/** Forgets what was typed, once it was sent. */
export const forgetDraft = (key: string) => sessionStorage.removeItem(kept(key))

function begin({ schema, data, draftKey }: FormProps): Values {
  const start = beginning(schema, data)
  if (draftKey === undefined) return start
  try {
    return { ...start, ...(JSON.parse(sessionStorage.getItem(kept(draftKey)) ?? '{}') as Values) }
  } catch {
    return start
  }
}

export function Form(props: FormProps) {
  const [isHidden, setIsHidden] = useState<{ of: FormSchema; hidden: IsHidden } | null>(null)
  useEffect(() => {
    let live = true
    void conditionsOf(props.schema).then(hidden => live && setIsHidden({ of: props.schema, hidden }))
    return () => {
      live = false
    }
  }, [props.schema])
  return isHidden?.of === props.schema ? <ReadyForm {...props} isHidden={isHidden.hidden} /> : <Loading />
}

function ReadyForm(props: FormProps & { isHidden: IsHidden }) {
  const {
    schema,
    data,
    element,
    draftKey,
    suggestions = {},
    readOnly = false,
    headings = 'h3',
    error,
    busy = false,
    submitLabel,
    whyNot = null,
    onSubmit,
    children,
    isHidden,
  } = props
  const ofPage = useTexts()
  const { t, language } = props.told ?? ofPage
  const [values, setValues] = useState<Values>(() => begin(props))
  const [errors, setErrors] = useState<readonly FieldError[]>([])
  const summary = useRef<HTMLDivElement>(null)
  const fields = shownFields(schema, values, element, isHidden)
  const refused = refusedFields(error, fields)
  const all = errors.length > 0 ? errors : refused
  const fails = error !== undefined && error !== null && refused.length === 0
  const failure = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (refused.length > 0) summary.current?.focus()
  }, [refused.length])
  // It stands where it was sent; who sent it from a field above sees it too.
  useEffect(() => {
    if (fails) failure.current?.scrollIntoView({ block: 'nearest' })
  }, [fails])

  const change = (next: Values) => {
    setValues(next)
    if (draftKey !== undefined)
      sessionStorage.setItem(
        kept(draftKey),
        JSON.stringify(answers(shownFields(schema, next, element, isHidden), next, data)),
      )
    if (errors.length > 0) {
      const still = new Set(
        check(shownFields(schema, next, element, isHidden), next).map(({ path }) => pathId(path)),
      )
      setErrors(errors.filter(({ path }) => still.has(pathId(path))))
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (whyNot !== null || busy) return
    const found = check(fields, values)
    setErrors(found)
    if (found.length > 0) requestAnimationFrame(() => summary.current?.focus())
    else onSubmit(answers(fields, values, data))
  }
  return (
    <form onSubmit={submit} noValidate className="task-form">
      {all.length > 0 && (
        <div
          className="notice notice-wrong error-summary"
          ref={summary}
          tabIndex={-1}
          role="alert"
          aria-labelledby="error-summary-title"
        >
          <h2 id="error-summary-title">{t('form.summary', { count: all.length })}</h2>
          <ul>
            {all.map(problem => (
              <li key={pathId(problem.path)}>
                <a
                  href={`#${fieldId(problem.path)}`}
                  onClick={event => {
                    event.preventDefault()
                    document.getElementById(fieldId(problem.path))?.focus()
                  }}
                >
                  {labelOf(problem.component, language)} – {sentence(problem, t)}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {fields.some(({ component }) => component.validate?.required !== true) && (
        <p className="hint form-hint">{t('form.optionalHint')}</p>
      )}
      <Fields
        components={schema.components ?? []}
        within={[]}
        look={{
          values,
          element,
          isHidden,
          suggestions,
          readOnly,
          headings,
          language,
          t,
          errors: new Map(all.map(problem => [pathId(problem.path), sentence(problem, t)])),
          change,
        }}
      />
      {children}
      {fails && (
        <div ref={failure}>
          <RefusalNotice error={error} />
        </div>
      )}
      {!readOnly && (
        <div className="button-row form-end">
          <button
            type="submit"
            className="button button-main"
            aria-disabled={whyNot !== null || busy || undefined}
            aria-describedby={whyNot === null ? undefined : 'form-why-not'}
          >
            {busy ? t('form.sending') : submitLabel}
          </button>
          {whyNot !== null && (
            <span className="why-not" id="form-why-not">
              {whyNot}
            </span>
          )}
        </div>
      )}
    </form>
  )
}

function sentence({ code, limit, detail }: FieldError, t: Translate): string {
  switch (code) {
    case 'refused':
      return detail ?? t('form.refused')
    case 'required':
      return t('form.required')
    case 'choose':
      return t('form.choose')
    case 'min':
      return t('form.min', { limit })
    case 'max':
      return t('form.max', { limit })
    case 'minLength':
      return t('form.minLength', { count: Number(limit) })
    case 'maxLength':
      return t('form.maxLength', { count: Number(limit) })
    case 'pattern':
      return t('form.pattern')
    case 'number':
      return t('form.number')
    case 'date':
      return t('form.date')
  }
}

/** The server's refusals, at the fields they point to: `/variables/danger` is the field `danger`. */
function refusedFields(error: unknown, fields: ReturnType<typeof shownFields>): FieldError[] {
  if (!(error instanceof Refusal)) return []
  return (error.problem.errors ?? []).flatMap(({ pointer, detail }): FieldError[] => {
    const path = pointer.replace(/^#?\/(variables\/)?/, '').replaceAll('/', '.')
    const field = fields.find(candidate => pathId(candidate.path) === path)
    return field === undefined ? [] : [{ ...field, code: 'refused', detail }]
  })
}
