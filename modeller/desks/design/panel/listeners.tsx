// Jobs that are done around an element: at its beginning and end, and at the changes of a task.

import { useTexts } from '../../../i18n/texts.ts'
import { businessOf, itemsOf } from '../properties.ts'
import { Pick, Section, Text } from './controls.tsx'
import { Items, type Place } from './items.tsx'
import type { Props } from './props.ts'

const execution = { type: 'zeebe:ExecutionListeners', list: 'listeners', item: 'zeebe:ExecutionListener' }
const ofTasks = { type: 'zeebe:TaskListeners', list: 'listeners', item: 'zeebe:TaskListener' }

/** A moment before all rounds is one of repeated activities alone. */
export function ExecutionListeners(props: Props) {
  const { t } = useTexts()
  const rounds = businessOf(props.element).loopCharacteristics?.isSequential !== undefined
  return (
    <Listeners
      {...props}
      title={t('panel.listeners')}
      place={execution}
      moments={[...(rounds ? (['beforeAll'] as const) : []), 'start', 'end', 'cancel']}
    />
  )
}

export const TaskListeners = (props: Props) => {
  const { t } = useTexts()
  return (
    <Listeners
      {...props}
      title={t('panel.taskListeners')}
      place={ofTasks}
      moments={['creating', 'assigning', 'updating', 'completing', 'canceling']}
    />
  )
}

type Moment =
  | 'beforeAll'
  | 'start'
  | 'end'
  | 'cancel'
  | 'creating'
  | 'assigning'
  | 'updating'
  | 'completing'
  | 'canceling'

function Listeners({
  title,
  place,
  moments,
  ...props
}: Props & { title: string; place: Place; moments: readonly Moment[] }) {
  const { t } = useTexts()
  return (
    <Section title={title} open={itemsOf(businessOf(props.element), place).length > 0}>
      <Items
        {...props}
        place={place}
        legend={title}
        blank={{ eventType: moments.includes('start') ? 'start' : (moments[0] as string) }}
        nameOf={listener => listener.type}
      >
        {(listener, set, number) => (
          <>
            <Pick
              label={t('panel.moment', { number })}
              value={listener.eventType ?? ''}
              options={moments.map(moment => [moment, t(`panel.moments.${moment}`)] as const)}
              onSet={eventType => set({ eventType })}
            />
            <Text
              label={t('panel.listenerType', { number })}
              value={listener.type ?? ''}
              code
              onSet={type => set({ type })}
            />
            <Text
              label={t('panel.listenerRetries', { number })}
              value={listener.retries ?? ''}
              code
              onSet={retries => set({ retries })}
            />
          </>
        )}
      </Items>
    </Section>
  )
}
