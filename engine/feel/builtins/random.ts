// Chance that can be replayed: a draw depends on the seed (or clock) of the evaluation, the text of the expression and
// how many draws went before, and on nothing else.

import type { Run } from '../frame.ts'

/** A number from 0 up to, not including, 1. */
export function draw(run: Run): number {
  return (bits(run) * 2 ** 21 + (bits(run) >>> 11)) / 2 ** 53
}

/** A version 4 UUID. */
export function uuid(run: Run): string {
  const hex = Array.from({ length: 4 }, () => bits(run).toString(16).padStart(8, '0')).join('')
  const variant = '89ab'[Number.parseInt(hex[16]!, 16) % 4]
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20),
  ].join('-')
}

/** A number of 32 bits that spreads what is alike. */
export function hash(text: string): number {
  let state = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193)
  return mix(state)
}

function bits(run: Run): number {
  const seed = run.env.seed ?? run.env.now
  return mix(hash(String(seed)) + Math.imul(run.meter.draws++, 0x9e3779b9))
}

// The finishing steps of MurmurHash3.
function mix(value: number): number {
  let state = value | 0
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35)
  return (state ^ (state >>> 16)) >>> 0
}
