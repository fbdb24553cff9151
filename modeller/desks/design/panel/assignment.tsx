// Who a program gives a task to, and until when, where the role and the time of the other tab do not say it all.

import { useTexts } from '../../../i18n/texts.ts'
import { businessOf, read, write } from '../properties.ts'
import { Section, Text } from './controls.tsx'
import { Feel } from './feel-field.tsx'
import type { Props } from './props.ts'

const rows = [
  ['zeebe:AssignmentDefinition', 'assignee'],
  ['zeebe:AssignmentDefinition', 'candidateGroups'],
  ['zeebe:AssignmentDefinition', 'candidateUsers'],
  ['zeebe:TaskSchedule', 'dueDate'],
  ['zeebe:TaskSchedule', 'followUpDate'],
  ['zeebe:PriorityDefinition', 'priority'],
] as const

export function Assignment({ modeler, element, resources }: Props) {
  const { t } = useTexts()
  const owner = businessOf(element)
  return (
    <Section title={t('panel.assignment')}>
      {rows.map(([type, name]) => (
        <Feel
          key={name}
          element={element}
          resources={resources}
          label={t(`panel.${name}`)}
          hint={name === 'priority' ? t('panel.priorityHint') : undefined}
          value={read(owner, type, name)}
          rows={1}
          afterEquals
          onSet={value => write(modeler, element, owner, type, { [name]: value })}
        />
      ))}
      <Text
        label={t('panel.formKey')}
        hint={t('panel.formKeyHint')}
        value={read(owner, 'zeebe:FormDefinition', 'formKey')}
        code
        onSet={formKey => write(modeler, element, owner, 'zeebe:FormDefinition', { formKey })}
      />
    </Section>
  )
}
