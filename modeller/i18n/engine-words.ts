// The engine's sentences in the language of the page.

import { useEffect, useState } from 'react'
import { wordsOf, wordsToKnow } from '../../engine/words/languages.ts'
import type { Words } from '../../engine/words/sentences.ts'
import { useTexts } from './texts.ts'

/** The words in which the engine's sentences are said here; undefined until they are loaded. */
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

/** Says again, in the language of the page and set as print sets it, a sentence of the engine that was recorded in English. */
export type SayAgain = (sentence: string) => string

/** As it was recorded: English, or what somebody else wrote. */
const asRecorded: SayAgain = sentence => sentence

/** How recorded sentences are said here; as they were recorded until the words are loaded. */
export function useSayAgain(): SayAgain {
  const { language } = useTexts()
  const [found, setFound] = useState<{ readonly say: SayAgain }>({ say: asRecorded })
  useEffect(() => {
    let live = true
    void sayingIn(language).then(say => live && setFound({ say }))
    return () => {
      live = false
    }
  }, [language])
  return found.say
}

async function sayingIn(language: string): Promise<SayAgain> {
  const words = await wordsToKnow(language)
  const { sayAgain } = await import('../../engine/words/again.ts')
  return sentence => sayAgain(sentence, words)
}
