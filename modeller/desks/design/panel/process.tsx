// What is said of a process as a whole.

import { useTexts } from '../../../i18n/texts.ts'
import { businessOf, read, updateInner, write } from '../properties.ts'
import { Check, Section, Text } from './controls.tsx'
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
      <Text
        label={t('panel.processId')}
        value={owner.id}
        code
        onSet={id => /^[A-Za-z_][\w.-]*$/.test(id) && updateInner(modeler, element, owner, { id })}
      />
      <Text
        label={t('panel.versionTag')}
        hint={t('panel.versionTagHint')}
        value={read(owner, 'zeebe:VersionTag', 'value')}
        code
        onSet={value => write(modeler, element, owner, 'zeebe:VersionTag', { value })}
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
    </Section>
  )
}
