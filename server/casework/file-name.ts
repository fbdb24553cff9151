// The name of a file, cleaned: it is shown to people and offered to their computers, and must mean there what it says.

/** Longer names are cut before their ending; most file systems take 255 bytes. */
const LONGEST = 120

/** Names that Windows keeps for devices, with any ending. */
const DEVICES = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i

/** `C:\\Temp\\..\\letter.pdf` → `letter.pdf`; null where nothing is left of it. */
export function cleanName(given: string): string | null {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1)!
  const shown = last
    // Controls, marks that turn the direction of writing, and characters that nobody sees.
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(/[<>:"|?*]/g, '_')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '')
  if (shown === '') return null
  const safe = DEVICES.test(shown) ? `_${shown}` : shown
  const ending = endingOf(safe)
  const characters = [...safe.slice(0, safe.length - ending.length)]
  return characters.slice(0, LONGEST - ending.length).join('') + safe.slice(safe.length - ending.length)
}

/** `Letter.PDF` → `.pdf`; nothing where there is none. */
export function endingOf(name: string): string {
  return /\.[^.]{1,10}$/.exec(name)?.[0].toLowerCase() ?? ''
}
