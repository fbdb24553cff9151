// What other tools wrote at an element and nobody here reads: it stays in the file as it is, and is shown as XML.

import { useTexts } from '../../../i18n/texts.ts'
import { businessOf } from '../properties.ts'
import { Section } from './controls.tsx'
import { foreignXml } from './foreign-xml.ts'
import type { Props } from './props.ts'

export function Kept({ element }: Props) {
  const { t } = useTexts()
  const xml = foreignXml(businessOf(element))
  if (xml.length === 0) return null
  return (
    <Section title={t('panel.kept')}>
      <p className="hint">{t('panel.keptHint')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the panel is read by the arrow keys */}
      <pre className="kept-xml" tabIndex={0}>
        {xml.join('\n')}
      </pre>
    </Section>
  )
}
