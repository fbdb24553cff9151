// Holds our reading of FEEL against feelin's on every literal expression of the DMN Technology Compatibility Kit that lies
// in a folder, and says where the kit decides between them:
//
//     node test/engine/feel/kit-agreement.ts <folder>
//
// A text stands by itself here: what it takes from its model is there for neither reading.

import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { type Element, elementOf } from '../dmn/tck-file.ts'
import { runKit } from '../dmn/tck-run.ts'
import { ours, theirs } from './support.ts'

type Verdict = 'same' | 'different' | 'refused'

/** What both readings make of a text without variables; `refused` where ours cannot read it so. */
function compare(text: string): Verdict {
  try {
    return isDeepStrictEqual(ours(text, {}), theirs(text, {})) ? 'same' : 'different'
  } catch {
    return 'refused'
  }
}

function* literalsIn({ name, children }: Element): Generator<string> {
  for (const child of children)
    if (name === 'literalExpression' && child.name === 'text') yield child.text.trim()
    else yield* literalsIn(child)
}

/** Every text of the kit once, with the suites that it stands in. */
async function textsIn(folder: string): Promise<Map<string, Set<string>>> {
  const texts = new Map<string, Set<string>>()
  const files = await readdir(folder, { recursive: true })
  for (const file of files.filter(name => name.endsWith('.dmn')).sort()) {
    const path = join(folder, file)
    for (const text of literalsIn(elementOf(await readFile(path, 'utf8')))) {
      const suites = texts.get(text) ?? new Set()
      texts.set(text, suites.add(basename(dirname(path))))
    }
  }
  return texts
}

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Name the folder of the kit.')
const texts = await textsIn(folder)
const passed = new Set(
  (await runKit(folder)).filter(({ failed, refused }) => failed + refused === 0).map(({ suite }) => suite),
)
const decided = (suites: Set<string>) => [...suites].every(suite => passed.has(suite))
const tally = { same: 0, different: 0, refused: 0 }
const open: string[] = []
for (const [text, suites] of texts) {
  const verdict = compare(text)
  tally[verdict] += 1
  if (verdict === 'different' && !decided(suites)) open.push(`${[...suites].join(', ')}: ${text}`)
}
console.log(
  `${texts.size} texts: ${tally.same} the same, ${tally.different} different, ${tally.refused} not read alone.`,
)
console.log(
  `Of the different, ${tally.different - open.length} stand in suites whose every case passes here.`,
)
for (const line of open) console.log(line)
