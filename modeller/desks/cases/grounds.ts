// What is carried, on which basis, for which purpose and how long, as a drawing says it, in words.

import type { Partners } from '../../api/partners.ts'
import { type Translate, wordFor } from '../../i18n/texts.ts'

const CLASSES = ['none', 'pseud', 'personal', 'special'] as const
const BASES = [
  'public-task',
  'consent',
  'legal-duty',
  'vital-interest',
  'statutory',
  'consent-or-statutory',
] as const

/** Where data of nobody are carried, no basis is needed, and none is missed. */
export function groundsInWords(
  { dataClass, basis, purpose, retention }: Partners['asked'][number]['grounds'],
  t: Translate,
): string {
  const carried = CLASSES.find(one => one === dataClass)
  const based = BASES.find(one => one === basis)
  return [
    carried && t('partners.carries', { dataClass: t(`partners.dataClass.${carried}`) }),
    based
      ? t('partners.basis', { basis: t(`files.basis.${based}`) })
      : carried === 'none'
        ? undefined
        : t('partners.noBasis'),
    purpose === null ? undefined : t('partners.purpose', { purpose: wordFor('purposes', purpose) }),
    retention === null ? undefined : t('partners.kept', { retention: keptInWords(retention, t) }),
  ]
    .filter(sentence => sentence !== undefined)
    .join(' ')
}

const UNITS = { Y: 'year', M: 'month', W: 'week', D: 'day' } as const

/** `P6M` → `6 months`, in the language of the page; what is no such duration stays as it is. */
function keptInWords(retention: string, t: Translate): string {
  if (retention === 'own-rules') return t('partners.ownRules')
  const [, count, unit] = /^P(\d+)([YMWD])$/.exec(retention) ?? []
  return count === undefined
    ? retention
    : new Intl.NumberFormat(document.documentElement.lang || 'en', {
        style: 'unit',
        unit: UNITS[unit as keyof typeof UNITS],
        unitDisplay: 'long',
      }).format(Number(count))
}
