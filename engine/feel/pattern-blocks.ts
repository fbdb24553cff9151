// The blocks of Unicode that a pattern may name, as in \p{IsGreek}. JavaScript knows scripts and categories, no blocks.

const BLOCKS: Readonly<Record<string, readonly [first: number, last: number]>> = {
  BasicLatin: [0x0, 0x7f],
  'Latin-1Supplement': [0x80, 0xff],
  'LatinExtended-A': [0x100, 0x17f],
  'LatinExtended-B': [0x180, 0x24f],
  Greek: [0x370, 0x3ff],
  GreekandCoptic: [0x370, 0x3ff],
  Cyrillic: [0x400, 0x4ff],
  Armenian: [0x530, 0x58f],
  Hebrew: [0x590, 0x5ff],
  Arabic: [0x600, 0x6ff],
  Devanagari: [0x900, 0x97f],
  Georgian: [0x10a0, 0x10ff],
  LatinExtendedAdditional: [0x1e00, 0x1eff],
  GeneralPunctuation: [0x2000, 0x206f],
  CurrencySymbols: [0x20a0, 0x20cf],
  LetterlikeSymbols: [0x2100, 0x214f],
  NumberForms: [0x2150, 0x218f],
  Arrows: [0x2190, 0x21ff],
  MathematicalOperators: [0x2200, 0x22ff],
  Hiragana: [0x3040, 0x309f],
  Katakana: [0x30a0, 0x30ff],
  CJKUnifiedIdeographs: [0x4e00, 0x9fff],
}

/** The class of JavaScript for `\p{Is…}`, or for all but it where it is `\P{Is…}`; throws where no such block is known. */
export function block(text: string): string {
  const name = text.slice('\\p{Is'.length, -1)
  const found = Object.hasOwn(BLOCKS, name) ? BLOCKS[name] : undefined
  if (!found) throw new Error(`it names a block that is not known, "${name}"`)
  const [first, last] = found.map(point => `\\u{${point.toString(16)}}`)
  return `[${text.startsWith('\\P') ? '^' : ''}${first}-${last}]`
}
