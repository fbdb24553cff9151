// What stands around the pages that everybody may read: no desk, no account, only the language and the way in.

import { useRef } from 'react'
import { Link, Outlet } from 'react-router'
import { useTexts } from '../../i18n/texts.ts'
import { paths } from '../../paths.ts'
import { LanguageMenu } from '../../shell/account-menu.tsx'
import '../../styles/about.css'
import { SkipLink } from '../../ui/skip-link.tsx'

export default function AboutShell() {
  const { t } = useTexts()
  const main = useRef<HTMLElement>(null)
  return (
    <div className="shell">
      <SkipLink to={main} />
      <header className="banner">
        <Link to={paths.about()} className="brand">
          <img src="/linkspan.svg" alt="" />
          Linkspan
        </Link>
        <div className="banner-end no-print">
          <LanguageMenu />
          <Link className="button button-small" to={paths.home()}>
            {t('about.signIn')}
          </Link>
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        <div className="about">
          <Outlet />
        </div>
      </main>
      <footer className="about about-foot">{t('about.footer')}</footer>
    </div>
  )
}
