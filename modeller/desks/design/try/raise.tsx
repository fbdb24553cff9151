// A message or a signal from outside, whoever listens: also one that nobody waits for.

import { useId, useState } from 'react'
import type { World } from '../../../../engine/scenario/world.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { SelectField, TextField } from '../../../ui/field.tsx'
import type { Doing } from './trial.ts'
import { isValues, ValuesField, valuesOf } from './values-field.tsx'
import { raised } from './work-on.tsx'

export function Raise({ world, onAct }: { world: World; onAct: (step: Doing) => void }) {
  const { t } = useTexts()
  const [kind, setKind] = useState<'message' | 'signal'>('message')
  const [name, setName] = useState('')
  const [key, setKey] = useState('')
  const [values, setValues] = useState('{}')
  const known = useId()
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        onAct(raised(kind, name, key === '' ? null : key, valuesOf(values)))
      }}
    >
      <SelectField
        label={t('try.raiseKind')}
        value={kind}
        options={(['message', 'signal'] as const).map(value => ({
          value,
          label: t(`try.raiseKinds.${value}`),
        }))}
        onChange={event => setKind(event.target.value as typeof kind)}
      />
      <TextField
        label={t('try.raiseName')}
        list={known}
        value={name}
        required
        onChange={event => setName(event.target.value)}
      />
      <datalist id={known}>
        {heard(world, kind).map(one => (
          <option key={one} value={one} />
        ))}
      </datalist>
      {kind === 'message' && (
        <TextField
          label={t('try.raiseKey')}
          hint={t('try.raiseKeyHint')}
          value={key}
          onChange={event => setKey(event.target.value)}
        />
      )}
      <ValuesField value={values} onChange={setValues} hint={t('try.raiseValuesHint')} />
      <Button
        type="submit"
        whyNot={name.trim() === '' ? t('try.noName') : isValues(values) ? null : t('try.notValues')}
      >
        {t('try.raise')}
      </Button>
    </form>
  )
}

/** The names that somebody listens for now. */
function heard({ instances }: World, kind: 'message' | 'signal'): string[] {
  const names = instances.flatMap(({ state }) =>
    Object.values(state.subscriptions).flatMap(ear =>
      ear.kind === kind && ear.name !== null ? [ear.name] : [],
    ),
  )
  return [...new Set(names)].sort()
}
