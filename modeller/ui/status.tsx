// One live line for the whole page: what has just been done is said once, politely. While no server answers it says so,
// until one does.

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { useTexts } from '../i18n/texts.ts'
import { useUnanswered } from './online.ts'

const Say = createContext<(sentence: string) => void>(() => {})

export function StatusLine({ children }: { children: ReactNode }) {
  const [sentence, setSentence] = useState({ text: '', at: 0 })
  const say = useMemo(() => (text: string) => setSentence(({ at }) => ({ text, at: at + 1 })), [])
  return (
    <Say value={say}>
      {children}
      <div className="status-line" role="status">
        <Unanswered />
        {sentence.text !== '' && <p key={sentence.at}>{sentence.text}</p>}
      </div>
    </Say>
  )
}

function Unanswered() {
  const { t } = useTexts()
  return useUnanswered() && <p className="status-stays">{t('common.unansweredStays')}</p>
}

/** Says a sentence on the live line. */
export const useSay = () => useContext(Say)
