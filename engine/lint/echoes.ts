// What the compiler and a rule of style both say of one element is told once: as the compiler says it, which also says what
// to do about it.

import type { Problem } from '../graph/problems.ts'

/** The rules of style that say in other words what one of these codes says of the same element. */
const ECHOES: Readonly<Record<string, readonly string[]>> = {
  STYLE_NO_IMPLICIT_START: ['NODE_WITHOUT_INCOMING'],
  STYLE_NO_IMPLICIT_END: ['NODE_WITHOUT_OUTGOING', 'START_WITHOUT_OUTGOING'],
  STYLE_NO_DISCONNECTED: ['NODE_WITHOUT_INCOMING', 'NODE_WITHOUT_OUTGOING'],
  STYLE_SUPERFLUOUS_GATEWAY: ['GATEWAY_WITHOUT_BRANCHES'],
}

/** The problems without those that say of an element what is said of it already. */
export function withoutEchoes(problems: readonly Problem[]): readonly Problem[] {
  const said = new Set(problems.map(({ code, element }) => `${code} ${element}`))
  return problems.filter(
    ({ code, element }) => !ECHOES[code]?.some(louder => said.has(`${louder} ${element}`)),
  )
}
