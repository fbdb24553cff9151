// The menus of the banner: arrow keys, first letters and Escape work as in any menu.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import { useNavigate } from 'react-router'
import { becomes, signOut } from '../api/session.ts'
import { chooseLanguage, type Language, languages, useTexts } from '../i18n/texts.ts'
import { paths } from '../paths.ts'
import { chooseTheme, currentTheme, type Theme } from './theme.ts'

/** `open`: the menu was asked for before it was there. */
type Props = { name: ReactNode; open: boolean }

export function LanguageItems({ name, open }: Props) {
  const { t, language } = useTexts()
  const queries = useQueryClient()
  const choose = async (chosen: Language) => {
    await chooseLanguage(chosen)
    // Names of processes and steps come from the server, in the language of the page.
    await queries.invalidateQueries()
  }
  return (
    <MenuTrigger defaultOpen={open}>
      <Button className="button button-quiet button-small">{name}</Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          aria-label={t('shell.language')}
          selectionMode="single"
          selectedKeys={[language]}
          onAction={key => void choose(key as Language)}
        >
          {Object.entries(languages).map(([code, own]) => (
            <MenuItem className="item" key={code} id={code} textValue={own}>
              <span lang={code}>
                {own}
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

export function AccountItems({ name, open }: Props) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [theme, setTheme] = useState<Theme>(currentTheme)
  const leave = useMutation({ mutationFn: signOut, onSettled: () => becomes(queries, null) })
  return (
    <MenuTrigger defaultOpen={open}>
      <Button className="button button-quiet button-small">{name}</Button>
      <Popover className="popover" placement="bottom end">
        <Menu aria-label={t('shell.account')}>
          <MenuItem className="item" onAction={() => void navigate(paths.account())}>
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
            {(['system', 'light', 'dark'] as const).map(choice => (
              <MenuItem className="item" key={choice} id={choice} textValue={t(themeNames[choice])}>
                {t(themeNames[choice])}
                {choice === theme ? ' ✓' : ''}
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
