// What everybody understands of an element: what it is about, who does it, by when, what it may and what it costs.

import { useTexts } from '../../../i18n/texts.ts'
import { businessOf, isA, read, write } from '../properties.ts'
import { Section, Text } from './controls.tsx'
import { EventParts, Message } from './events.tsx'
import { Way } from './flow.tsx'
import { FromBlock } from './from-block.tsx'
import { General } from './general.tsx'
import { Governance, Privacy } from './governance.tsx'
import { Repeats } from './loop.tsx'
import { Pool } from './pool.tsx'
import { Process } from './process.tsx'
import type { Props } from './props.ts'
import { Translations } from './translations.tsx'
import { UserTask } from './user-task.tsx'
import { Call, DecisionTask } from './work.tsx'

export function Meaning(props: Props) {
  const { t } = useTexts()
  const { modeler, element, resources } = props
  const owner = businessOf(element)
  return (
    <>
      <FromBlock {...props} />
      <General {...props} />
      <Translations {...props} />
      {isA(element, 'bpmn:UserTask') && <UserTask {...props} />}
      {isA(element, 'bpmn:BusinessRuleTask') && <DecisionTask {...props} />}
      {isA(element, 'bpmn:CallActivity') && <Call {...props} />}
      {(isA(element, 'bpmn:SendTask') || isA(element, 'bpmn:ReceiveTask')) && (
        <Message {...props} holder={owner} />
      )}
      {isA(element, 'bpmn:SequenceFlow') && <Way {...props} />}
      {isA(element, 'bpmn:Event') && <EventParts {...props} />}
      {isA(element, 'bpmn:Activity') && <Repeats {...props} />}
      {isA(element, 'bpmn:FlowNode') && <Governance {...props} />}
      {(isA(element, 'bpmn:FlowNode') || isA(element, 'bpmn:MessageFlow')) && <Privacy {...props} />}
      {isA(element, 'bpmn:Lane') && (
        <Section title={t('panel.who')}>
          <Text
            label={t('panel.role')}
            hint={t('panel.roleHint')}
            value={read(owner, 'gov:Lane', 'role')}
            suggestions={resources.roles}
            onSet={role => write(modeler, element, owner, 'gov:Lane', { role })}
          />
        </Section>
      )}
      {isA(element, 'bpmn:Participant') && <Pool {...props} />}
      {isA(element, 'bpmn:Participant') && owner.processRef !== undefined && (
        <Process {...props} owner={owner.processRef} />
      )}
      {isA(element, 'bpmn:Process') && <Process {...props} owner={owner} />}
    </>
  )
}
