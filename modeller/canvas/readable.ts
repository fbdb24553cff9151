/** Below this scale the words of a drawing cannot be read. */
export const READABLE = 0.45
