// Who does a task, by when, and in which form.

import { useTexts } from '../../../i18n/texts.ts'
import { businessOf, duration, durationParts, read, write } from '../properties.ts'
import { Pick, Section, Text } from './controls.tsx'
import { Feel } from './feel-field.tsx'
import type { Props } from './props.ts'

export function UserTask({ modeler, element, resources }: Props) {
  const { t } = useTexts()
  const owner = businessOf(element)
  const set = (type: string, props: Record<string, unknown>) => write(modeler, element, owner, type, props)
  const due = read(owner, 'gov:Node', 'due')
  const parts = durationParts(due)
  const setDue = (text: string) => {
    set('gov:Node', { due: text })
    set('zeebe:TaskSchedule', { dueDate: text === '' ? '' : `=now() + duration("${text}")` })
  }
  return (
    <Section title={t('panel.work')}>
      <Text
        label={t('panel.who')}
        hint={t('panel.whoHint')}
        value={read(owner, 'zeebe:AssignmentDefinition', 'candidateGroups')}
        suggestions={resources.roles}
        onSet={candidateGroups => set('zeebe:AssignmentDefinition', { candidateGroups })}
      />
      {parts === null ? (
        <Text label={t('panel.howLong')} value={due} code onSet={setDue} />
      ) : (
        <div className="two-fields">
          <Text
            label={t('panel.howLong')}
            value={parts.count}
            onSet={count => /^\d{0,4}$/.test(count) && setDue(duration(count, parts.unit))}
          />
          <Pick
            label={t('panel.unit')}
            value={parts.unit}
            options={[
              ['D', t('panel.days')],
              ['H', t('panel.hours')],
              ['M', t('panel.minutes')],
            ]}
            onSet={unit => setDue(duration(parts.count, unit as 'D'))}
          />
        </div>
      )}
      <Text
        label={t('panel.form')}
        value={read(owner, 'zeebe:FormDefinition', 'formId')}
        suggestions={resources.forms}
        onSet={formId => set('zeebe:FormDefinition', { formId })}
      />
      <Feel
        element={element}
        resources={resources}
        label={t('panel.assignee')}
        value={read(owner, 'zeebe:AssignmentDefinition', 'assignee')}
        rows={1}
        afterEquals
        onSet={assignee => set('zeebe:AssignmentDefinition', { assignee })}
      />
      <Text
        label={t('panel.priority')}
        hint={t('panel.priorityHint')}
        value={read(owner, 'zeebe:PriorityDefinition', 'priority')}
        onSet={priority => set('zeebe:PriorityDefinition', { priority })}
      />
    </Section>
  )
}
