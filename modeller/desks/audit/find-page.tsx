// The auditor finds a case here; and asks for the proof over all of them.

import { useMutation } from '@tanstack/react-query'
import { useMay } from '../../api/session.ts'
import { verifyAll } from '../../api/trail.ts'
import { useTexts } from '../../i18n/texts.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { RefusalNotice } from '../../ui/refusal.tsx'
import { CaseFinder } from '../cases/cases-page.tsx'
import { Proof } from './proof.tsx'

export default function FindPage() {
  const { t } = useTexts()
  const may = useMay()
  const verify = useMutation({ mutationFn: verifyAll })
  return (
    <Page
      title={t('audit.find')}
      lead={t('audit.findLead')}
      actions={
        <Button
          whyNot={may('trail.verify') ? null : t('common.notAllowed')}
          disabled={verify.isPending}
          onClick={() => verify.mutate()}
        >
          {verify.isPending ? t('audit.verifying') : t('audit.verifyAll')}
        </Button>
      }
    >
      {verify.isError && <RefusalNotice error={verify.error} />}
      {verify.data !== undefined && <Proof proof={verify.data} />}
      <CaseFinder to={key => paths.replay(key)} />
    </Page>
  )
}
