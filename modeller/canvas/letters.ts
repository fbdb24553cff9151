// The letters of a drawing. The bounds of labels in BPMN files are made for the widths of Arial; Arimo has the same
// widths and comes with the page, so a label breaks at the same place on every machine.

import '@fontsource/arimo/latin-400.css'

/** Option of the canvas's own text renderer. */
export const letters = { defaultStyle: { fontFamily: 'Arimo, Arial, sans-serif' } }

// Asked for when the canvas is, not when there is something to draw.
void document.fonts.load('12px Arimo').catch(() => [])

/** Waits for the letters that the drawing uses, since the canvas measures its texts while it opens. */
export const lettersOf = (xml: string): Promise<unknown> =>
  // Where they cannot be fetched, those of the machine serve.
  document.fonts.load('12px Arimo', xml).catch(() => [])
