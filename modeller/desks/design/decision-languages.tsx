// What a decision table says in each language: its name, its outputs and their values, and the reason of each rule.

import { languages, useTexts } from '../../i18n/texts.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { type Part, setSaid, translationsIn } from './decision-translations.ts'

const kinds = {
  decision: 'decisions.kindDecision',
  output: 'decisions.kindOutput',
  value: 'decisions.kindValue',
  rule: 'decisions.kindRule',
} as const satisfies Record<Part['kind'], string>

/** An attribute holds no lines. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

export function DecisionLanguages({
  content,
  decision,
  onChange,
}: {
  content: string
  decision: string
  onChange: (content: string) => void
}) {
  const { t } = useTexts()
  return (
    <Disclosure title={t('panel.translations')}>
      <div className="table-frame">
        <table className="translations table-stack">
          <caption className="visually-hidden">{t('panel.translations')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('decisions.asItStands')}</th>
              {Object.entries(languages).map(([code, name]) => (
                <th key={code} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {translationsIn(content, decision).map(({ part, drawn, said }) => (
              <tr key={JSON.stringify(part)}>
                <th scope="row">
                  {drawn}
                  <span className="second-line">
                    {t(kinds[part.kind], { rule: part.kind === 'rule' ? part.at + 1 : 0 })}
                  </span>
                </th>
                {Object.entries(languages).map(([code, name]) => (
                  <td key={code} data-label={name}>
                    <textarea
                      key={said[code]}
                      lang={code}
                      rows={1}
                      defaultValue={said[code] ?? ''}
                      aria-label={t('common.told', { name: drawn, value: name })}
                      onBlur={({ target }) =>
                        target.value !== (said[code] ?? '') &&
                        onChange(setSaid(content, decision, part, code, oneLine(target.value)))
                      }
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Disclosure>
  )
}
