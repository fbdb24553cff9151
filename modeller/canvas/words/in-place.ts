// Words of a library that asks nobody for them: they are replaced where they stand on the page, and again whenever the
// library writes. What people wrote themselves is left out by the caller.

import { currentLanguage } from '../../i18n/texts.ts'
import { inPageLanguage, type Words } from './speaking.ts'

const ATTRIBUTES = ['title', 'aria-label', 'placeholder', 'alt']

/**
 * Keeps the words within an element in the language of the page until it is stopped.
 * @param isOurs says of an element whether its words are the library's
 */
export function speakInPlace(
  within: HTMLElement,
  words: Words,
  isOurs: (element: Element) => boolean,
): () => void {
  if (currentLanguage() === 'en') return () => {}
  const say = sayerOf(words)
  const text = (node: Text) => {
    const trimmed = node.data.trim()
    if (trimmed === '' || !node.parentElement || !isOurs(node.parentElement)) return
    const said = say(trimmed)
    if (said !== null && said !== trimmed) node.data = node.data.replace(trimmed, () => said)
  }
  const attributes = (element: Element) => {
    for (const name of ATTRIBUTES) {
      const value = element.getAttribute(name)
      if (!value || !isOurs(element)) continue
      const said = say(value.trim())
      if (said !== null && said !== value) element.setAttribute(name, said)
    }
  }
  const all = (root: Node) => {
    if (root instanceof Text) return text(root)
    if (!(root instanceof Element)) return
    attributes(root)
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
    for (let node = walk.nextNode(); node; node = walk.nextNode())
      if (node instanceof Text) text(node)
      else attributes(node as Element)
  }
  const observer = new MutationObserver(changes => {
    for (const { type, target, addedNodes } of changes)
      if (type === 'childList') addedNodes.forEach(all)
      else if (target instanceof Text) text(target)
      else attributes(target as Element)
  })
  all(within)
  observer.observe(within, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ATTRIBUTES,
  })
  return () => observer.disconnect()
}

/** Finds the words of a text, by itself or by a pattern with one part in braces. */
function sayerOf(words: Words): (text: string) => string | null {
  const patterns = Object.keys(words)
    .filter(key => key.includes('{'))
    .map(key => [key, key.split(/\{\w+\}/) as [string, string]] as const)
  return text => {
    const whole = inPageLanguage(words, text)
    if (whole !== null) return whole
    for (const [key, [before, after]] of patterns) {
      if (text.length <= before.length + after.length) continue
      if (!text.startsWith(before) || !text.endsWith(after)) continue
      const part = text.slice(before.length, text.length - after.length)
      return inPageLanguage(words, key)!.replace(/\{\w+\}/, () => inPageLanguage(words, part) ?? part)
    }
    return null
  }
}
