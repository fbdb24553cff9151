// Decision tables in DMN files, read and changed in place: whatever else stands in the file stays as it is.

export type Table = {
  readonly decision: string
  readonly name: string
  readonly hitPolicy: string
  readonly inputs: readonly string[]
  /** The variable each input column reads. */
  readonly names: readonly string[]
  /** The values each input column names; empty where any may come. */
  readonly choices: readonly (readonly string[])[]
  readonly outputs: readonly string[]
  /** What the record of a decision calls each output. */
  readonly outputNames: readonly string[]
  readonly rules: readonly { readonly id: string; readonly cells: readonly string[] }[]
}

export const parse = (xml: string) => new DOMParser().parseFromString(xml, 'application/xml')
export const children = (parent: Element, name: string) =>
  [...parent.children].filter(child => child.localName === name)
export const textIn = (parent: Element | undefined) =>
  parent === undefined ? '' : (children(parent, 'text')[0]?.textContent ?? '').trim()

/** All decision tables of the file, in its order. */
export function tablesOf(xml: string): Table[] {
  return [...parse(xml).getElementsByTagNameNS('*', 'decisionTable')].map(table => {
    const decision = table.parentElement
    const inputs = children(table, 'input')
    const outputs = children(table, 'output')
    const label = (column: Element, fallback: string) =>
      column.getAttribute('label') ?? column.getAttribute('name') ?? fallback
    const names = inputs.map(input => textIn(children(input, 'inputExpression')[0]))
    return {
      decision: decision?.getAttribute('id') ?? '',
      name: decision?.getAttribute('name') ?? '',
      hitPolicy: [table.getAttribute('hitPolicy') ?? 'UNIQUE', table.getAttribute('aggregation')]
        .filter(Boolean)
        .join(' '),
      inputs: inputs.map((input, at) => label(input, names[at] ?? '')),
      names,
      choices: inputs.map(input =>
        [...textIn(children(input, 'inputValues')[0]).matchAll(/"([^"]*)"/g)].map(
          found => found[1] as string,
        ),
      ),
      outputs: outputs.map((output, at) => label(output, String(at + 1))),
      outputNames: outputs.map(output => output.getAttribute('name') ?? decision?.getAttribute('name') ?? ''),
      rules: children(table, 'rule').map((rule, at) => ({
        id: rule.getAttribute('id') ?? String(at),
        cells: cellsOf(rule).map(textIn),
      })),
    }
  })
}

export const cellsOf = (rule: Element) => [...children(rule, 'inputEntry'), ...children(rule, 'outputEntry')]

export function changed(
  xml: string,
  decision: string,
  change: (table: Element, document: Document) => void,
): string {
  const document = parse(xml)
  const table = [...document.getElementsByTagNameNS('*', 'decisionTable')].find(
    found => found.parentElement?.getAttribute('id') === decision,
  )
  if (table === undefined) throw new RangeError(`There is no decision table ${decision}`)
  change(table, document)
  return new XMLSerializer().serializeToString(document)
}

function make(document: Document, like: Element, name: string, text?: string): Element {
  const made = document.createElementNS(
    like.namespaceURI,
    like.prefix === null ? name : `${like.prefix}:${name}`,
  )
  if (text !== undefined) made.textContent = text
  return made
}

export const setCell = (xml: string, decision: string, rule: number, column: number, text: string): string =>
  changed(xml, decision, (table, document) => {
    const cell = cellsOf(children(table, 'rule')[rule] as Element)[column] as Element
    const holder = children(cell, 'text')[0] ?? cell.appendChild(make(document, cell, 'text'))
    holder.textContent = text
  })

export const removeRule = (xml: string, decision: string, rule: number): string =>
  changed(xml, decision, table => children(table, 'rule')[rule]?.remove())

/** An empty rule at the end: it matches everything and suggests nothing until it is filled in. */
export const addRule = (xml: string, decision: string): string =>
  changed(xml, decision, (table, document) => {
    const id = `rule_${crypto.randomUUID().slice(0, 8)}`
    const rule = make(document, table, 'rule')
    rule.setAttribute('id', id)
    const entries = [
      ...children(table, 'input').map(() => 'inputEntry'),
      ...children(table, 'output').map(() => 'outputEntry'),
    ]
    entries.forEach((name, at) => {
      const entry = make(document, table, name)
      entry.setAttribute('id', `${id}_${at + 1}`)
      entry.append(make(document, table, 'text', name === 'inputEntry' ? '-' : '""'))
      rule.append(entry)
    })
    table.append(rule)
  })
