// Which building block an element came from, and what is still to be said of it.

import { isBlock } from '../../../blocks/index.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { openPoints } from '../open-points.ts'
import { businessOf, read } from '../properties.ts'
import type { Props } from './props.ts'

/** Nothing for what was drawn by hand. */
export function FromBlock({ element }: Props) {
  const { t } = useTexts()
  const block = read(businessOf(element), 'gov:Node', 'block')
  if (!isBlock(block)) return null
  const open = openPoints(element)
  return (
    <section className="from-block" aria-label={t('blocks.from', { name: t(`blocks.${block}.title`) })}>
      <p>
        <strong>{t('blocks.from', { name: t(`blocks.${block}.title`) })}</strong>
      </p>
      <p className="hint">{t('blocks.choose', { what: t(`blocks.${block}.choose`) })}</p>
      {open.length === 0 ? (
        <p className="hint">{t('blocks.nothingOpen')}</p>
      ) : (
        <>
          <p className="hint">{t('blocks.open')}</p>
          <ul>
            {open.map(({ point, way }) => (
              <li key={`${point} ${way}`}>{t(`blocks.points.${point}`, { way })}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
