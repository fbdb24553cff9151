// Every case once more with what is drawn written from the last to the first: the order of XML elements never changes the
// outcome. Two things have an order by their nature: the conditions behind an exclusive gateway stay as they are, and
// sequential ad-hoc sub-processes are left out. Only the order in which things happen at one moment may differ, so traces
// are compared without it; the laws are looked after where the cases are played as they stand.

import { readdirSync, readFileSync } from 'node:fs'
import { describe, test } from 'vitest'
import { advance } from '../../engine/index.ts'
import { deploymentOf, playCase, readCases } from '../support/cases.ts'
import type { Drawing } from '../support/notation.ts'

const folder = new URL('cases/', import.meta.url)

function backwards({ nodes, arrows }: Drawing): Drawing {
  const turned = nodes.map(node => ({ ...node, inside: node.inside && backwards(node.inside) }))
  const deciding = new Set(nodes.filter(({ type }) => type === 'exclusive').map(({ id }) => id))
  const decided = arrows.filter(({ from }) => deciding.has(from))
  const others = arrows.filter(({ from }) => !deciding.has(from))
  return { nodes: turned.reverse(), arrows: [...others.reverse(), ...decided] }
}

/** A trace without its order: what was entered, and what waits. */
function unordered(trace: string): string {
  const parts = trace.split(' | ')
  return parts.map(part => part.split(' ').sort().join(' ')).join(' | ')
}

describe('written from the last to the first, the cases hold', () => {
  for (const name of readdirSync(folder).sort())
    for (const section of readCases(readFileSync(new URL(name, folder), 'utf8')))
      if (!section.text.includes('ordering=Sequential'))
        for (const one of section.cases)
          test(`${name}: ${one.title} (line ${one.line})`, async () => {
            const deployment = await deploymentOf(name, section.text, backwards)
            await playCase(deployment, one, unordered, advance)
          })
})
