// Names with values that programs read: the headers of a job, and what tools keep.

import { useTexts } from '../../../i18n/texts.ts'
import { businessOf, itemsOf } from '../properties.ts'
import { Section, Text } from './controls.tsx'
import { Items, type Place } from './items.tsx'
import type { Props } from './props.ts'

export function Pairs({
  title,
  type,
  list,
  item,
  keyName = 'key',
  ...props
}: Props & Place & { title: string; keyName?: 'key' | 'name' }) {
  const { t } = useTexts()
  const place = { type, list, item }
  return (
    <Section title={title} open={itemsOf(businessOf(props.element), place).length > 0}>
      <Items {...props} place={place} legend={title} blank={{ value: '' }} nameOf={pair => pair[keyName]}>
        {(pair, set, number) => (
          <>
            <Text
              label={t('panel.mappingTarget', { number })}
              value={pair[keyName] ?? ''}
              code
              onSet={name => set({ [keyName]: name })}
            />
            <Text
              label={t('panel.mappingSource', { number })}
              value={pair.value ?? ''}
              code
              onSet={value => set({ value })}
            />
          </>
        )}
      </Items>
    </Section>
  )
}
