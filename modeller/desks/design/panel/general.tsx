// What everybody understands of an element: its name, and what it is about.

import { useTexts } from '../../../i18n/texts.ts'
import { businessOf, documentationOf, isA, setDocumentation, update } from '../properties.ts'
import { Section, Text } from './controls.tsx'
import type { Props } from './props.ts'

export function General({ modeler, element }: Props) {
  const { t } = useTexts()
  const named =
    isA(element, 'bpmn:FlowElement') ||
    isA(element, 'bpmn:Participant') ||
    isA(element, 'bpmn:Lane') ||
    isA(element, 'bpmn:MessageFlow') ||
    isA(element, 'bpmn:Process')
  const rename = (name: string) =>
    element.parent === undefined || isA(element, 'bpmn:Process')
      ? update(modeler, element, { name })
      : modeler.service('modeling').updateLabel(element, name)
  return (
    <Section title={t('panel.general')}>
      {named && (
        <Text label={t('common.name')} value={businessOf(element).name ?? ''} onSet={rename} rows={2} />
      )}
      <Text
        label={t('panel.documentation')}
        hint={t('panel.documentationHint')}
        value={documentationOf(element)}
        rows={3}
        onSet={text => setDocumentation(modeler, element, text)}
      />
    </Section>
  )
}
