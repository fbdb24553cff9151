// How an activity repeats.

import { useTexts } from '../../../i18n/texts.ts'
import { businessOf, loopOf, read, setExpression, setLoop, updateInner, write } from '../properties.ts'
import { Check, Pick, Section, Text } from './controls.tsx'
import { Feel } from './feel-field.tsx'
import type { Props } from './props.ts'

export function Repeats({ modeler, element }: Props) {
  const { t } = useTexts()
  const kind = loopOf(element)
  return (
    <Section title={t('panel.loop')} open={kind !== 'none'}>
      <Pick
        label={t('panel.repeats')}
        value={kind}
        options={(['none', 'parallel', 'sequential', 'standard'] as const).map(
          name => [name, t(`panel.loops.${name}`)] as const,
        )}
        onSet={next => setLoop(modeler, element, next as typeof kind)}
      />
    </Section>
  )
}

/** Over what it repeats, what each round leaves, and when it is enough. Nothing for what is done once. */
export function LoopDetails({ modeler, element, resources }: Props) {
  const { t } = useTexts()
  const kind = loopOf(element)
  if (kind === 'none') return null
  const loop = businessOf(element).loopCharacteristics
  const type = 'zeebe:LoopCharacteristics'
  const value = (name: 'inputCollection' | 'outputElement') => ({
    element,
    resources,
    rows: 1,
    value: read(loop, type, name),
    onSet: (text: string) => write(modeler, element, loop, type, { [name]: text }),
  })
  const name = (property: 'inputElement' | 'outputCollection') => ({
    code: true,
    value: read(loop, type, property),
    onSet: (text: string) => write(modeler, element, loop, type, { [property]: text }),
  })
  const expression = (property: 'loopCondition' | 'loopCardinality' | 'completionCondition') => ({
    element,
    resources,
    rows: 1,
    label: t(`panel.${property}`),
    value: loop[property]?.body ?? '',
    onSet: (body: string) => setExpression(modeler, element, loop, property, body),
  })
  return (
    <Section title={t('panel.loop')}>
      {kind === 'standard' ? (
        <>
          <Feel {...expression('loopCondition')} />
          <Text
            label={t('panel.loopMaximum')}
            value={String(loop.loopMaximum ?? '')}
            onSet={most =>
              /^\d*$/.test(most) &&
              updateInner(modeler, element, loop, { loopMaximum: most === '' ? undefined : Number(most) })
            }
          />
          <Check
            label={t('panel.testBefore')}
            checked={loop.testBefore === true}
            onSet={testBefore => updateInner(modeler, element, loop, { testBefore })}
          />
        </>
      ) : (
        <>
          <Feel
            label={t('panel.collection')}
            hint={t('panel.collectionHint')}
            {...value('inputCollection')}
          />
          <Text label={t('panel.item')} {...name('inputElement')} />
          <Feel {...expression('loopCardinality')} />
          <Text label={t('panel.outputs')} {...name('outputCollection')} />
          <Feel label={t('panel.output')} {...value('outputElement')} />
          <Feel {...expression('completionCondition')} />
        </>
      )}
    </Section>
  )
}
