// Links that refer to each other: XML, for the line notation pairs links by name (10.5.4, 10.5.5).

import { expect, test } from 'vitest'
import { compile } from '../../../engine/index.ts'
import { lawfulAdvance } from '../../support/laws.ts'

const flow = (from: string, to: string) =>
  `<bpmn:sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}" />`
const caught = (id: string, name: string) =>
  `<bpmn:intermediateCatchEvent id="${id}"><bpmn:linkEventDefinition id="${id}_link" name="${name}" /></bpmn:intermediateCatchEvent>${flow(id, 'e')}`

/** What is entered where a link named `L` refers to the catch event `referred`, which is named `K`. */
async function entered(others: string): Promise<string[]> {
  const { graphs, problems } = await compile(
    `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"><bpmn:process id="p" isExecutable="true">
      <bpmn:startEvent id="s" />${flow('s', 't')}<bpmn:intermediateThrowEvent id="t"><bpmn:linkEventDefinition id="t_link" name="L"><bpmn:target>referred_link</bpmn:target></bpmn:linkEventDefinition></bpmn:intermediateThrowEvent>
      ${caught('referred', 'K')}${others}<bpmn:endEvent id="e" /></bpmn:process></bpmn:definitions>`,
  )
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  const outcome = lawfulAdvance(graphs.get('p')!, null, { type: 'start', variables: {} }, 0)
  if (!outcome.ok) expect.fail(outcome.rejection.code)
  return outcome.events.flatMap(event => (event.type === 'element.activated' ? [event.element] : []))
}

test('where no target bears its name, a link goes on at the one it refers to', async () => {
  expect(await entered('')).toEqual(['s', 't', 'referred', 'e'])
})

test('where a target bears its name, a link goes on there, whatever it refers to', async () => {
  expect(await entered(caught('named', 'L'))).toEqual(['s', 't', 'named', 'e'])
})
