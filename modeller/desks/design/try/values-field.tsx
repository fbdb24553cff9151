// Values as JSON: for those who try a drawing before it has a form.

import { useTexts } from '../../../i18n/texts.ts'
import { TextArea } from '../../../ui/field.tsx'

export function ValuesField({
  value,
  hint,
  onChange,
}: {
  value: string
  hint: string
  onChange: (value: string) => void
}) {
  const { t } = useTexts()
  return (
    <TextArea
      label={t('try.variables')}
      hint={hint}
      className="code"
      value={value}
      error={isValues(value) ? null : t('form.pattern')}
      onChange={event => onChange(event.target.value)}
    />
  )
}

export const isValues = (json: string): boolean => read(json) !== null

/** The values of a text that `isValues`. */
export const valuesOf = (json: string): Record<string, unknown> => read(json) ?? {}

function read(json: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}
