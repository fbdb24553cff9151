// Which case a message is meant for, and after which changes a condition is asked again.

import { useTexts } from '../../../i18n/texts.ts'
import { businessOf, eventOf, isA, read, write } from '../properties.ts'
import { Section, Text } from './controls.tsx'
import { Feel } from './feel-field.tsx'
import type { Props } from './props.ts'

/** Nothing where no message is waited for, or it has no name yet. */
export function Correlation({ modeler, element, resources }: Props) {
  const { t } = useTexts()
  const message = (eventOf(element, 'Message') ?? businessOf(element)).messageRef
  if (message === undefined || isA(element, 'bpmn:ThrowEvent') || isA(element, 'bpmn:SendTask')) return null
  return (
    <Section title={t('panel.correlation')}>
      <Feel
        element={element}
        resources={resources}
        label={t('panel.correlationKey')}
        hint={t('panel.correlationHint')}
        value={read(message, 'zeebe:Subscription', 'correlationKey')}
        rows={1}
        afterEquals
        onSet={correlationKey => write(modeler, element, message, 'zeebe:Subscription', { correlationKey })}
      />
    </Section>
  )
}

export function Filter({ modeler, element }: Props) {
  const { t } = useTexts()
  const condition = eventOf(element, 'Conditional')
  return (
    <Section title={t('panel.filter')}>
      {(['variableNames', 'variableEvents'] as const).map(name => (
        <Text
          key={name}
          label={t(`panel.${name}`)}
          hint={t(`panel.${name}Hint`)}
          value={read(condition, 'zeebe:ConditionalFilter', name)}
          code
          onSet={value => write(modeler, element, condition, 'zeebe:ConditionalFilter', { [name]: value })}
        />
      ))}
    </Section>
  )
}
