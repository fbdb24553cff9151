// What a verification found, and what that means for a reader who knows nothing of hashes.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { type Verification, verifyCase } from '../../api/trail.ts'
import { useTexts, wordFor } from '../../i18n/texts.ts'
import { exactTime, number } from '../../i18n/when.ts'
import { paths } from '../../paths.ts'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Loading, Notice } from '../../ui/state.tsx'

/** The proof of one case, made when this is shown. */
export function CaseProof({ instanceKey }: { instanceKey: string }) {
  const { t } = useTexts()
  const proof = useQuery({
    queryKey: ['verification', instanceKey],
    queryFn: () => verifyCase(instanceKey),
    // It tells of the moment it was asked for.
    staleTime: 0,
    refetchOnWindowFocus: false,
  })
  if (proof.isFetching || proof.isPending) return <Loading what={t('audit.verifying')} />
  return proof.isError ? <RefusalNotice error={proof.error} /> : <Proof proof={proof.data} />
}

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
      {proof.intact && proof.lines !== null && (
        <p>{t('audit.linesIntact', { lines: number(proof.lines) })}</p>
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
