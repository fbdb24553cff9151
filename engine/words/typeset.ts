// How a text is set in its language. It is written with the signs of a keyboard; who reads it sees the marks of print.

/** In French a space that does not break stands before `?`, `!`, `:`, `;` and `%`, and inside « ». */
const withFrenchSpaces = (text: string) =>
  text.replace(/ (?=[?!:;»%])/g, '\u00a0').replace(/(?<=«) /g, '\u00a0')

const QUOTED = /"([^"]*)"/g

/** French puts what is called so, or said so, between « and ». */
export const inFrench = (text: string) => withFrenchSpaces(text.replace(QUOTED, '« $1 »'))

/** English and Dutch put what is called so, or said so, between “ and ”. */
export const withMarks = (text: string) => text.replace(QUOTED, '“$1”')

/** What a form says in French or Dutch: an apostrophe between letters is that of print, as in “l’aide” and “foto’s”. */
export const ofForm = (language: string, text: string) =>
  setIn(language, language === 'en' ? text : text.replace(/(?<=\p{L})'(?=\p{L})/gu, '’'))

/** A text that may hold code or what people wrote, whose quotation marks are left as they are. */
export const setIn = (language: string | null, text: string) =>
  language === 'fr' ? withFrenchSpaces(text) : text
