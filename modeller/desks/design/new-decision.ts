// What a new decision begins with: a table with a column for each thing it looks at and one for what it suggests, each
// with its place in the graph, and no rule yet.

import { escapeXml, idFrom } from './template.ts'

export type NewDecision = {
  readonly name: string
  /** What it looks at, in the order of its columns. */
  readonly inputs: readonly string[]
  readonly output: string
}

/** The file of the decision. Variables are called after the columns: `age band` is `age_band`. */
export function newDecision({ name, inputs, output }: NewDecision, id: string): string {
  const column = (label: string) => `
      <dmn:input id="${id}_in_${idFrom(label)}" label="${escapeXml(label)}">
        <dmn:inputExpression id="${id}_expression_${idFrom(label)}" typeRef="string"><dmn:text>${idFrom(label)}</dmn:text></dmn:inputExpression>
      </dmn:input>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<dmn:definitions xmlns:dmn="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" id="${id}_definitions" name="${escapeXml(name)}" namespace="http://linkspan.org/decisions">
  <dmn:decision id="${id}" name="${escapeXml(name)}">
    <dmn:variable id="${id}_variable" name="${idFrom(output)}" typeRef="string" />
    <dmn:decisionTable id="${id}_table" hitPolicy="FIRST">${inputs.map(column).join('')}
      <dmn:output id="${id}_out" label="${escapeXml(output)}" name="${idFrom(output)}" typeRef="string" />
    </dmn:decisionTable>
  </dmn:decision>
  <dmndi:DMNDI>
    <dmndi:DMNDiagram id="${id}_diagram">
      <dmndi:DMNShape id="${id}_shape" dmnElementRef="${id}"><dc:Bounds x="160" y="80" width="180" height="80" /></dmndi:DMNShape>
    </dmndi:DMNDiagram>
  </dmndi:DMNDI>
</dmn:definitions>
`
}

/** What stands between commas, each once. */
export const listed = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(',')
      .map(part => part.trim())
      .filter(part => part !== ''),
  ),
]
