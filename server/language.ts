// The language that somebody reads.

/** `nl-BE,nl;q=0.9` → `nl`; null where nothing certain is asked for. */
export const languageOf = (header: string | undefined): string | null =>
  /^\s*([a-z]{2})\b/i.exec(header ?? '')?.[1]?.toLowerCase() ?? null
