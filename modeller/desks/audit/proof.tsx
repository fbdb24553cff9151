// What a verification found, and what that means for a reader who knows nothing of hashes.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { type Verification, verifyCase } from '../../api/trail.ts'
import { useTexts, wordFor } from '../../i18n/texts.ts'
import { exactTime, number } from '../../i18n/when.ts'
import { paths } from '../../paths.ts'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { Loading, Notice } from '../../ui/state.tsx'
import { suspicion } from './suspicion.ts'

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
      {proof.intact && proof.unlike > 0 && (
        <p>
          {t('audit.unlike', {
            entries: number(proof.unlike),
            releases: proof.releases.length === 0 ? '' : ` (${proof.releases.join(', ')})`,
          })}
        </p>
      )}
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
      {proof.flaws.length > 0 && <Flaws flaws={proof.flaws} />}
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

type Flaw = Verification['flaws'][number]

/** Each flaw where it lies, then once for each kind what it may mean and what to do. */
function Flaws({ flaws }: { flaws: readonly Flaw[] }) {
  const { t } = useTexts()
  const kinds = [...new Set(flaws.map(({ code }) => suspicion[code] ?? 'signed'))]
  return (
    <>
      <ul>
        {flaws.map((flaw, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two flaws may say the same, and none moves
          <li key={at}>
            <strong>{wordFor('flaws', flaw.code)}</strong>
            <FlawPlace flaw={flaw} />
            <span className="second-line" lang="en">
              {flaw.detail}
            </span>
          </li>
        ))}
      </ul>
      <h4>{t('audit.whatToDo')}</h4>
      <ul>
        {kinds.map(kind => (
          <li key={kind}>{t(`audit.suspect.${kind}`)}</li>
        ))}
      </ul>
    </>
  )
}

/** Where a flaw lies: the case, and the entry where it is one. */
function FlawPlace({ flaw: { instanceKey, caseNumber, seq } }: { flaw: Flaw }) {
  const { t } = useTexts()
  if (instanceKey === null) return null
  const isEntry = seq !== null && seq > 0
  const place = [
    caseNumber === undefined ? t('audit.caseGone') : t('audit.caseNumber', { number: caseNumber }),
    isEntry ? t('audit.entry', { seq }) : null,
  ]
    .filter(part => part !== null)
    .join(', ')
  return (
    <>
      {': '}
      {caseNumber === undefined ? (
        place
      ) : (
        <Link to={paths.replay(instanceKey, isEntry ? { step: seq } : {})}>{place}</Link>
      )}
    </>
  )
}
