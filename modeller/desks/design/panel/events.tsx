// What an event waits for or throws, and the message of a task.

import { useTexts } from '../../../i18n/texts.ts'
import {
  businessOf,
  eventOf,
  isA,
  namesIn,
  setExpression,
  setReference,
  setTimer,
  timerKinds,
  timerOf,
  update,
} from '../properties.ts'
import { Check, Pick, Section, Text } from './controls.tsx'
import { Feel } from './feel-field.tsx'
import type { Props } from './props.ts'

export function Message({ modeler, element, holder }: Props & { holder: ReturnType<typeof businessOf> }) {
  const { t } = useTexts()
  return (
    <Section title={t('panel.message')}>
      <Text
        label={t('panel.messageName')}
        value={holder.messageRef?.name ?? ''}
        suggestions={namesIn(modeler, 'bpmn:Message')}
        onSet={name => setReference(modeler, element, holder, 'messageRef', name)}
      />
    </Section>
  )
}

export function EventParts(props: Props) {
  const { modeler, element, resources } = props
  const { t } = useTexts()
  const timer = eventOf(element, 'Timer')
  const message = eventOf(element, 'Message')
  const signal = eventOf(element, 'Signal')
  const error = eventOf(element, 'Error')
  const escalation = eventOf(element, 'Escalation')
  const condition = eventOf(element, 'Conditional')
  const mayGoOn = isA(element, 'bpmn:BoundaryEvent') && error === undefined
  const mayGoOnStart =
    isA(element, 'bpmn:StartEvent') &&
    businessOf(element).$parent?.triggeredByEvent === true &&
    error === undefined
  return (
    <>
      {timer !== undefined && <Timer {...props} definition={timer} />}
      {message !== undefined && <Message {...props} holder={message} />}
      {signal !== undefined && (
        <Section title={t('panel.signal')}>
          <Text
            label={t('panel.signalName')}
            value={signal.signalRef?.name ?? ''}
            suggestions={namesIn(modeler, 'bpmn:Signal')}
            onSet={name => setReference(modeler, element, signal, 'signalRef', name)}
          />
        </Section>
      )}
      {error !== undefined && (
        <Section title={t('panel.error')}>
          <Text
            label={t('panel.code')}
            value={error.errorRef?.errorCode ?? ''}
            suggestions={namesIn(modeler, 'bpmn:Error')}
            onSet={code => setReference(modeler, element, error, 'errorRef', code)}
          />
        </Section>
      )}
      {escalation !== undefined && (
        <Section title={t('panel.escalation')}>
          <Text
            label={t('panel.code')}
            value={escalation.escalationRef?.escalationCode ?? ''}
            suggestions={namesIn(modeler, 'bpmn:Escalation')}
            onSet={code => setReference(modeler, element, escalation, 'escalationRef', code)}
          />
        </Section>
      )}
      {condition !== undefined && (
        <Section title={t('panel.condition')}>
          <Feel
            element={element}
            resources={resources}
            label={t('panel.condition')}
            value={condition.condition?.body ?? ''}
            onSet={body => setExpression(modeler, element, condition, 'condition', body)}
          />
        </Section>
      )}
      {mayGoOn && (
        <Check
          label={t('panel.interrupting')}
          checked={businessOf(element).cancelActivity !== false}
          onSet={cancelActivity => update(modeler, element, { cancelActivity })}
        />
      )}
      {mayGoOnStart && (
        <Check
          label={t('panel.interruptingSub')}
          checked={businessOf(element).isInterrupting !== false}
          onSet={isInterrupting => update(modeler, element, { isInterrupting })}
        />
      )}
    </>
  )
}

export function Timer({
  modeler,
  element,
  resources,
  definition,
}: Props & { definition: ReturnType<typeof businessOf> }) {
  const { t } = useTexts()
  const { kind, value } = timerOf(definition)
  return (
    <Section title={t('panel.timer')}>
      <Pick
        label={t('panel.timerKind')}
        value={kind}
        options={timerKinds.map(name => [name, t(`panel.${name}`)] as const)}
        onSet={next => setTimer(modeler, element, definition, next as typeof kind, value || 'P1D')}
      />
      <Feel
        element={element}
        resources={resources}
        label={t('panel.timerValue')}
        hint={t(`panel.${kind}Hint`)}
        value={value}
        rows={1}
        afterEquals
        onSet={next => setTimer(modeler, element, definition, kind, next)}
      />
    </Section>
  )
}
