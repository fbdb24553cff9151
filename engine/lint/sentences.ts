// How findings name things: by the words on the drawing where there are any, else by id.

import type { Message, Pool, Step } from './model.ts'

export function named(thing: Step | Message): string {
  return thing.name ? `"${thing.name}"` : thing.id
}

export function poolNamed(pool: Pool | null): string {
  return pool?.name ? `"${pool.name}"` : (pool?.id ?? 'an unknown pool')
}

/** "a", "a and b", "a, b and c". */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
