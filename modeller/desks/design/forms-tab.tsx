// The forms of a draft: what each is made of beside the form as people will see it, in each of their languages.

import { type CSSProperties, lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import type { Resource } from '../../api/drawings.ts'
import { Form } from '../../forms/form.tsx'
import type { FormSchema } from '../../forms/schema.ts'
import { type Language, languages, type Told, useTexts, wordsIn } from '../../i18n/texts.ts'
import { Divider, WIDTHS } from '../../ui/divider.tsx'
import { SelectField, TextArea } from '../../ui/field.tsx'
import { useKept } from '../../ui/kept.ts'
import { Empty, Loading, Notice } from '../../ui/state.tsx'

const FormIsland = lazy(() => import('../../canvas/form-island.tsx'))

const isForm = ({ name }: Resource) => /\.form(\.json)?$/.test(name)

export function FormsTab({
  resources,
  readOnly,
  xml,
  onChange,
}: {
  resources: readonly Resource[]
  readOnly: boolean
  xml: string
  onChange: (resources: Resource[]) => void
}) {
  const { t } = useTexts()
  const forms = resources.filter(isForm)
  const [chosen, setChosen] = useState<string | null>(null)
  const form = forms.find(({ name }) => name === chosen) ?? forms[0]
  const add = () => {
    const name = `form-${forms.length + 1}.form.json`
    const id = `form_${forms.length + 1}`
    const content = JSON.stringify(
      {
        id,
        type: 'default',
        components: [
          { type: 'textarea', key: 'reason', label: t('common.reason'), validate: { required: true } },
        ],
      },
      null,
      2,
    )
    onChange([...resources, { name, content }])
    setChosen(name)
  }
  const replace = (content: string) =>
    onChange(resources.map(resource => (resource.name === form?.name ? { ...resource, content } : resource)))
  if (form === undefined)
    return (
      <Empty title={t('forms.none')}>
        <p>{t('forms.noneNext')}</p>
        {!readOnly && (
          <button type="button" className="button" onClick={add}>
            {t('forms.add')}
          </button>
        )}
      </Empty>
    )
  return (
    <FormEditor key={form.name} form={form} xml={xml} readOnly={readOnly} onChange={replace}>
      <SelectField
        label={t('forms.pick')}
        value={form.name}
        options={forms.map(({ name }) => ({ value: name, label: name }))}
        onChange={event => setChosen(event.target.value)}
      />
      {!readOnly && (
        <button type="button" className="button" onClick={add}>
          {t('forms.add')}
        </button>
      )}
    </FormEditor>
  )
}

/** @param children what chooses among the forms */
function FormEditor({
  form,
  xml,
  readOnly,
  onChange,
  children,
}: {
  form: Resource
  xml: string
  readOnly: boolean
  onChange: (content: string) => void
  children: ReactNode
}) {
  const { t } = useTexts()
  const [text, setText] = useState(form.content)
  const [task, setTask] = useState('')
  const [drawing, setDrawing] = useState(!readOnly)
  const [told, setLanguage] = useToldIn()
  const [share, setShare] = useKept<number>('form-preview', WIDTHS.stops[1], isShare)
  const [palette, setPalette] = useKept<boolean>('form-palette', true, isTrueOrFalse)
  const [properties, setProperties] = useKept<boolean>('form-properties', true, isTrueOrFalse)
  const { schema, problem } = parse(text)
  const id = typeof schema?.id === 'string' ? schema.id : ''
  const users = tasksWith(xml, id)
  const classes = [
    drawing ? 'form-and-preview' : 'two-columns',
    palette ? '' : 'without-palette',
    properties ? '' : 'without-properties',
  ]
  return (
    <div className="form-room">
      <div className="toolbar">
        {children}
        {!readOnly && (
          <div className="button-row designer-switch">
            <button type="button" className="button button-small" onClick={() => setDrawing(!drawing)}>
              {t(drawing ? 'forms.asText' : 'forms.asDrawing')}
            </button>
            {drawing && (
              <>
                <Shown name={t('forms.palette')} shown={palette} onChange={setPalette} />
                <Shown name={t('forms.properties')} shown={properties} onChange={setProperties} />
              </>
            )}
          </div>
        )}
      </div>
      <div
        className={classes.filter(Boolean).join(' ')}
        style={{ '--preview': `${share}%` } as CSSProperties}
      >
        <section id="form-made-of">
          {drawing ? (
            <Suspense fallback={<Loading />}>
              <FormIsland
                content={text}
                onChange={content => {
                  setText(content)
                  onChange(content)
                }}
              />
            </Suspense>
          ) : (
            <TextArea
              label={t('forms.json')}
              hint={t('forms.jsonHint')}
              className="code"
              rows={26}
              value={text}
              readOnly={readOnly}
              spellCheck={false}
              error={problem}
              onChange={event => {
                setText(event.target.value)
                if (parse(event.target.value).problem === null) onChange(event.target.value)
              }}
            />
          )}
        </section>
        {drawing && (
          <Divider
            label={t('forms.previewWidth')}
            controls="form-made-of"
            share={share}
            onChange={setShare}
          />
        )}
        <section className="card form-preview" aria-label={t('forms.preview')}>
          <h2>{t('forms.preview')}</h2>
          <div className="two-fields">
            <SelectField
              label={t('shell.language')}
              value={told.language}
              options={Object.entries(languages).map(([value, label]) => ({ value, label }))}
              onChange={event => setLanguage(event.target.value as Language)}
            />
            {users.length > 0 && (
              <SelectField
                label={t('forms.asIn')}
                value={task}
                empty={t('forms.allFields')}
                options={users.map(({ id: element, name }) => ({ value: element, label: name }))}
                onChange={event => setTask(event.target.value)}
              />
            )}
          </div>
          {schema === null ? (
            <Notice kind="warning">{t('forms.unreadable')}</Notice>
          ) : (
            <div lang={told.language}>
              <Form
                key={`${text}${task}`}
                schema={schema}
                data={{}}
                element={task === '' ? null : task}
                submitLabel={told.t('tasks.complete')}
                told={told}
                onSubmit={() => {}}
              />
            </div>
          )}
        </section>
      </div>
    </div>
  )
}

const isShare = (value: unknown): value is number =>
  typeof value === 'number' && value >= WIDTHS.least && value <= WIDTHS.most
const isTrueOrFalse = (value: unknown): value is boolean => typeof value === 'boolean'

/** A part of the designer that gives its room to the others. */
function Shown({
  name,
  shown,
  onChange,
}: {
  name: string
  shown: boolean
  onChange: (shown: boolean) => void
}) {
  return (
    <button
      type="button"
      className="button button-small"
      aria-pressed={shown}
      onClick={() => onChange(!shown)}
    >
      {name}
    </button>
  )
}

/** The words of a language that is chosen; those of the page at first, and until the others are there. */
function useToldIn(): readonly [Told, (language: Language) => void] {
  const ofPage = useTexts()
  const [language, setLanguage] = useState<Language | null>(null)
  const [other, setOther] = useState<Told | null>(null)
  useEffect(() => {
    let live = true
    if (language !== null)
      wordsIn(language).then(
        found => live && setOther(found),
        () => live && setLanguage(null),
      )
    return () => {
      live = false
    }
  }, [language])
  return [language === null || other === null ? ofPage : other, setLanguage]
}

function parse(text: string): { schema: FormSchema | null; problem: string | null } {
  try {
    return { schema: JSON.parse(text) as FormSchema, problem: null }
  } catch (error) {
    return { schema: null, problem: error instanceof Error ? error.message : String(error) }
  }
}

/** The user tasks of the drawing that show this form. */
function tasksWith(xml: string, formId: string): { id: string; name: string }[] {
  const document = new DOMParser().parseFromString(xml, 'application/xml')
  return [...document.getElementsByTagNameNS('http://www.omg.org/spec/BPMN/20100524/MODEL', 'userTask')]
    .filter(task =>
      [...task.getElementsByTagNameNS('http://camunda.org/schema/zeebe/1.0', 'formDefinition')].some(
        found => found.getAttribute('formId') === formId,
      ),
    )
    .map(task => ({
      id: task.getAttribute('id') ?? '',
      name: task.getAttribute('name') ?? task.getAttribute('id') ?? '',
    }))
}
