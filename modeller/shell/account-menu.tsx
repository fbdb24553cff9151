// Language, appearance and the way out. The menus themselves are loaded when one is first wanted, by pointer or by key.

import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { Me } from '../../server/contract/sessions.ts'
import { languages, useTexts } from '../i18n/texts.ts'

const Menus = {
  language: lazy(async () => ({ default: (await import('./menus.tsx')).LanguageItems })),
  account: lazy(async () => ({ default: (await import('./menus.tsx')).AccountItems })),
}

export function LanguageMenu() {
  const { t, language } = useTexts()
  const name = (
    <>
      {language.toUpperCase()}
      <span className="visually-hidden">
        , {t('shell.language')}: {languages[language]}
      </span>
    </>
  )
  return <WhenWanted name={name}>{wanted => <Menus.language name={name} open={wanted} />}</WhenWanted>
}

export function AccountMenu({ me }: { me: Me }) {
  const { t } = useTexts()
  const name = (
    <>
      <span className="visually-hidden">{t('shell.account')}: </span>
      {me.name}
    </>
  )
  return <WhenWanted name={name}>{wanted => <Menus.account name={name} open={wanted} />}</WhenWanted>
}

/** A button like the menu's own, until it is pressed for the first time. */
function WhenWanted({ name, children }: { name: ReactNode; children: (open: boolean) => ReactNode }) {
  const [wanted, setWanted] = useState(false)
  const button = (
    <button
      type="button"
      className="button button-quiet button-small"
      aria-haspopup="true"
      aria-expanded={false}
      onClick={() => setWanted(true)}
    >
      {name}
    </button>
  )
  return wanted ? <Suspense fallback={button}>{children(true)}</Suspense> : button
}
