// When a way is taken.

import { useTexts } from '../../../i18n/texts.ts'
import { businessOf, conditionOf, setCondition, update } from '../properties.ts'
import { Check, Section } from './controls.tsx'
import { Feel } from './feel-field.tsx'
import type { Props } from './props.ts'

export function Way({ modeler, element, resources }: Props) {
  const { t } = useTexts()
  const flow = businessOf(element)
  const source = flow.sourceRef
  const isDefault = source?.default === flow
  const mayBeDefault =
    ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway', 'bpmn:ComplexGateway'].includes(source?.$type) ||
    source?.$instanceOf?.('bpmn:Activity')
  return (
    <Section title={t('panel.way')}>
      {!isDefault && (
        <Feel
          element={element}
          resources={resources}
          label={t('panel.condition')}
          hint={t('panel.conditionHint')}
          value={conditionOf(element)}
          onSet={body => setCondition(modeler, element, body)}
        />
      )}
      {mayBeDefault && (
        <Check
          label={t('panel.default')}
          checked={isDefault}
          onSet={checked => {
            const at = modeler.element(source.id)
            if (at !== undefined) update(modeler, at, { default: checked ? flow : undefined })
          }}
        />
      )}
    </Section>
  )
}
