// One live line for the whole page: what has just been done is said once, politely.

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'

const Say = createContext<(sentence: string) => void>(() => {})

export function StatusLine({ children }: { children: ReactNode }) {
  const [sentence, setSentence] = useState({ text: '', at: 0 })
  const say = useMemo(() => (text: string) => setSentence(({ at }) => ({ text, at: at + 1 })), [])
  return (
    <Say value={say}>
      {children}
      <div className="status-line" role="status">
        {sentence.text !== '' && <p key={sentence.at}>{sentence.text}</p>}
      </div>
    </Say>
  )
}

/** Says a sentence on the live line. */
export const useSay = () => useContext(Say)
