// Language, appearance and the way out.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import type { Me } from '../../server/contract/sessions.ts'
import { becomes, signOut } from '../api/session.ts'
import { chooseLanguage, type Language, languages, useTexts } from '../i18n/texts.ts'
import { paths } from '../paths.ts'
import { chooseTheme, currentTheme, type Theme } from './theme.ts'

export function LanguageMenu() {
  const { t, language } = useTexts()
  return (
    <MenuTrigger>
      <Button className="button button-quiet button-small">
        {language.toUpperCase()}
        <span className="visually-hidden">
          , {t('shell.language')}: {languages[language]}
        </span>
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          aria-label={t('shell.language')}
          selectionMode="single"
          selectedKeys={[language]}
          onAction={key => void chooseLanguage(key as Language)}
        >
          {Object.entries(languages).map(([code, name]) => (
            <MenuItem className="item" key={code} id={code} textValue={name}>
              <span lang={code}>
                {name}
                {code === language ? ' ✓' : ''}
              </span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

const themeNames = {
  system: 'shell.themeSystem',
  light: 'shell.themeLight',
  dark: 'shell.themeDark',
} as const

export function AccountMenu({ me }: { me: Me }) {
  const { t } = useTexts()
  const queries = useQueryClient()
  const [theme, setTheme] = useState<Theme>(currentTheme)
  const leave = useMutation({
    mutationFn: signOut,
    onSettled: () => becomes(queries, null),
  })
  return (
    <MenuTrigger>
      <Button className="button button-quiet button-small">
        <span className="visually-hidden">{t('shell.account')}: </span>
        {me.name}
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu aria-label={t('shell.account')}>
          <MenuItem className="item" href={paths.account()}>
            {t('account.title')}
          </MenuItem>
          <MenuSection
            selectionMode="single"
            selectedKeys={[theme]}
            onSelectionChange={keys => {
              const chosen = [...keys][0] as Theme | undefined
              if (chosen === undefined) return
              chooseTheme(chosen)
              setTheme(chosen)
            }}
          >
            <Header className="menu-head">{t('shell.theme')}</Header>
            {(['system', 'light', 'dark'] as const).map(name => (
              <MenuItem className="item" key={name} id={name} textValue={t(themeNames[name])}>
                {t(themeNames[name])}
                {name === theme ? ' ✓' : ''}
              </MenuItem>
            ))}
          </MenuSection>
          <MenuItem className="item" onAction={() => leave.mutate()}>
            {t('shell.signOut')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
