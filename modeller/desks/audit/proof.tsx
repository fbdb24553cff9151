// What a verification found, and what that means for a reader who knows nothing of hashes.

import { Link } from 'react-router'
import type { Verification } from '../../api/trail.ts'
import { useTexts, wordFor } from '../../i18n/texts.ts'
import { exactTime, number } from '../../i18n/when.ts'
import { paths } from '../../paths.ts'
import { Notice } from '../../ui/state.tsx'

export function Proof({ proof }: { proof: Verification }) {
  const { t } = useTexts()
  return (
    <Notice kind={proof.intact ? 'good' : 'wrong'} role={proof.intact ? 'status' : 'alert'}>
      <h3>{t(proof.intact ? 'audit.intact' : 'audit.broken', { count: proof.flaws.length })}</h3>
      <p>
        {t(proof.intact ? 'audit.intactMeans' : 'audit.brokenMeans', {
          entries: number(proof.entries),
          cases: number(proof.instances),
        })}
      </p>
      {proof.intact && (
        <p>
          {proof.checkpoint === null
            ? t('audit.notSigned')
            : t('audit.signed', { size: number(proof.checkpoint.size), origin: proof.checkpoint.origin })}
        </p>
      )}
      {proof.intact && <p>{t('audit.freshness')}</p>}
      {proof.flaws.length > 0 && (
        <ul>
          {proof.flaws.map(flaw => (
            <li key={`${flaw.instanceKey}${flaw.seq}${flaw.code}`}>
              {flaw.instanceKey === null ? null : (
                <Link to={paths.replay(flaw.instanceKey, flaw.seq === null ? {} : { step: flaw.seq })}>
                  {t('audit.entry', { seq: flaw.seq ?? '?' })}
                </Link>
              )}{' '}
              {wordFor('flaws', flaw.code)}: {flaw.detail}
            </li>
          ))}
        </ul>
      )}
      <p className="second-line">
        {exactTime(proof.verifiedAt)}
        {proof.head !== null && (
          <>
            {' '}
            · {t('audit.head')} <code className="hash">{proof.head}</code>
          </>
        )}
      </p>
    </Notice>
  )
}
