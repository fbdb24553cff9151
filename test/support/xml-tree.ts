// A drawing as a tree of what it says, so that two files are compared whatever their prefixes, the order of their
// attributes, and the values they leave out because the schema gives them.

/** An element with its namespace, its attributes in no order, and what it holds: first by name, then as it stands. */
export type Said = { readonly says: string; readonly holds: readonly Said[] }

/** What a writer leaves out because it is the value that the schema gives by itself. */
const BY_DEFAULT = new Set([
  'isClosed=false',
  'isInterrupting=true',
  'processType=None',
  'completionQuantity=1',
  'startQuantity=1',
  'implementation=##unspecified',
  'isForCompensation=false',
  'associationDirection=None',
  'bindingType=latest',
])

type Open = { readonly name: string; readonly says: string; readonly holds: Said[] }
type Scope = Readonly<Record<string, string>>

/** Reads a file without comments and character data sections, which no tool whose files we have writes. */
export function treeOf(xml: string): Said {
  const root: Open = { name: '', says: 'file', holds: [] }
  const open: Open[] = [root]
  const scopes: Scope[] = [{}]
  for (const [, close, name, inside, alone, text] of xml
    .replace(/^<\?.*?\?>/, '')
    .matchAll(/<(\/?)([\w-]+(?::[\w-]+)?)((?:\s+[\w:-]+\s*=\s*"[^"]*")*)\s*(\/?)>|([^<]+)/g)) {
    if (text !== undefined) {
      if (text.trim() !== '') open.at(-1)!.holds.push({ says: `text ${plain(text.trim())}`, holds: [] })
    } else if (close === '/') {
      open.pop()!.holds.sort(byName)
      scopes.pop()
    } else {
      const scope = withSpaces(scopes.at(-1)!, inside!)
      const element = { name: name!, says: saying(name!, inside!, scope), holds: [] }
      open.at(-1)!.holds.push(element)
      if (alone === '/') continue
      open.push(element)
      scopes.push(scope)
    }
  }
  return simple(root)
}

/** A label without bounds says nothing. */
const simple = ({ says, holds }: Said): Said => ({
  says,
  holds: holds.filter(held => held.holds.length > 0 || !held.says.endsWith('BPMNLabel')).map(simple),
})

/** Of a picture it says nothing either which shape comes first. */
const byName = (one: Said, other: Said) => {
  const [a, b] = [one, other].map(({ says }) => (/BPMN(Shape|Edge) /.test(says) ? says : says.split(' ')[0]!))
  return a! < b! ? -1 : a! > b! ? 1 : 0
}

const attributesOf = (inside: string) =>
  [...inside.matchAll(/([\w:-]+)\s*=\s*"([^"]*)"/g)].map(([, key, value]) => [key!, value!] as const)

function withSpaces(scope: Scope, inside: string): Scope {
  const named = attributesOf(inside).filter(([key]) => key.startsWith('xmlns'))
  return { ...scope, ...Object.fromEntries(named.map(([key, value]) => [key.slice(6), value])) }
}

function saying(name: string, inside: string, scope: Scope): string {
  const spaced = (key: string, bare: string) =>
    key.includes(':') ? `{${scope[key.split(':')[0]!]}}${key.split(':')[1]}` : bare
  const attributes = attributesOf(inside)
    .filter(([key]) => !key.startsWith('xmlns'))
    .map(([key, value]) => `${spaced(key, key)}=${usual(key, plain(value))}`)
    .filter(fact => !BY_DEFAULT.has(fact))
  return [spaced(name, `{${scope['']}}${name}`), ...attributes.sort()].join(' ')
}

const plain = (text: string) =>
  text
    .replace(/&#x?[\da-f]+;/gi, ref =>
      String.fromCodePoint(Number(ref.replace(/[&;]/g, '').replace('#x', '0x').replace('#', ''))),
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

/** One spelling of each boolean and number. */
const usual = (key: string, value: string) => {
  if (/^is[A-Z]/.test(key)) return value.replace(/^1$/, 'true').replace(/^0$/, 'false')
  return /^-?\d+(\.\d+)?$/.test(value) ? String(Number(value)) : value
}

/** Each thing that is said, with all that it stands in. */
export const pathsOf = ({ says, holds }: Said): readonly string[] => [
  says,
  ...holds.flatMap(pathsOf).map(path => `${says} / ${path}`),
]
