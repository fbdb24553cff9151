// The face of the text twin: a drawing as numbered sentences, and the public page that is read off a model.

export { flowOrder } from './order.ts'
export { twinText } from './text.ts'
export {
  type PageContext,
  type PageTitle,
  pageTitle,
  type Section,
  type TransparencyPage,
  transparencyMarkdown,
  transparencyPage,
} from './transparency.ts'
export { type Part, type Step, type Twin, textTwin, type Way } from './twin.ts'
export { type Language, languages } from './words.ts'
