// Light, dark, or as the device says. The choice is kept on this device.

export type Theme = 'system' | 'light' | 'dark'

const kept = 'linkspan.theme'

export const currentTheme = (): Theme => {
  const name = localStorage.getItem(kept)
  return name === 'light' || name === 'dark' ? name : 'system'
}

export function startTheme(): void {
  const theme = currentTheme()
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(kept, theme)
  startTheme()
}
