// The decision tables of a draft: read and changed as tables, and tried with values, showing which rules fire.

import { type FormEvent, lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { compileDecisions } from '../../../engine/dmn/compile.ts'
import { DecisionError, type DecisionResult, evaluateDecision } from '../../../engine/dmn/evaluate.ts'
import type { Decision } from '../../../engine/dmn/model.ts'
import { wordsOf } from '../../../engine/words/languages.ts'
import { type Sentence, say } from '../../../engine/words/sentences.ts'
import type { Resource } from '../../api/drawings.ts'
import { type DecisionWords, readDecisionWords } from '../../drawing/decision-words.ts'
import { type Fields, fieldsOf } from '../../forms/known.ts'
import { type Component, type FormSchema, labelOf, optionsOf } from '../../forms/schema.ts'
import { useEngineWords } from '../../i18n/engine-words.ts'
import { type Language, type Translate, useTexts } from '../../i18n/texts.ts'
import { SelectField, TextField } from '../../ui/field.tsx'
import { Empty, Loading, Notice } from '../../ui/state.tsx'
import { valueInWords } from '../../ui/value.ts'
import { DecisionLanguages } from './decision-languages.tsx'
import { addRule, removeRule, setCell, type Table, tablesOf } from './decision-xml.ts'
import { ModelsNeeded } from './models-needed.tsx'
import { type NewDecision, newDecision } from './new-decision.ts'
import { NewDecisionDialog } from './new-decision-dialog.tsx'
import { idFrom } from './template.ts'
import { trialFields } from './trial-fields.ts'

const DecisionIsland = lazy(() => import('../../canvas/decision-island.tsx'))

type Props = {
  xml: string
  resources: readonly Resource[]
  readOnly: boolean
  onChange: (resources: Resource[]) => void
}

export function DecisionsTab({ xml, resources, readOnly, onChange }: Props) {
  const { t } = useTexts()
  const files = resources.filter(({ name }) => name.endsWith('.dmn'))
  const models = useMemo(
    () => resources.filter(({ name }) => name.endsWith('.dmn')).map(({ content }) => content),
    [resources],
  )
  const [chosen, setChosen] = useState<string | null>(null)
  const file = files.find(({ name }) => name === chosen) ?? files[0]
  const add = async (list: FileList | null) => {
    const taken = await Promise.all(
      [...(list ?? [])].map(async one => ({ name: one.name, content: await one.text() })),
    )
    onChange([...resources.filter(({ name }) => !taken.some(one => one.name === name)), ...taken])
  }
  const asked = useMemo(() => fieldsOf(formsIn(resources)), [resources])
  const [wanted, setWanted] = useState(false)
  const create = (decision: NewDecision) => {
    const id = freeId(decision, resources)
    const name = `${id}.dmn`
    onChange([...resources, { name, content: newDecision(decision, id) }])
    setChosen(name)
  }
  const tools = !readOnly && (
    <>
      <button type="button" className="button" onClick={() => setWanted(true)}>
        {t('decisions.new')}
      </button>
      <label className="button file-button">
        {t('decisions.add')}
        <input
          type="file"
          accept=".dmn"
          multiple
          className="visually-hidden"
          onChange={event => void add(event.target.files)}
        />
      </label>
      {wanted && <NewDecisionDialog onMake={create} onClose={() => setWanted(false)} />}
    </>
  )
  const needed = <ModelsNeeded xml={xml} resources={resources} readOnly={readOnly} onChange={onChange} />
  if (file === undefined)
    return (
      <>
        {needed}
        <Empty title={t('decisions.none')}>
          <p>{t('decisions.noneNext')}</p>
          {tools}
        </Empty>
      </>
    )
  const replace = (content: string) =>
    onChange(resources.map(resource => (resource.name === file.name ? { ...resource, content } : resource)))
  return (
    <>
      <div className="toolbar">
        <SelectField
          label={t('decisions.pick')}
          value={file.name}
          options={files.map(({ name }) => ({ value: name, label: name }))}
          onChange={event => setChosen(event.target.value)}
        />
        {tools}
      </div>
      {needed}
      <DecisionFile
        key={file.name}
        content={file.content}
        models={models}
        asked={asked}
        readOnly={readOnly}
        onChange={replace}
      />
    </>
  )
}

/** An id after which no file of the draft is called yet. */
function freeId({ name }: NewDecision, resources: readonly Resource[]): string {
  const taken = new Set(resources.map(resource => resource.name))
  const base = idFrom(name)
  let id = base
  for (let at = 2; taken.has(`${id}.dmn`); at++) id = `${base}_${at}`
  return id
}

function DecisionFile({
  content,
  models,
  asked,
  readOnly,
  onChange,
}: {
  content: string
  /** The texts of all decision files, from which this one may import. */
  models: readonly string[]
  /** What the forms of the draft ask for. */
  asked: Fields
  readOnly: boolean
  onChange: (content: string) => void
}) {
  const { t, language } = useTexts()
  const [compiled, setCompiled] = useState<Awaited<ReturnType<typeof compileDecisions>> | null>(null)
  const [fired, setFired] = useState<ReadonlyMap<string, ReadonlySet<number>>>(new Map())
  useEffect(() => {
    let live = true
    void wordsOf(language)
      .then(words => compileDecisions(content, models, words))
      .then(made => live && setCompiled(made))
    return () => {
      live = false
    }
  }, [content, models, language])
  const words = useMemo(() => readDecisionWords([content, ...models], language), [content, models, language])
  const tables = tablesOf(content)
  // What this file imports is looked at as well, its own first.
  const all = useMemo(() => [content, ...models].flatMap(tablesOf), [content, models])
  const [drawing, setDrawing] = useState(false)
  return (
    <>
      {!readOnly && (
        <p className="button-row designer-switch">
          <button type="button" className="button button-small" onClick={() => setDrawing(!drawing)}>
            {t(drawing ? 'decisions.asTables' : 'decisions.asDrawing')}
          </button>
        </p>
      )}
      {drawing && (
        <Suspense fallback={<Loading />}>
          <DecisionIsland content={content} onChange={onChange} />
        </Suspense>
      )}
      {compiled !== null && compiled.problems.length > 0 && (
        <Notice kind="warning">
          <ul>
            {compiled.problems.map(({ message, element }) => (
              <li key={`${element}${message}`}>{message}</li>
            ))}
          </ul>
        </Notice>
      )}
      {tables.length === 0 && <p>{t('decisions.noTable')}</p>}
      {tables.map(table => (
        <section key={table.decision} className="card">
          <h2>{table.name}</h2>
          <p className="second-line">{t('decisions.policy', { policy: table.hitPolicy })}</p>
          <RuleTable
            table={table}
            fired={fired.get(table.decision) ?? new Set()}
            readOnly={readOnly || drawing}
            content={content}
            onChange={onChange}
          />
          {!readOnly && !drawing && (
            <DecisionLanguages content={content} decision={table.decision} onChange={onChange} />
          )}
          {compiled?.decisions.get(table.decision) !== undefined && (
            <Trial
              tables={all}
              asked={asked}
              words={words}
              decision={compiled.decisions.get(table.decision) as Decision}
              onFired={result =>
                setFired(
                  new Map(
                    result.trace.map(({ id, rules }) => [id, new Set(rules.map(({ index }) => index))]),
                  ),
                )
              }
            />
          )}
        </section>
      ))}
    </>
  )
}

function RuleTable({
  table,
  fired,
  readOnly,
  content,
  onChange,
}: {
  table: Table
  fired: ReadonlySet<number>
  readOnly: boolean
  content: string
  onChange: (content: string) => void
}) {
  const { t } = useTexts()
  const columns = [...table.inputs, ...table.outputs]
  return (
    <div className="table-frame">
      <table className="rules">
        <caption className="visually-hidden">{table.name}</caption>
        <thead>
          <tr>
            <th scope="col">#</th>
            {table.inputs.map(label => (
              <th key={label} scope="col">
                {label}
                <span className="second-line">{t('decisions.if')}</span>
              </th>
            ))}
            {table.outputs.map(label => (
              <th key={label} scope="col" className="outcome">
                {label}
                <span className="second-line">{t('decisions.outcome')}</span>
              </th>
            ))}
            {!readOnly && (
              <th scope="col">
                <span className="visually-hidden">{t('common.remove')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {table.rules.map((rule, at) => (
            <tr key={rule.id} className={fired.has(at + 1) ? 'fired' : undefined}>
              <th scope="row">
                {at + 1}
                {fired.has(at + 1) && <span className="second-line">✓ {t('decisions.fires')}</span>}
              </th>
              {rule.cells.map((cell, column) => (
                <td key={columns[column]} className={column >= table.inputs.length ? 'outcome' : undefined}>
                  {readOnly ? (
                    <code>{cell || '–'}</code>
                  ) : (
                    <input
                      key={cell}
                      className="code"
                      defaultValue={cell}
                      aria-label={t('decisions.cell', { column: columns[column], rule: at + 1 })}
                      onBlur={event =>
                        event.target.value !== cell &&
                        onChange(setCell(content, table.decision, at, column, event.target.value))
                      }
                    />
                  )}
                </td>
              ))}
              {!readOnly && (
                <td>
                  <button
                    type="button"
                    className="button button-small"
                    aria-label={t('decisions.removeRule', { rule: at + 1 })}
                    onClick={() => onChange(removeRule(content, table.decision, at))}
                  >
                    {t('common.remove')}
                  </button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {!readOnly && (
        <p className="table-foot">
          <button
            type="button"
            className="button button-small"
            onClick={() => onChange(addRule(content, table.decision))}
          >
            {t('decisions.addRule')}
          </button>
        </p>
      )}
    </div>
  )
}

/** Values in, suggestion out; the rules that matched are marked in the table. */
function Trial({
  tables,
  asked,
  words: called,
  decision,
  onFired,
}: {
  tables: readonly Table[]
  asked: Fields
  words: DecisionWords
  decision: Decision
  onFired: (result: DecisionResult) => void
}) {
  const { t, language } = useTexts()
  const words = useEngineWords()
  const [said, setSaid] = useState<string | Sentence>('')
  const fields = trialFields(decision, tables)
  const outputs = tables.find(table => table.decision === decision.id)?.outputNames ?? []
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const values = new Map(fields.map(({ name }) => [name, typed(String(data.get(name) ?? ''))]))
    try {
      const result = evaluateDecision(decision, { get: name => values.get(name), now: Date.now() })
      onFired(result)
      setSaid(t('decisions.suggests', { result: suggestedInWords(result.value, outputs, called, t) }))
    } catch (error) {
      if (!(error instanceof DecisionError)) throw error
      setSaid(error.sentence)
    }
  }
  return (
    <form className="trial" onSubmit={submit}>
      <h3>{t('decisions.try')}</h3>
      <div className="trial-fields">
        {fields.map(({ name, label, choices }) =>
          choices.length > 0 ? (
            <SelectField
              key={name}
              name={name}
              label={labelIn(asked.get(name), label, language)}
              empty="–"
              options={choicesIn(asked.get(name), choices, language, t)}
            />
          ) : (
            <TextField key={name} name={name} label={labelIn(asked.get(name), label, language)} />
          ),
        )}
      </div>
      <button type="submit" className="button">
        {t('decisions.run')}
      </button>
      <p role="status">{typeof said === 'string' ? said : say(said, words)}</p>
    </form>
  )
}

const formsIn = (resources: readonly Resource[]) =>
  resources.filter(({ name }) => /\.form(\.json)?$/.test(name)).flatMap(({ content }) => readForm(content))

/** One that is being written may be no JSON for a while. */
function readForm(content: string): FormSchema[] {
  try {
    return [JSON.parse(content)]
  } catch {
    return []
  }
}

/** An input is called what the form calls it that asks for it, else as its column. */
const labelIn = (field: Component | undefined, column: string, language: Language) =>
  field === undefined ? column : labelOf(field, language)

function choicesIn(
  field: Component | undefined,
  choices: readonly string[],
  language: Language,
  t: Translate,
): { value: string; label: string }[] {
  const options = field === undefined ? [] : optionsOf(field, language, {})
  return choices.map(value => ({
    value,
    label: options.find(option => option.value === value)?.label ?? valueInWords(value, t),
  }))
}

/** What came out, by the words of the table: of several outputs each under its name. */
function suggestedInWords(
  value: unknown,
  outputs: readonly string[],
  words: DecisionWords,
  t: Translate,
): string {
  const said = (name: string, one: unknown): string =>
    Array.isArray(one)
      ? one.map(each => said(name, each)).join(', ')
      : (words.value(name, one) ?? valueInWords(one, t))
  if (outputs.length === 1) return said(outputs[0]!, value)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return valueInWords(value, t)
  return Object.entries(value)
    .map(([name, one]) => t('common.told', { name, value: said(name, one) }))
    .join('; ')
}

/** What was typed, as the value it looks like. */
function typed(text: string): unknown {
  if (text === '') return null
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text)
  if (text === 'true' || text === 'false') return text === 'true'
  return text
}
