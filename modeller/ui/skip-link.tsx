// The first stop of the keyboard on every page: past the banner to what the page is about.

import type { RefObject } from 'react'
import { useTexts } from '../i18n/texts.ts'

export function SkipLink({ to }: { to: RefObject<HTMLElement | null> }) {
  const { t } = useTexts()
  return (
    // biome-ignore lint/a11y/useValidAnchor: a link to a place on this page; the router must not take it for a page
    <a
      className="skip-link"
      href="#main"
      onClick={event => {
        event.preventDefault()
        to.current?.focus()
      }}
    >
      {t('shell.skip')}
    </a>
  )
}
