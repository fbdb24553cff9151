// What the server did not do, in words that say what to do next.

import { Refusal } from '../api/client.ts'
import { useTexts, wordFor } from '../i18n/texts.ts'
import { Notice } from './state.tsx'

export function RefusalNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTexts()
  return (
    <Notice kind="wrong">
      <p>{inWords(error)}</p>
      {error instanceof Refusal && error.problem.errors !== undefined && error.problem.errors.length > 0 && (
        <ul>
          {error.problem.errors.slice(0, 20).map(({ pointer, code, detail }) => (
            <li key={`${pointer}${code}${detail}`}>
              {detail} <code>{pointer}</code>
            </li>
          ))}
        </ul>
      )}
      {onRetry !== undefined && (
        <button type="button" className="button button-plain" onClick={onRetry}>
          {t('common.tryAgain')}
        </button>
      )}
    </Notice>
  )
}

/** Our own sentence for the codes people meet most; for the others the server's, and what it says to do. */
export function inWords(error: unknown): string {
  if (!(error instanceof Refusal)) return error instanceof Error ? error.message : String(error)
  const { code, detail, cure } = error.problem
  return codeInWords(code, isForPeople(cure) ? `${detail} ${cure}` : detail)
}

/** What is addressed to programs names routes, headers or settings. */
const isForPeople = (cure: string) => cure !== '' && !cure.includes('`')

/** Our own sentence for a code; the server's where we have none. */
export function codeInWords(code: string, sentence: string): string {
  const own = wordFor('refusals', code)
  return own === code.replaceAll('_', ' ') ? sentence : own
}
