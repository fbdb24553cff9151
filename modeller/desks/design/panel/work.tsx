// What the engine does, calls, or gives to a program.

import { useTexts } from '../../../i18n/texts.ts'
import { businessOf, read, write } from '../properties.ts'
import { Pick, Section, Text } from './controls.tsx'
import { Feel } from './feel-field.tsx'
import type { Props } from './props.ts'

export function DecisionTask({ modeler, element, resources }: Props) {
  const { t } = useTexts()
  const owner = businessOf(element)
  const set = (props: Record<string, unknown>) =>
    write(modeler, element, owner, 'zeebe:CalledDecision', props)
  return (
    <Section title={t('panel.decision')}>
      <Text
        label={t('panel.decisionId')}
        value={read(owner, 'zeebe:CalledDecision', 'decisionId')}
        suggestions={resources.decisions}
        onSet={decisionId => set({ decisionId })}
      />
      <Text
        label={t('panel.result')}
        hint={t('panel.resultHint')}
        value={read(owner, 'zeebe:CalledDecision', 'resultVariable')}
        code
        onSet={resultVariable => set({ resultVariable })}
      />
    </Section>
  )
}

export function Call({ modeler, element, resources }: Props) {
  const { t } = useTexts()
  const owner = businessOf(element)
  const set = (props: Record<string, unknown>) => write(modeler, element, owner, 'zeebe:CalledElement', props)
  const binding = read(owner, 'zeebe:CalledElement', 'bindingType') || 'latest'
  return (
    <Section title={t('panel.call')}>
      <Text
        label={t('panel.calledProcess')}
        value={read(owner, 'zeebe:CalledElement', 'processId') || (owner.calledElement ?? '')}
        suggestions={resources.processes}
        onSet={processId => set({ processId })}
      />
      <Pick
        label={t('panel.binding')}
        value={binding}
        options={(['latest', 'deployment', 'versionTag'] as const).map(
          name => [name, t(`panel.bindings.${name}`)] as const,
        )}
        onSet={bindingType =>
          set(bindingType === 'versionTag' ? { bindingType } : { bindingType, versionTag: '' })
        }
      />
      {binding === 'versionTag' && (
        <Text
          label={t('panel.versionTag')}
          value={read(owner, 'zeebe:CalledElement', 'versionTag')}
          code
          onSet={versionTag => set({ versionTag })}
        />
      )}
    </Section>
  )
}

export function Work({ modeler, element }: Props) {
  const { t } = useTexts()
  const owner = businessOf(element)
  const set = (props: Record<string, unknown>) =>
    write(modeler, element, owner, 'zeebe:TaskDefinition', props)
  return (
    <Section title={t('panel.program')} open={read(owner, 'zeebe:TaskDefinition', 'type') !== ''}>
      <Text
        label={t('panel.jobType')}
        hint={t('panel.jobTypeHint')}
        value={read(owner, 'zeebe:TaskDefinition', 'type')}
        code
        onSet={type => set({ type })}
      />
      <Text
        label={t('panel.retries')}
        value={read(owner, 'zeebe:TaskDefinition', 'retries')}
        onSet={retries => set({ retries })}
      />
    </Section>
  )
}

export function Script({ modeler, element, resources }: Props) {
  const { t } = useTexts()
  const owner = businessOf(element)
  const set = (props: Record<string, unknown>) => write(modeler, element, owner, 'zeebe:Script', props)
  return (
    <Section title={t('panel.script')}>
      <Feel
        element={element}
        resources={resources}
        label={t('panel.expression')}
        value={read(owner, 'zeebe:Script', 'expression')}
        rows={3}
        onSet={expression => set({ expression })}
      />
      <Text
        label={t('panel.result')}
        value={read(owner, 'zeebe:Script', 'resultVariable')}
        code
        onSet={resultVariable => set({ resultVariable })}
      />
    </Section>
  )
}
