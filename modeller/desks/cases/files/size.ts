// How large a file is, in words.

const UNITS = ['byte', 'kilobyte', 'megabyte'] as const

/** `1234567` → `1.2 MB`, in the language of the page. */
export function sizeInWords(bytes: number): string {
  const step = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : 2
  return new Intl.NumberFormat(document.documentElement.lang || 'en', {
    style: 'unit',
    unit: UNITS[step],
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 2 ? 1 : 0,
  }).format(bytes / 1000 ** step)
}
