// A drawing that cannot run yet: what the compiler finds, in the language of the page.

import { useEffect, useState } from 'react'
import { compile } from '../../../../engine/graph/compile.ts'
import { wordsOf } from '../../../../engine/words/languages.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Empty } from '../../../ui/state.tsx'

export function Cannot({ xml }: { xml: string }) {
  const { t, language } = useTexts()
  const [sentences, setSentences] = useState<readonly string[]>([])
  useEffect(() => {
    let live = true
    void wordsOf(language)
      .then(words => compile(xml, { words }))
      .then(({ problems }) => {
        const errors = problems.filter(({ severity }) => severity === 'error')
        if (live) setSentences(errors.slice(0, 10).map(({ message }) => message))
      })
    return () => {
      live = false
    }
  }, [xml, language])
  return (
    <Empty title={t('try.cannot')}>
      <p>{t('try.cannotNext')}</p>
      <ul>
        {sentences.map(sentence => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Empty>
  )
}
