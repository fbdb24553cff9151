// The face of the differ: two drawings, what differs between them in flow order, and that in words.

export { type Change, type Comparison, compare, type FactChange } from './compare.ts'
export type { Figures } from './figures.ts'
export type { ThingKind } from './things.ts'
export { changeInWords, factInWords, factParts, summaryInWords } from './words.ts'
