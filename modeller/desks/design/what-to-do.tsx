// What to do about a problem of the drawing that breaks no rule of governance.

import { useTexts } from '../../i18n/texts.ts'
import { Disclosure } from '../../ui/disclosure.tsx'

/** Nothing where nobody wrote what to do. */
export function WhatToDo({ cure }: { readonly cure: string | undefined }) {
  const { t } = useTexts()
  return cure === undefined ? null : (
    <Disclosure title={t('gaps.cure')}>
      <p>{cure}</p>
    </Disclosure>
  )
}
