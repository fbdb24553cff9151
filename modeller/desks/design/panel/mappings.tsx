// What an activity is handed for itself, and what of its data it leaves behind: each line a name and an expression.

import { useTexts } from '../../../i18n/texts.ts'
import { businessOf, itemsOf } from '../properties.ts'
import { Section, Text } from './controls.tsx'
import { Feel } from './feel-field.tsx'
import { Items } from './items.tsx'
import type { Props } from './props.ts'

const type = 'zeebe:IoMapping'
const sides = [
  { place: { type, list: 'inputParameters', item: 'zeebe:Input' }, words: 'panel.inputs' },
  { place: { type, list: 'outputParameters', item: 'zeebe:Output' }, words: 'panel.outputsOf' },
] as const

export function Mappings(props: Props) {
  const { t } = useTexts()
  const owner = businessOf(props.element)
  const some = sides.some(({ place }) => itemsOf(owner, place).length > 0)
  return (
    <Section title={t('panel.mappings')} open={some}>
      {sides.map(({ place, words }) => (
        <Items
          key={words}
          {...props}
          place={place}
          legend={t(words)}
          blank={{ source: '=', target: '' }}
          nameOf={line => line.target}
        >
          {(line, set, number) => (
            <>
              <Text
                label={t('panel.mappingTarget', { number })}
                value={line.target ?? ''}
                code
                onSet={target => set({ target })}
              />
              <Feel
                element={props.element}
                resources={props.resources}
                label={t('panel.mappingSource', { number })}
                value={line.source ?? ''}
                rows={1}
                afterEquals
                onSet={source => set({ source })}
              />
            </>
          )}
        </Items>
      ))}
    </Section>
  )
}
