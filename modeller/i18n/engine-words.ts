// The engine's sentences in the language of the page.

import { useEffect, useState } from 'react'
import { wordsOf } from '../../engine/words/languages.ts'
import type { Words } from '../../engine/words/sentences.ts'
import { useTexts } from './texts.ts'

/** The words in which the engine's sentences are said here; undefined for English, and until they are loaded. */
export function useEngineWords(): Words | undefined {
  const { language } = useTexts()
  const [words, setWords] = useState<Words>()
  useEffect(() => {
    let live = true
    void wordsOf(language).then(found => live && setWords(found))
    return () => {
      live = false
    }
  }, [language])
  return words
}
