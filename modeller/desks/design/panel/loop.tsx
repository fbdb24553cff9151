// How an activity repeats.

import { useTexts } from '../../../i18n/texts.ts'
import { businessOf, loopOf, read, setLoop, updateInner, write } from '../properties.ts'
import { Pick, Section, Text } from './controls.tsx'
import { Feel } from './feel-field.tsx'
import type { Props } from './props.ts'

export function Loop({ modeler, element, resources }: Props) {
  const { t } = useTexts()
  const kind = loopOf(element)
  const loop = businessOf(element).loopCharacteristics
  const set = (props: Record<string, unknown>) =>
    write(modeler, element, loop, 'zeebe:LoopCharacteristics', props)
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
      {(kind === 'parallel' || kind === 'sequential') && (
        <>
          <Feel
            element={element}
            resources={resources}
            label={t('panel.collection')}
            hint={t('panel.collectionHint')}
            value={read(loop, 'zeebe:LoopCharacteristics', 'inputCollection')}
            rows={1}
            onSet={inputCollection => set({ inputCollection })}
          />
          <Text
            label={t('panel.item')}
            value={read(loop, 'zeebe:LoopCharacteristics', 'inputElement')}
            code
            onSet={inputElement => set({ inputElement })}
          />
          <Text
            label={t('panel.outputs')}
            value={read(loop, 'zeebe:LoopCharacteristics', 'outputCollection')}
            code
            onSet={outputCollection => set({ outputCollection })}
          />
          <Feel
            element={element}
            resources={resources}
            label={t('panel.output')}
            value={read(loop, 'zeebe:LoopCharacteristics', 'outputElement')}
            rows={1}
            onSet={outputElement => set({ outputElement })}
          />
        </>
      )}
      {kind === 'standard' && (
        <Feel
          element={element}
          resources={resources}
          label={t('panel.loopCondition')}
          value={loop.loopCondition?.body ?? ''}
          onSet={body =>
            updateInner(modeler, element, loop, {
              loopCondition:
                body === ''
                  ? undefined
                  : modeler.service('bpmnFactory').create('bpmn:FormalExpression', { body }),
            })
          }
        />
      )}
    </Section>
  )
}
