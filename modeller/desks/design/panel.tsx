// What a designer says about the chosen element: first what everybody understands, then what the engine needs,
// then what governance asks.

import { type ReactNode, useId } from 'react'
import type { Element, Modeler } from '../../canvas/modeler.ts'
import { useTexts, wordFor } from '../../i18n/texts.ts'
import {
  businessOf,
  conditionOf,
  documentationOf,
  duration,
  durationParts,
  eventOf,
  isA,
  loopOf,
  namesIn,
  read,
  setCondition,
  setDocumentation,
  setLoop,
  setReference,
  setTimer,
  timerKinds,
  timerOf,
  typeOf,
  update,
  updateInner,
  write,
} from './properties.ts'

type Resources = {
  readonly forms: readonly string[]
  readonly decisions: readonly string[]
  readonly roles: readonly string[]
  readonly processes: readonly string[]
}
type Props = { modeler: Modeler; element: Element; resources: Resources; readOnly: boolean }

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

function Section({ title, children, open = true }: { title: string; children: ReactNode; open?: boolean }) {
  return (
    <details className="panel-section" open={open}>
      <summary>{title}</summary>
      <div>{children}</div>
    </details>
  )
}

type InputProps = {
  label: string
  hint?: string
  value: string
  onSet: (value: string) => void
  suggestions?: readonly string[]
  rows?: number
  code?: boolean
}

/** Writes when the field is left or Enter is pressed, so that one edit is one step of undo. */
function Text({ label, hint, value, onSet, suggestions = [], rows, code = false }: InputProps) {
  const id = useId()
  const common = {
    id,
    defaultValue: value,
    className: code ? 'code' : undefined,
    'aria-describedby': hint === undefined ? undefined : `${id}-hint`,
    onBlur: (event: { target: { value: string } }) =>
      event.target.value !== value && onSet(event.target.value.trim()),
  }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {rows === undefined ? (
        <input
          key={value}
          type="text"
          list={suggestions.length > 0 ? `${id}-list` : undefined}
          {...common}
          onKeyDown={event =>
            event.key === 'Enter' &&
            event.currentTarget.value !== value &&
            onSet(event.currentTarget.value.trim())
          }
        />
      ) : (
        <textarea key={value} rows={rows} {...common} />
      )}
      {suggestions.length > 0 && (
        <datalist id={`${id}-list`}>
          {suggestions.map(word => (
            <option key={word} value={word} />
          ))}
        </datalist>
      )}
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

function Pick({
  label,
  value,
  options,
  onSet,
}: {
  label: string
  value: string
  options: readonly (readonly [value: string, label: string])[]
  onSet: (value: string) => void
}) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={event => onSet(event.target.value)}>
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
        {!options.some(([option]) => option === value) && <option value={value}>{value}</option>}
      </select>
    </div>
  )
}

function Check({
  label,
  checked,
  onSet,
}: {
  label: string
  checked: boolean
  onSet: (checked: boolean) => void
}) {
  return (
    <label className="choice">
      <input type="checkbox" checked={checked} onChange={event => onSet(event.target.checked)} />
      <span>{label}</span>
    </label>
  )
}

function General({ modeler, element }: Props) {
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
      <Text
        label={t('panel.id')}
        value={businessOf(element).id}
        code
        onSet={id => /^[A-Za-z_][\w.-]*$/.test(id) && update(modeler, element, { id })}
      />
    </Section>
  )
}

function UserTask({ modeler, element, resources }: Props) {
  const { t } = useTexts()
  const owner = businessOf(element)
  const set = (type: string, props: Record<string, unknown>) => write(modeler, element, owner, type, props)
  const due = read(owner, 'gov:Node', 'due')
  const parts = durationParts(due)
  const setDue = (text: string) => {
    set('gov:Node', { due: text })
    set('zeebe:TaskSchedule', { dueDate: text === '' ? '' : `=now() + duration("${text}")` })
  }
  return (
    <Section title={t('panel.work')}>
      <Text
        label={t('panel.who')}
        hint={t('panel.whoHint')}
        value={read(owner, 'zeebe:AssignmentDefinition', 'candidateGroups')}
        suggestions={resources.roles}
        onSet={candidateGroups => set('zeebe:AssignmentDefinition', { candidateGroups })}
      />
      {parts === null ? (
        <Text label={t('panel.howLong')} value={due} code onSet={setDue} />
      ) : (
        <div className="two-fields">
          <Text
            label={t('panel.howLong')}
            value={parts.count}
            onSet={count => /^\d{0,4}$/.test(count) && setDue(duration(count, parts.unit))}
          />
          <Pick
            label={t('panel.unit')}
            value={parts.unit}
            options={[
              ['D', t('panel.days')],
              ['H', t('panel.hours')],
              ['M', t('panel.minutes')],
            ]}
            onSet={unit => setDue(duration(parts.count, unit as 'D'))}
          />
        </div>
      )}
      <Text
        label={t('panel.form')}
        value={read(owner, 'zeebe:FormDefinition', 'formId')}
        suggestions={resources.forms}
        onSet={formId => set('zeebe:FormDefinition', { formId })}
      />
      <Text
        label={t('panel.assignee')}
        value={read(owner, 'zeebe:AssignmentDefinition', 'assignee')}
        code
        onSet={assignee => set('zeebe:AssignmentDefinition', { assignee })}
      />
      <Text
        label={t('panel.priority')}
        hint={t('panel.priorityHint')}
        value={read(owner, 'zeebe:PriorityDefinition', 'priority')}
        onSet={priority => set('zeebe:PriorityDefinition', { priority })}
      />
    </Section>
  )
}

function DecisionTask({ modeler, element, resources }: Props) {
  const { t } = useTexts()
  const owner = businessOf(element)
  const set = (props: Record<string, unknown>) =>
    write(modeler, element, owner, 'zeebe:CalledDecision', props)
  return (
    <Section title={t('panel.decision')}>
      <Text
        label={t('panel.decisionId')}
        value={read(owner, 'zeebe:CalledDecision', 'decisionId')}
        suggestions={resources.decisions}
        onSet={decisionId => set({ decisionId })}
      />
      <Text
        label={t('panel.result')}
        hint={t('panel.resultHint')}
        value={read(owner, 'zeebe:CalledDecision', 'resultVariable')}
        code
        onSet={resultVariable => set({ resultVariable })}
      />
    </Section>
  )
}

function Call({ modeler, element, resources }: Props) {
  const { t } = useTexts()
  const owner = businessOf(element)
  return (
    <Section title={t('panel.call')}>
      <Text
        label={t('panel.calledProcess')}
        value={read(owner, 'zeebe:CalledElement', 'processId') || (owner.calledElement ?? '')}
        suggestions={resources.processes}
        onSet={processId => write(modeler, element, owner, 'zeebe:CalledElement', { processId })}
      />
    </Section>
  )
}

function Work({ modeler, element }: Props) {
  const { t } = useTexts()
  const owner = businessOf(element)
  const set = (props: Record<string, unknown>) =>
    write(modeler, element, owner, 'zeebe:TaskDefinition', props)
  return (
    <Section title={t('panel.program')} open={read(owner, 'zeebe:TaskDefinition', 'type') !== ''}>
      <Text
        label={t('panel.jobType')}
        hint={t('panel.jobTypeHint')}
        value={read(owner, 'zeebe:TaskDefinition', 'type')}
        code
        onSet={type => set({ type })}
      />
      <Text
        label={t('panel.retries')}
        value={read(owner, 'zeebe:TaskDefinition', 'retries')}
        onSet={retries => set({ retries })}
      />
    </Section>
  )
}

function Script({ modeler, element }: Props) {
  const { t } = useTexts()
  const owner = businessOf(element)
  const set = (props: Record<string, unknown>) => write(modeler, element, owner, 'zeebe:Script', props)
  return (
    <Section title={t('panel.script')}>
      <Text
        label={t('panel.expression')}
        value={read(owner, 'zeebe:Script', 'expression')}
        rows={3}
        code
        onSet={expression => set({ expression })}
      />
      <Text
        label={t('panel.result')}
        value={read(owner, 'zeebe:Script', 'resultVariable')}
        code
        onSet={resultVariable => set({ resultVariable })}
      />
    </Section>
  )
}

function Message({ modeler, element, holder }: Props & { holder: ReturnType<typeof businessOf> }) {
  const { t } = useTexts()
  const message = holder.messageRef
  const catches = !isA(element, 'bpmn:ThrowEvent') && !isA(element, 'bpmn:SendTask')
  return (
    <Section title={t('panel.message')}>
      <Text
        label={t('panel.messageName')}
        value={message?.name ?? ''}
        suggestions={namesIn(modeler, 'bpmn:Message')}
        onSet={name => setReference(modeler, element, holder, 'messageRef', name)}
      />
      {message !== undefined && catches && (
        <Text
          label={t('panel.correlationKey')}
          hint={t('panel.correlationHint')}
          value={read(message, 'zeebe:Subscription', 'correlationKey')}
          code
          onSet={correlationKey => write(modeler, element, message, 'zeebe:Subscription', { correlationKey })}
        />
      )}
    </Section>
  )
}

function Way({ modeler, element }: Props) {
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
        <Text
          label={t('panel.condition')}
          hint={t('panel.conditionHint')}
          value={conditionOf(element)}
          rows={2}
          code
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

function EventParts(props: Props) {
  const { modeler, element } = props
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
          <Text
            label={t('panel.condition')}
            value={condition.condition?.body ?? ''}
            code
            onSet={body =>
              updateInner(modeler, element, condition, {
                condition: modeler.service('bpmnFactory').create('bpmn:FormalExpression', { body }),
              })
            }
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

function Timer({ modeler, element, definition }: Props & { definition: ReturnType<typeof businessOf> }) {
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
      <Text
        label={t('panel.timerValue')}
        hint={t(`panel.${kind}Hint`)}
        value={value}
        code
        onSet={next => setTimer(modeler, element, definition, kind, next)}
      />
    </Section>
  )
}

function Loop({ modeler, element }: Props) {
  const { t } = useTexts()
  const kind = loopOf(element)
  const loop = businessOf(element).loopCharacteristics
  const set = (props: Record<string, unknown>) =>
    write(modeler, element, loop, 'zeebe:LoopCharacteristics', props)
  return (
    <Section title={t('panel.loop')} open={kind !== 'none'}>
      <Pick
        label={t('panel.repeats')}
        value={kind}
        options={(['none', 'parallel', 'sequential', 'standard'] as const).map(
          name => [name, t(`panel.loops.${name}`)] as const,
        )}
        onSet={next => setLoop(modeler, element, next as typeof kind)}
      />
      {(kind === 'parallel' || kind === 'sequential') && (
        <>
          <Text
            label={t('panel.collection')}
            hint={t('panel.collectionHint')}
            value={read(loop, 'zeebe:LoopCharacteristics', 'inputCollection')}
            code
            onSet={inputCollection => set({ inputCollection })}
          />
          <Text
            label={t('panel.item')}
            value={read(loop, 'zeebe:LoopCharacteristics', 'inputElement')}
            code
            onSet={inputElement => set({ inputElement })}
          />
          <Text
            label={t('panel.outputs')}
            value={read(loop, 'zeebe:LoopCharacteristics', 'outputCollection')}
            code
            onSet={outputCollection => set({ outputCollection })}
          />
          <Text
            label={t('panel.output')}
            value={read(loop, 'zeebe:LoopCharacteristics', 'outputElement')}
            code
            onSet={outputElement => set({ outputElement })}
          />
        </>
      )}
      {kind === 'standard' && (
        <Text
          label={t('panel.loopCondition')}
          value={loop.loopCondition?.body ?? ''}
          code
          onSet={body =>
            updateInner(modeler, element, loop, {
              loopCondition:
                body === ''
                  ? undefined
                  : modeler.service('bpmnFactory').create('bpmn:FormalExpression', { body }),
            })
          }
        />
      )}
    </Section>
  )
}

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

function Governance({ modeler, element, resources }: Props) {
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

function Privacy({ modeler, element }: Props) {
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
    </Section>
  )
}

function Process({ modeler, element, owner }: Props & { owner: ReturnType<typeof businessOf> }) {
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
