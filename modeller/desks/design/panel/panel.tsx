// What a designer says about the chosen element: first what everybody understands, then what the engine needs,
// then what governance asks.

import { useTexts, wordFor } from '../../../i18n/texts.ts'
import { businessOf, isA, read, typeOf, write } from '../properties.ts'
import { Section, Text } from './controls.tsx'
import { EventParts, Message } from './events.tsx'
import { Way } from './flow.tsx'
import { General } from './general.tsx'
import { Governance, Privacy } from './governance.tsx'
import { Loop } from './loop.tsx'
import { Mappings } from './mappings.tsx'
import { Process } from './process.tsx'
import type { Props } from './props.ts'
import { Translations } from './translations.tsx'
import { UserTask } from './user-task.tsx'
import { Call, DecisionTask, Script, Work } from './work.tsx'

/** `changed` makes the panel read the element again after every change of the drawing. */
export function Panel({ modeler, element, resources, readOnly, changed }: Props & { changed: number }) {
  const { t } = useTexts()
  const props: Props = { modeler, element, resources, readOnly }
  return (
    <fieldset className="panel" disabled={readOnly} data-changed={changed} key={element.id}>
      <legend className="visually-hidden">{t('panel.title')}</legend>
      <h2>
        {businessOf(element).name || wordFor('bpmn', typeOf(element))}
        <span className="second-line">{wordFor('bpmn', typeOf(element))}</span>
      </h2>
      <General {...props} />
      <Translations {...props} />
      {isA(element, 'bpmn:UserTask') && <UserTask {...props} />}
      {isA(element, 'bpmn:BusinessRuleTask') && <DecisionTask {...props} />}
      {isA(element, 'bpmn:CallActivity') && <Call {...props} />}
      {(isA(element, 'bpmn:ServiceTask') || isA(element, 'bpmn:SendTask')) && <Work {...props} />}
      {isA(element, 'bpmn:ScriptTask') && <Script {...props} />}
      {(isA(element, 'bpmn:SendTask') || isA(element, 'bpmn:ReceiveTask')) && (
        <Message {...props} holder={businessOf(element)} />
      )}
      {isA(element, 'bpmn:SequenceFlow') && <Way {...props} />}
      {isA(element, 'bpmn:Event') && <EventParts {...props} />}
      {isA(element, 'bpmn:Activity') && <Loop {...props} />}
      {(isA(element, 'bpmn:Activity') || isA(element, 'bpmn:Event')) && <Mappings {...props} />}
      {isA(element, 'bpmn:FlowNode') && <Governance {...props} />}
      {(isA(element, 'bpmn:FlowNode') || isA(element, 'bpmn:MessageFlow')) && <Privacy {...props} />}
      {isA(element, 'bpmn:Lane') && (
        <Section title={t('panel.who')}>
          <Text
            label={t('panel.role')}
            hint={t('panel.roleHint')}
            value={read(businessOf(element), 'gov:Lane', 'role')}
            suggestions={resources.roles}
            onSet={role => write(modeler, element, businessOf(element), 'gov:Lane', { role })}
          />
        </Section>
      )}
      {isA(element, 'bpmn:Participant') && businessOf(element).processRef !== undefined && (
        <Process {...props} owner={businessOf(element).processRef} />
      )}
      {isA(element, 'bpmn:Process') && <Process {...props} owner={businessOf(element)} />}
    </fieldset>
  )
}
