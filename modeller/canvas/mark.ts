// The mark of bpmn.io, whose words are English and stay as they are: its licence lets nobody change it.

/** Says of the marks within a canvas that they are English, so that they are read out as such on a page in another language. */
export function tellLanguageOfMark(within: HTMLElement): void {
  for (const mark of within.querySelectorAll('.bjs-powered-by')) mark.setAttribute('lang', 'en')
}
