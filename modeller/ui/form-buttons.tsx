// How a form in a dialog ends: what sends it, and the way out. What sends keeps the focus while it waits for an answer.

import type { ReactNode } from 'react'
import { useTexts } from '../i18n/texts.ts'
import { Button } from './button.tsx'
import { Working } from './working.tsx'

export function FormButtons({
  submit,
  look = 'main',
  busy = false,
  onCancel,
  children,
}: {
  /** What sends the form is called after what it does. */
  submit: string
  look?: 'main' | 'danger'
  busy?: boolean
  onCancel: () => void
  /** What else can be done here. */
  children?: ReactNode
}) {
  const { t } = useTexts()
  return (
    <div className="button-row">
      <Button type="submit" look={look} disabled={busy}>
        {submit}
      </Button>
      <Button onClick={onCancel}>{t('common.cancel')}</Button>
      {children}
      <Working busy={busy} />
    </div>
  )
}
