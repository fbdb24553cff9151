// How a text is set in its language. It is written with the signs of a keyboard; who reads it sees the marks of print.

/** In French a space that does not break stands before `?`, `!`, `:`, `;` and `%`, and inside « ». */
export const inFrench = (text: string) =>
  text.replace(/ (?=[?!:;»%])/g, '\u00a0').replace(/(?<=«) /g, '\u00a0')

/** English and Dutch put what is called so, or said so, between “ and ”. */
export const withMarks = (text: string) => text.replace(/"([^"]*)"/g, '“$1”')

/** A text of a language, where that sets it otherwise than it is written. */
export const setIn = (language: string | null, text: string) => (language === 'fr' ? inFrench(text) : text)
