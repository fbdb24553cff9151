// The names by which programs call an element, and a process as a whole.

import { useTexts } from '../../../i18n/texts.ts'
import { businessOf, isA, read, update, updateInner, write } from '../properties.ts'
import { Section, Text } from './controls.tsx'
import type { Props } from './props.ts'

const isName = (id: string) => /^[A-Za-z_][\w.-]*$/.test(id)

export function Names({ modeler, element }: Props) {
  const { t } = useTexts()
  const owner = businessOf(element)
  const process = isA(element, 'bpmn:Process') ? owner : owner.processRef
  return (
    <Section title={t('panel.names')}>
      <Text
        label={t('panel.id')}
        value={owner.id}
        code
        onSet={id => isName(id) && update(modeler, element, { id })}
      />
      {process !== undefined && process !== owner && (
        <Text
          label={t('panel.processId')}
          value={process.id}
          code
          onSet={id => isName(id) && updateInner(modeler, element, process, { id })}
        />
      )}
      {process !== undefined && (
        <Text
          label={t('panel.versionTag')}
          hint={t('panel.versionTagHint')}
          value={read(process, 'zeebe:VersionTag', 'value')}
          code
          onSet={value => write(modeler, element, process, 'zeebe:VersionTag', { value })}
        />
      )}
    </Section>
  )
}
