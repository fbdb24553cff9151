// What takes longer than a second says that it is under way; what is quicker says nothing, so that nothing flickers.

import { useEffect, useState } from 'react'
import { useTexts } from '../i18n/texts.ts'

/** From then on people wonder whether anything happens. */
const PATIENCE_MS = 1000

/** Stands beside the button that was pressed. `busy` is whether its answer is still awaited. */
export function Working({ busy }: { busy: boolean }) {
  const { t } = useTexts()
  const [long, setLong] = useState(false)
  useEffect(() => {
    if (!busy) return
    const timer = setTimeout(() => setLong(true), PATIENCE_MS)
    return () => {
      clearTimeout(timer)
      setLong(false)
    }
  }, [busy])
  if (!busy) return null
  // The line is there before its words, or no screen reader says them.
  return (
    <span role="status" className="working">
      {long && t('common.working')}
    </span>
  )
}
