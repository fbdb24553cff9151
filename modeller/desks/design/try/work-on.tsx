// What can be done where a trial stands: a task is completed with its form, a job by its values or its failure, and
// what is waited for is brought.

import { useState } from 'react'
import type { Graph } from '../../../../engine/graph/graph.ts'
import { visibleVariables, type Waiting } from '../../../../engine/scenario/instance.ts'
import type { World } from '../../../../engine/scenario/world.ts'
import type { Resource } from '../../../api/drawings.ts'
import type { Drawing } from '../../../drawing/read.ts'
import { nameIn } from '../../../drawing/words.ts'
import { Form } from '../../../forms/form.tsx'
import type { FormSchema } from '../../../forms/schema.ts'
import { useTexts, wordFor } from '../../../i18n/texts.ts'
import { exactTime } from '../../../i18n/when.ts'
import { Button } from '../../../ui/button.tsx'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { SelectField, TextField } from '../../../ui/field.tsx'
import { waitUntil } from './clock-bar.tsx'
import type { Doing } from './trial.ts'
import { isValues, ValuesField, valuesOf } from './values-field.tsx'

export function WorkOn({
  waiting,
  world,
  drawing,
  resources,
  onAct,
}: {
  waiting: Waiting
  world: World
  drawing: Drawing
  resources: readonly Resource[]
  onAct: (step: Doing) => void
}) {
  const { t } = useTexts()
  const { instance, run, element } = waiting
  const which = { element, index: placeAmong(world, waiting) }
  const complete = (variables: Record<string, unknown>) =>
    onAct({ type: 'complete', ...which, variables, by: null })
  const schema = formOf(element, drawing, instance.graph, resources)
  return (
    <>
      <h3>{nameIn(drawing, element)}</h3>
      {run.wait?.kind === 'event' ? (
        <Bring waiting={waiting} world={world} onAct={onAct} />
      ) : schema !== null ? (
        <Form
          schema={schema}
          data={visibleVariables(instance.state, run.key)}
          element={element}
          submitLabel={t('tasks.complete')}
          onSubmit={variables => complete(variables)}
        />
      ) : (
        <>
          {instance.scripts.has(run.key) && (
            <>
              <p>{t('try.scriptWaits')}</p>
              <pre className="code">{instance.scripts.get(run.key)}</pre>
            </>
          )}
          <Values onDone={complete} />
        </>
      )}
      {run.wait?.kind !== 'event' && (
        <Disclosure title={t('try.wrong')}>
          <GoesWrong isJob={run.wait?.kind === 'job'} which={which} onAct={onAct} />
        </Disclosure>
      )}
    </>
  )
}

/** Which of several that wait on one element this is, the oldest first. */
function placeAmong(world: World, { run, element }: Waiting): number {
  return world
    .waiting()
    .filter(other => other.element === element && other.run.wait?.kind !== 'event')
    .findIndex(other => other.run.key === run.key)
}

function Values({ onDone }: { onDone: (variables: Record<string, unknown>) => void }) {
  const { t } = useTexts()
  const [json, setJson] = useState('{}')
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        onDone(valuesOf(json))
      }}
    >
      <ValuesField value={json} onChange={setJson} hint={t('try.variablesHint')} />
      <Button type="submit" look="main" whyNot={isValues(json) ? null : t('try.notValues')}>
        {t('tasks.complete')}
      </Button>
    </form>
  )
}

/** The messages, signals and dates that the place waits for. */
function Bring({
  waiting: { instance, run, element },
  world,
  onAct,
}: {
  waiting: Waiting
  world: World
  onAct: (step: Doing) => void
}) {
  const { t } = useTexts()
  const ears = (run.subscriptions ?? [])
    .map(key => instance.state.subscriptions[key])
    .filter(ear => ear !== undefined && ear.element === element)
  return ears.map(ear =>
    ear === undefined || (ear.due === null && ear.kind !== 'message' && ear.kind !== 'signal') ? null : (
      <p key={ear.key}>
        <button
          type="button"
          className="button"
          onClick={() =>
            onAct(
              ear.due !== null
                ? waitUntil(world, Date.parse(ear.due))
                : raised(
                    ear.kind === 'signal' ? 'signal' : 'message',
                    ear.name ?? '',
                    ear.correlationKey,
                    {},
                  ),
            )
          }
        >
          {ear.due === null
            ? t('try.bring', { what: ear.name ?? wordFor('triggers', ear.kind) })
            : t('try.waitUntil', { when: exactTime(ear.due) })}
        </button>
      </p>
    ),
  )
}

/** The step that brings a message or a signal from outside. */
export function raised(
  kind: 'message' | 'signal',
  name: string,
  correlationKey: string | null,
  variables: Readonly<Record<string, unknown>>,
): Doing {
  return kind === 'signal'
    ? { type: 'signal', name, variables }
    : { type: 'message', message: { name, correlationKey, variables, ttl: null, id: null } }
}

const troubles = ['fail', 'error', 'escalate'] as const

/** A job may fail; work of either kind may end in an error or raise an escalation that the drawing catches. */
function GoesWrong({
  isJob,
  which,
  onAct,
}: {
  isJob: boolean
  which: { readonly element: string; readonly index: number }
  onAct: (step: Doing) => void
}) {
  const { t } = useTexts()
  const [kind, setKind] = useState<(typeof troubles)[number]>(isJob ? 'fail' : 'error')
  const [code, setCode] = useState('')
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        onAct(
          kind === 'fail'
            ? { type: kind, ...which, message: code, retries: 0, variables: {}, by: null }
            : kind === 'error'
              ? { type: kind, ...which, code, message: null, variables: {}, by: null }
              : { type: kind, ...which, code, variables: {}, by: null },
        )
      }}
    >
      <SelectField
        label={t('try.wrongHow')}
        value={kind}
        options={troubles
          .filter(one => isJob || one !== 'fail')
          .map(value => ({ value, label: t(`try.wrongKinds.${value}`) }))}
        onChange={event => setKind(event.target.value as typeof kind)}
      />
      <TextField
        label={t(kind === 'fail' ? 'try.wrongWhy' : 'try.wrongCode')}
        value={code}
        required
        onChange={event => setCode(event.target.value)}
      />
      <Button
        type="submit"
        whyNot={code.trim() === '' ? t(kind === 'fail' ? 'try.noReason' : 'try.noCode') : null}
      >
        {t('try.wrongDo')}
      </Button>
    </form>
  )
}

/** The form of a user task among the files of the draft. */
function formOf(
  element: string,
  drawing: Drawing,
  graph: Graph,
  resources: readonly Resource[],
): FormSchema | null {
  if (drawing.nodes.get(element)?.type !== 'userTask') return null
  const detail = graph.nodes.get(element)?.detail as { readonly form?: unknown } | null
  const wanted = JSON.stringify(detail?.form ?? '')
  for (const { name, content } of resources) {
    if (!/\.form(\.json)?$/.test(name)) continue
    try {
      const schema = JSON.parse(content) as FormSchema
      if (typeof schema.id === 'string' && wanted.includes(`"${schema.id}"`)) return schema
    } catch {
      // A form that cannot be read is told on its own tab.
    }
  }
  return null
}
