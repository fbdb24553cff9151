// How a step is done by a program: a job for a worker, a script, the binding of a decision or of a called process.

import { useTexts } from '../../../i18n/texts.ts'
import {
  businessOf,
  eventOf,
  isA,
  plainScript,
  read,
  setScriptLanguage,
  update,
  write,
} from '../properties.ts'
import { Check, Pick, Section, Text } from './controls.tsx'
import { Feel } from './feel-field.tsx'
import type { Props } from './props.ts'

/** Whether a worker may be given the element. */
export const isJob = (element: Props['element']): boolean =>
  [
    'bpmn:ServiceTask',
    'bpmn:SendTask',
    'bpmn:BusinessRuleTask',
    'bpmn:ScriptTask',
    'bpmn:AdHocSubProcess',
  ].some(type => isA(element, type)) ||
  (isA(element, 'bpmn:ThrowEvent') && eventOf(element, 'Message') !== undefined)

export function Job({ modeler, element, resources }: Props) {
  const { t } = useTexts()
  const owner = businessOf(element)
  return (
    <Section title={t('panel.program')}>
      <Text
        label={t('panel.jobType')}
        hint={t('panel.jobTypeHint')}
        value={read(owner, 'zeebe:TaskDefinition', 'type')}
        code
        onSet={type => write(modeler, element, owner, 'zeebe:TaskDefinition', { type })}
      />
      <Text
        label={t('panel.retries')}
        hint={t('panel.retriesHint')}
        value={read(owner, 'zeebe:TaskDefinition', 'retries')}
        code
        onSet={retries => write(modeler, element, owner, 'zeebe:TaskDefinition', { retries })}
      />
      <Feel
        element={element}
        resources={resources}
        label={t('panel.jobPriority')}
        hint={t('panel.jobPriorityHint')}
        value={read(owner, 'zeebe:JobPriorityDefinition', 'priority')}
        rows={1}
        afterEquals
        onSet={priority => write(modeler, element, owner, 'zeebe:JobPriorityDefinition', { priority })}
      />
    </Section>
  )
}

const LANGUAGES = [
  ['feel', 'FEEL'],
  ['javascript', 'JavaScript'],
] as const

/** A script in FEEL with its result, or one in the manner of BPMN itself: a text and its format. */
export function Script(props: Props) {
  const { t } = useTexts()
  const { modeler, element } = props
  const plain = plainScript(element)
  return (
    <Section title={t('panel.script')}>
      <Pick
        label={t('panel.scriptLanguage')}
        value={plain?.language ?? 'feel'}
        options={LANGUAGES}
        onSet={language => setScriptLanguage(modeler, element, language)}
      />
      {plain === null ? (
        <FeelScript {...props} />
      ) : (
        <Text
          label={t('panel.scriptText')}
          hint={t('panel.scriptTextHint')}
          value={plain.text}
          rows={6}
          code
          onSet={script => update(modeler, element, { script })}
        />
      )}
    </Section>
  )
}

function FeelScript({ modeler, element, resources }: Props) {
  const { t } = useTexts()
  const owner = businessOf(element)
  const set = (props: Record<string, unknown>) => write(modeler, element, owner, 'zeebe:Script', props)
  return (
    <>
      <Feel
        element={element}
        resources={resources}
        label={t('panel.expression')}
        value={read(owner, 'zeebe:Script', 'expression')}
        rows={3}
        onSet={expression => set({ expression })}
      />
      <Text
        label={t('panel.result')}
        value={read(owner, 'zeebe:Script', 'resultVariable')}
        code
        onSet={resultVariable => set({ resultVariable })}
      />
    </>
  )
}

export function DecisionDetails(props: Props) {
  const { t } = useTexts()
  const owner = businessOf(props.element)
  return (
    <Section title={t('panel.decision')}>
      <Text
        label={t('panel.result')}
        hint={t('panel.resultHint')}
        value={read(owner, 'zeebe:CalledDecision', 'resultVariable')}
        code
        onSet={resultVariable =>
          write(props.modeler, props.element, owner, 'zeebe:CalledDecision', { resultVariable })
        }
      />
      <Binding {...props} type="zeebe:CalledDecision" />
    </Section>
  )
}

export function CallDetails(props: Props) {
  const { t } = useTexts()
  const { modeler, element, resources } = props
  const owner = businessOf(element)
  const type = 'zeebe:CalledElement'
  return (
    <Section title={t('panel.call')}>
      <Binding {...props} type={type} />
      {(['propagateAllParentVariables', 'propagateAllChildVariables'] as const).map(name => (
        <Check
          key={name}
          label={t(`panel.${name}`)}
          checked={read(owner, type, name) !== 'false'}
          // True where nothing is said; `write` takes a false out, so it is written as the word.
          onSet={all => write(modeler, element, owner, type, { [name]: all ? '' : 'false' })}
        />
      ))}
      <Feel
        element={element}
        resources={resources}
        label={t('panel.businessId')}
        value={read(owner, type, 'businessId')}
        rows={1}
        afterEquals
        onSet={businessId => write(modeler, element, owner, type, { businessId })}
      />
    </Section>
  )
}

/** Which version of what is called is meant. */
function Binding({ modeler, element, type }: Props & { type: string }) {
  const { t } = useTexts()
  const owner = businessOf(element)
  const binding = read(owner, type, 'bindingType') || 'latest'
  const set = (props: Record<string, unknown>) => write(modeler, element, owner, type, props)
  return (
    <>
      <Pick
        label={t('panel.binding')}
        value={binding}
        options={(['latest', 'deployment', 'versionTag'] as const).map(
          name => [name, t(`panel.bindings.${name}`)] as const,
        )}
        onSet={bindingType =>
          set(bindingType === 'versionTag' ? { bindingType } : { bindingType, versionTag: '' })
        }
      />
      {binding === 'versionTag' && (
        <Text
          label={t('panel.versionTag')}
          value={read(owner, type, 'versionTag')}
          code
          onSet={versionTag => set({ versionTag })}
        />
      )}
    </>
  )
}
