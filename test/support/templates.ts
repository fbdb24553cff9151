// The sentences that code writes with `tell`, as the languages know them.

/** The templates in a source: what stands between the backticks, its places numbered. */
export function templatesIn(source: string): string[] {
  const found: string[] = []
  for (let at = source.indexOf('tell`'); at >= 0; at = source.indexOf('tell`', at + 5)) {
    let template = ''
    let numbered = 0
    let depth = 0
    for (let index = at + 5; depth > 0 || source[index] !== '`'; index++) {
      if (source.startsWith('${', index)) {
        if (depth === 0) template += `{${numbered++}}`
        depth++
        index++
      } else if (depth > 0 && source[index] === '}') depth--
      else if (depth === 0) template += source[index]
    }
    found.push(template)
  }
  return found
}

/** The places of a sentence, in order of their numbers. */
export const places = (text: string): readonly string[] => (text.match(/\{\d+\}/g) ?? []).sort()
