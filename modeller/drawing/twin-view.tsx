// The text twin as a list: each step with who does it, what goes with it, and where each answer leads.

import type { PublicPage } from '../../server/contract/public.ts'
import { useTexts } from '../i18n/texts.ts'

type Part = PublicPage['parts'][number]

export function TwinView({ parts, level = 3 }: { parts: readonly Part[]; level?: 2 | 3 }) {
  const { t } = useTexts()
  const whereTo = (to: Part['steps'][number]['ways'][number]['to']) =>
    to === null ? t('twin.ends') : t('twin.to', { number: to })
  const Heading = level === 2 ? 'h2' : 'h3'
  const told = parts.filter(({ steps }) => steps.length > 0)
  const others = parts.filter(({ steps }) => steps.length === 0).map(({ title }) => title)
  return (
    <>
      {told.map(({ title, steps }) => (
        <section key={title} className="twin">
          {told.length > 1 && <Heading>{title}</Heading>}
          <ol className="twin-steps">
            {steps.map(step => (
              <li key={step.number} className={`twin-depth-${Math.min(step.number.split('.').length, 3)}`}>
                <span className="twin-number">{step.number}</span>
                <div>
                  {step.text}
                  {step.who !== null && <span className="second-line">{step.who}</span>}
                  {step.notes.length + step.ways.length > 0 && (
                    <ul>
                      {step.notes.map(note => (
                        <li key={note}>{note}</li>
                      ))}
                      {step.ways.map(({ answer, to }) => (
                        <li key={`${answer}${to}`}>
                          {answer === null
                            ? whereTo(to)
                            : t('common.told', { name: answer, value: whereTo(to) })}
                        </li>
                      ))}
                    </ul>
                  )}
                </div>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {others.length > 0 && <p className="second-line">{t('twin.alsoPart', { names: others.join(', ') })}</p>}
    </>
  )
}
