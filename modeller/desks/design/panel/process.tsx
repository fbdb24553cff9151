// What is said of a process as a whole.

import { useTexts } from '../../../i18n/texts.ts'
import { businessOf, read, updateInner, write } from '../properties.ts'
import { Check, Pick, Section, Text } from './controls.tsx'
import type { Props } from './props.ts'

export function Process({ modeler, element, owner }: Props & { owner: ReturnType<typeof businessOf> }) {
  const { t } = useTexts()
  const flag = (name: string) => read(owner, 'gov:Process', name) === 'true'
  const set = (props: Record<string, unknown>) => write(modeler, element, owner, 'gov:Process', props)
  return (
    <Section title={t('panel.process')}>
      {owner !== businessOf(element) && (
        <Text
          label={t('panel.processName')}
          value={owner.name ?? ''}
          onSet={name => updateInner(modeler, element, owner, { name })}
        />
      )}
      <Pick
        label={t('panel.variant')}
        value={read(owner, 'gov:Process', 'variant')}
        options={[
          ['', t('panel.nothingSaid')],
          ['TO-BE', t('design.toBe')],
          ['AS-IS', t('design.asIs')],
        ]}
        onSet={variant => set({ variant })}
      />
      <Check
        label={t('panel.executable')}
        checked={owner.isExecutable === true}
        onSet={isExecutable => updateInner(modeler, element, owner, { isExecutable })}
      />
      <Check label={t('panel.isCase')} checked={flag('case')} onSet={value => set({ case: value })} />
      <Check label={t('panel.minors')} checked={flag('minors')} onSet={value => set({ minors: value })} />
      <Check
        label={t('panel.framework')}
        checked={read(owner, 'gov:Process', 'framework') === 'required'}
        onSet={value => set({ framework: value ? 'required' : '' })}
      />
      {(['rights', 'erasure', 'withdrawal'] as const).map(duty => (
        <Pick
          key={duty}
          label={t(`panel.duties.${duty}`)}
          value={read(owner, 'gov:Process', duty)}
          options={[
            ['', t('panel.byItself.here')],
            ...(duty === 'withdrawal' ? [] : [['self', t('panel.byItself.self')] as const]),
            ['caller', t('panel.byItself.caller')],
          ]}
          onSet={value => set({ [duty]: value })}
        />
      ))}
    </Section>
  )
}
