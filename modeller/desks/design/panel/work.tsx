// Which decision table suggests, and which process is called.

import { useTexts } from '../../../i18n/texts.ts'
import { businessOf, read, write } from '../properties.ts'
import { Section, Text } from './controls.tsx'
import type { Props } from './props.ts'

export function DecisionTask({ modeler, element, resources }: Props) {
  const { t } = useTexts()
  const owner = businessOf(element)
  return (
    <Section title={t('panel.decision')}>
      <Text
        label={t('panel.decisionId')}
        value={read(owner, 'zeebe:CalledDecision', 'decisionId')}
        suggestions={resources.decisions}
        onSet={decisionId => write(modeler, element, owner, 'zeebe:CalledDecision', { decisionId })}
      />
    </Section>
  )
}

export function Call({ modeler, element, resources }: Props) {
  const { t } = useTexts()
  const owner = businessOf(element)
  return (
    <Section title={t('panel.call')}>
      <Text
        label={t('panel.calledProcess')}
        value={read(owner, 'zeebe:CalledElement', 'processId') || (owner.calledElement ?? '')}
        suggestions={resources.processes}
        onSet={processId => write(modeler, element, owner, 'zeebe:CalledElement', { processId })}
      />
    </Section>
  )
}
