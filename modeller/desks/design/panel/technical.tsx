// How a program runs an element: names, jobs and their listeners, expressions, and what other tools wrote.

import { useTexts } from '../../../i18n/texts.ts'
import { businessOf, eventOf, isA } from '../properties.ts'
import { Assignment } from './assignment.tsx'
import { Correlation, Filter } from './correlation.tsx'
import { CallDetails, DecisionDetails, isJob, Job, Script } from './job.tsx'
import { Kept } from './kept.tsx'
import { ExecutionListeners, TaskListeners } from './listeners.tsx'
import { LoopDetails } from './loop.tsx'
import { Mappings } from './mappings.tsx'
import { Names } from './names.tsx'
import { Pairs } from './pairs.tsx'
import type { Props } from './props.ts'

export default function Technical(props: Props) {
  const { t } = useTexts()
  const { element } = props
  const owner = businessOf(element)
  const isActivity = isA(element, 'bpmn:Activity')
  const isEvent = isA(element, 'bpmn:Event')
  return (
    <>
      <Names {...props} />
      {isA(element, 'bpmn:UserTask') && <Assignment {...props} />}
      {isA(element, 'bpmn:ScriptTask') && <Script {...props} />}
      {isA(element, 'bpmn:BusinessRuleTask') && <DecisionDetails {...props} />}
      {isA(element, 'bpmn:CallActivity') && <CallDetails {...props} />}
      {isJob(element) && <Job {...props} />}
      <Correlation {...props} />
      {eventOf(element, 'Conditional') !== undefined && <Filter {...props} />}
      {isActivity && <LoopDetails {...props} />}
      {(isActivity || isEvent) && <Mappings {...props} />}
      {(isJob(element) || isA(element, 'bpmn:UserTask')) && (
        <Pairs
          {...props}
          title={t('panel.headers')}
          type="zeebe:TaskHeaders"
          list="values"
          item="zeebe:Header"
        />
      )}
      {isA(element, 'bpmn:FlowNode') && <ExecutionListeners {...props} />}
      {isA(element, 'bpmn:UserTask') && <TaskListeners {...props} />}
      {owner.id !== undefined && (
        <Pairs
          {...props}
          title={t('panel.extras')}
          type="zeebe:Properties"
          list="properties"
          item="zeebe:Property"
          keyName="name"
        />
      )}
      <Kept {...props} />
    </>
  )
}
