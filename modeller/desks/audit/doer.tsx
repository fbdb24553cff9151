// Who did something, for whoever examines it: the name that colleagues know, and the user name that the trail holds.

import { nameOf } from '../../i18n/names.ts'
import { doerInWords } from '../../i18n/texts.ts'

export function Doer({ by }: { by: string }) {
  return (
    <>
      {doerInWords(by)}
      {nameOf(by) !== by && <span className="second-line">{by}</span>}
    </>
  )
}
