// What stands on the drawing in the other languages of those who read it.

import { translationOf, wordsOf } from '../../../../engine/graph/translations.ts'
import { languages, useTexts } from '../../../i18n/texts.ts'
import { businessOf, isA, setTranslation } from '../properties.ts'
import { Section, Text } from './controls.tsx'
import type { Props } from './props.ts'

/** The languages a drawing may speak beside its own. */
const others = Object.entries(languages).filter(([code]) => code !== 'en')

export function Translations({ modeler, element }: Props) {
  const { t } = useTexts()
  const owner = businessOf(element)
  if (isA(element, 'bpmn:Group') || !owner[wordsOf(owner)]) return null
  return (
    <Section title={t('panel.translations')} open={false}>
      {others.map(([code, language]) => (
        <Text
          key={code}
          label={language}
          value={translationOf(owner, code)?.text ?? ''}
          rows={2}
          onSet={text => setTranslation(modeler, element, code, text)}
        />
      ))}
    </Section>
  )
}
