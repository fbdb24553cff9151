// What governance asks of an element: what it is, who decides, which data on which basis.

import { useTexts, wordFor } from '../../../i18n/texts.ts'
import { businessOf, isA, read, write } from '../properties.ts'
import { Check, Pick, Section, Text } from './controls.tsx'
import type { Props } from './props.ts'

const kinds = [
  'register',
  'detect',
  'observe',
  'contact',
  'decide',
  'advice',
  'inform',
  'delay',
  'share',
  'act',
  'plan',
  'outcome',
  'feedback',
  'erase',
  'retention',
  'rights',
]

export function Governance({ modeler, element, resources }: Props) {
  const { t } = useTexts()
  const owner = businessOf(element)
  const get = (name: string) => read(owner, 'gov:Node', name)
  const set = (props: Record<string, unknown>) => write(modeler, element, owner, 'gov:Node', props)
  return (
    <Section title={t('panel.governance')} open={get('kind') !== ''}>
      <Pick
        label={t('panel.kind')}
        value={get('kind')}
        options={[
          ['', t('panel.nothingSaid')],
          ...kinds.map(kind => [kind, wordFor('kinds', kind)] as const),
        ]}
        onSet={kind => set({ kind })}
      />
      {get('kind') === 'decide' && (
        <Text
          label={t('panel.mandate')}
          value={get('mandate')}
          suggestions={resources.roles}
          onSet={mandate => set({ mandate })}
        />
      )}
      <Text
        label={t('panel.gate')}
        hint={t('panel.gateHint')}
        value={get('gate')}
        suggestions={['legal', 'proportionality', 'ethics', 'legal proportionality']}
        onSet={gate => set({ gate })}
      />
      <Text
        label={t('panel.visibility')}
        hint={t('panel.visibilityHint')}
        value={get('visibility')}
        suggestions={resources.roles}
        onSet={visibility => set({ visibility })}
      />
      <Text
        label={t('panel.about')}
        value={get('about')}
        suggestions={[
          'person',
          'content',
          'event',
          'record',
          'worker',
          'network',
          'meeting',
          'situation',
          'practice',
          'framework',
          'document',
        ]}
        onSet={about => set({ about })}
      />
      <Text
        label={t('panel.cost')}
        hint={t('panel.costHint')}
        value={get('cost')}
        onSet={cost => /^(\d+([.,]\d{1,2})?)?$/.test(cost) && set({ cost: cost.replace(',', '.') })}
      />
      {isA(element, 'bpmn:Activity') && (
        <Check
          label={t('panel.ageCheck')}
          checked={get('ageCheck') === 'true'}
          onSet={ageCheck => set({ ageCheck })}
        />
      )}
      {isA(element, 'bpmn:EndEvent') && (
        <Check label={t('panel.side')} checked={get('side') === 'true'} onSet={side => set({ side })} />
      )}
      {isA(element, 'bpmn:StartEvent') && (
        <Check
          label={t('panel.bySubject')}
          checked={get('initiator') === 'subject'}
          onSet={by => set({ initiator: by ? 'subject' : '' })}
        />
      )}
      <Check
        label={t('panel.emergency')}
        checked={get('emergency') === 'true'}
        onSet={emergency => set({ emergency })}
      />
      <Check
        label={t('panel.consented')}
        checked={get('consented') === 'true'}
        onSet={consented => set({ consented })}
      />
    </Section>
  )
}

export function Privacy({ modeler, element }: Props) {
  const { t } = useTexts()
  const owner = businessOf(element)
  const get = (name: string) => read(owner, 'gov:Privacy', name)
  const set = (props: Record<string, unknown>) => write(modeler, element, owner, 'gov:Privacy', props)
  const choices = (group: 'dataClasses' | 'bases', names: readonly string[]) => [
    ['', t('panel.nothingSaid')] as const,
    ...names.map(name => [name, wordFor(group, name)] as const),
  ]
  return (
    <Section title={t('panel.privacy')} open={get('dataClass') !== ''}>
      <Pick
        label={t('panel.dataClass')}
        value={get('dataClass')}
        options={choices('dataClasses', ['none', 'pseud', 'personal', 'special'])}
        onSet={dataClass => set({ dataClass })}
      />
      <Pick
        label={t('panel.basis')}
        value={get('basis')}
        options={choices('bases', [
          'public-task',
          'consent',
          'legal-duty',
          'vital-interest',
          'statutory',
          'consent-or-statutory',
        ])}
        onSet={basis => set({ basis })}
      />
      <Text label={t('panel.purpose')} value={get('purpose')} onSet={purpose => set({ purpose })} />
      <Text
        label={t('panel.retention')}
        hint={t('panel.retentionHint')}
        value={get('retention')}
        onSet={retention => set({ retention })}
      />
      {get('dataClass') === 'special' && (
        <Text label={t('panel.art9')} value={get('art9')} onSet={art9 => set({ art9 })} />
      )}
    </Section>
  )
}
