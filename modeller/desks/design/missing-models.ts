// Decision models that a draft needs and does not hold: what its tables import, and the decisions that its drawing calls. They
// are bound when they are deployed together, so what lies elsewhere is no help until it is taken over.

import type { Resource } from '../../api/drawings.ts'

export type Missing =
  | { readonly kind: 'import'; readonly file: string; readonly name: string; readonly namespace: string }
  | { readonly kind: 'decision'; readonly step: string; readonly id: string }

const ZEEBE = 'http://camunda.org/schema/zeebe/1.0'
/** What every version of DMN has in the type of an import of its own kind. */
const DMN = /(\/spec\/DMN\/|^$)/

/** Each once, imports first: a model that is taken over may bring the decision with it. */
export function missingModels(xml: string, resources: readonly Resource[]): Missing[] {
  const models = resources.filter(({ name }) => name.endsWith('.dmn')).map(read)
  const namespaces = new Set(models.map(({ namespace }) => namespace))
  const decisions = new Set(models.flatMap(({ decisions }) => decisions))
  const imports = models.flatMap(({ file, imports }) =>
    imports
      .filter(({ namespace }) => !namespaces.has(namespace))
      .map((one): Missing => ({ kind: 'import', file, ...one })),
  )
  const calls = callsIn(xml)
    .filter(({ id }) => !decisions.has(id))
    .map((one): Missing => ({ kind: 'decision', ...one }))
  return [...new Map([...imports, ...calls].map(one => [keyOf(one), one])).values()]
}

export const keyOf = (one: Missing): string =>
  one.kind === 'import' ? `import ${one.namespace}` : `decision ${one.id}`

/** Whether a file holds what is missing. */
export function holds(resource: Resource, one: Missing): boolean {
  if (!resource.name.endsWith('.dmn')) return false
  const { namespace, decisions } = read(resource)
  return one.kind === 'import' ? namespace === one.namespace : decisions.includes(one.id)
}

/** The files of a draft with one more, under a name that is free. */
export function withModel(resources: readonly Resource[], { name, content }: Resource): Resource[] {
  const taken = new Set(resources.map(resource => resource.name))
  let free = name
  for (let at = 2; taken.has(free); at++) free = name.replace(/(\.dmn)$/, `-${at}$1`)
  return [...resources, { name: free, content }]
}

const parse = (text: string) => new DOMParser().parseFromString(text, 'application/xml')

function read({ name: file, content }: Resource) {
  const root = parse(content).documentElement
  return {
    file,
    namespace: root.getAttribute('namespace') ?? '',
    decisions: [...root.children].filter(({ localName }) => localName === 'decision').map(({ id }) => id),
    imports: [...root.children]
      .filter(one => one.localName === 'import' && DMN.test(one.getAttribute('importType') ?? ''))
      .map(one => ({
        name: one.getAttribute('name') ?? '',
        namespace: one.getAttribute('namespace') ?? '',
      })),
  }
}

/** The decisions that are called by their id; which one an expression calls shows only when it runs. */
const callsIn = (xml: string) =>
  [...parse(xml).getElementsByTagNameNS(ZEEBE, 'calledDecision')].flatMap(called => {
    const id = called.getAttribute('decisionId') ?? ''
    const step = called.closest('businessRuleTask')
    return id === '' || id.startsWith('=') || step === null
      ? []
      : [{ id, step: step.getAttribute('name') ?? step.id }]
  })
