// Who does a task, by when, and in which form.

import { useTexts } from '../../../i18n/texts.ts'
import { businessOf, duration, durationParts, read, write } from '../properties.ts'
import { Pick, Section, Text } from './controls.tsx'
import type { Props } from './props.ts'

/** The role of those who work for another organisation; which one stands after a colon. */
const PARTNER = 'partner-contact'

export function UserTask({ modeler, element, resources }: Props) {
  const { t } = useTexts()
  const owner = businessOf(element)
  const set = (type: string, props: Record<string, unknown>) => write(modeler, element, owner, type, props)
  const due = read(owner, 'gov:Node', 'due')
  const parts = durationParts(due)
  const groups = read(owner, 'zeebe:AssignmentDefinition', 'candidateGroups')
  const partner = groups.startsWith(`${PARTNER}:`) ? groups.slice(PARTNER.length + 1) : ''
  const role = partner === '' ? groups : PARTNER
  const setGroups = (candidateGroups: string) => set('zeebe:AssignmentDefinition', { candidateGroups })
  const setDue = (text: string) => {
    set('gov:Node', { due: text })
    set('zeebe:TaskSchedule', { dueDate: text === '' ? '' : `=now() + duration("${text}")` })
  }
  return (
    <Section title={t('panel.work')}>
      <Text
        label={t('panel.who')}
        hint={t('panel.whoHint')}
        value={role}
        suggestions={[...new Set([...resources.roles, PARTNER])]}
        onSet={setGroups}
      />
      {role === PARTNER && (
        <Text
          label={t('panel.partner')}
          hint={t('panel.partnerHint')}
          value={partner}
          onSet={name => setGroups(name === '' ? PARTNER : `${PARTNER}:${name}`)}
        />
      )}
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
    </Section>
  )
}
