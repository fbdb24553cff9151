// Style only warns, says what to do, and is silent about what it cannot see.

import { describe, expect, test } from 'vitest'
import { avoidedIn, avoidedWords, lint, lintXml } from '../../../engine/lint/index.ts'
import { styleRules } from '../../../engine/lint/style-rules.ts'
import { definitionsOf } from './definitions.ts'
import { sketch } from './sketch.ts'

async function styleOf(drawing: string, plain = true): Promise<string[]> {
  const xml = plain ? sketch(drawing).replaceAll(/<gov:[^>]*\/>/g, '') : sketch(drawing)
  const found = lint(await definitionsOf(xml)).filter(problem => problem.code.startsWith('STYLE_'))
  expect(found.filter(problem => problem.severity !== 'warning')).toEqual([])
  return found.map(problem => `${problem.code} ${problem.element}`)
}

test.each([
  [
    'a clean drawing',
    'node s start @a "Begin"\nnode t user @a "Look at it"\nnode e end @a "Done"\nflow s > t > e',
    [],
  ],
  [
    'no end',
    'node s start @a "Begin"\nnode t user @a "Look at it"\nflow s > t',
    ['STYLE_END_EVENT_REQUIRED signal', 'STYLE_NO_IMPLICIT_END t'],
  ],
  [
    'a task without a name',
    'node s start @a "Begin"\nnode t user @a ""\nnode e end @a "Done"\nflow s > t > e',
    ['STYLE_LABEL_REQUIRED t'],
  ],
  [
    'one bare word',
    'node s start @a "Begin"\nnode t user @a "Registration"\nnode e end @a "Done"\nflow s > t > e',
    ['STYLE_TASK_NAME t'],
  ],
  [
    'a noun for a verb',
    'node s start @a "Begin"\nnode t user @a "Registration of the signal"\nnode e end @a "Done"\nflow s > t > e',
    ['STYLE_TASK_NAME t'],
  ],
  [
    'a gateway that asks nothing',
    'node s start @a "Begin"\nnode g xor @a "Serious"\nnode e end @a "Yes"\nnode f end @a "No"\nflow s > g\nflow g > e : x = 1\nflow g > f : default',
    ['STYLE_GATEWAY_QUESTION g'],
  ],
  [
    'an inclusive gateway is welcome',
    'node s start @a "Begin"\nnode g or @a "Which roles?"\nnode e end @a "One"\nnode f end @a "Two"\nflow s > g\nflow g > e : x = 1\nflow g > f : default',
    [],
  ],
  [
    'a split without a gateway',
    'node s start @a "Begin"\nnode t user @a "Look at it"\nnode e end @a "One"\nnode f end @a "Two"\nflow s > t > e\nflow t > f',
    ['STYLE_NO_IMPLICIT_SPLIT t'],
  ],
])('%s', async (_title, drawing, codes) => {
  expect((await styleOf(drawing)).filter(code => !code.startsWith('STYLE_LABEL_REQUIRED f'))).toEqual(codes)
})

test('where the rules of governance speak, the question at a gateway is asked for once', async () => {
  const drawing =
    'node s start @a "Begin"\nnode g xor @a "Serious"\nnode e end @a "Yes"\nnode f end @a "No"\nflow s > g\nflow g > e : x = 1\nflow g > f : default'
  expect(await styleOf(drawing, false)).not.toContain('STYLE_GATEWAY_QUESTION g')
})

test('a file without a picture is not blamed for having none', async () => {
  expect(styleRules.filter(rule => rule.needsDiagram).map(rule => rule.code)).toEqual([
    'STYLE_NO_BPMNDI',
    'STYLE_NO_OVERLAPPING_ELEMENTS',
  ])
  expect(await styleOf('node s start @a "Begin"\nnode e end @a "Done"\nflow s > e')).toEqual([])
})

test('a diagram of more than fifty nodes is too large to read', async () => {
  const nodes = Array.from({ length: 51 }, (_, at) => `n${at}`)
  const plain = sketch(
    `${nodes.map(id => `node ${id} user @a "Look at ${id}"`).join('\n')}\nflow ${nodes.join(' > ')}`,
  )
  const shapes = nodes.map(id => `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"/>`).join('')
  const xml = plain
    .replace('<bpmn:definitions', '<bpmn:definitions xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"')
    .replace(
      '</bpmn:definitions>',
      `<bpmndi:BPMNDiagram id="d"><bpmndi:BPMNPlane id="p" bpmnElement="collaboration">${shapes}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>`,
    )
  const codes = async (text: string) => (await lintXml(text)).map(problem => problem.code)
  expect(await codes(xml)).toContain('STYLE_DIAGRAM_SIZE')

  // Two phases, each small enough, are looked at one by one.
  const box = (x: number, width: number) =>
    `<dc:Bounds xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" x="${x}" y="0" width="${width}" height="80"/>`
  const placed = nodes.reduce(
    (text, id, at) =>
      text.replace(
        `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"/>`,
        `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}">${box(at * 100 + 10, 80)}</bpmndi:BPMNShape>`,
      ),
    xml,
  )
  const phase = (id: string, x: number, width: number) =>
    `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}">${box(x, width)}</bpmndi:BPMNShape>`
  const phases = placed
    .replace('</bpmn:collaboration>', '<bpmn:group id="one"/><bpmn:group id="two"/></bpmn:collaboration>')
    .replace('</bpmndi:BPMNPlane>', `${phase('one', 0, 2600)}${phase('two', 2600, 2600)}</bpmndi:BPMNPlane>`)
  expect(await codes(phases)).not.toContain('STYLE_DIAGRAM_SIZE')
})

test('what is no BPMN at all is the compiler’s to tell', async () => {
  expect(await lintXml('not XML')).toEqual([])
})

describe('avoided words', () => {
  test.each([
    ['Deradicalise the person', ['Deradicalise']],
    ['De geradicaliseerde jongere', ['geradicaliseerde']],
    ['La personne à risque', ['personne à risque']],
    ['Suspect list', ['Suspect']],
    ['High-risk person', ['High-risk']],
    ['Decide on own-competence track', []],
    ['Content alert from tool', []],
    ['Immediate danger to life or safety?', []],
    ['Choose the target audience', []],
    ['Indicateur de résultat', []],
    ['Moderatieladder', []],
  ])('%s', (text, found) => {
    expect(avoidedIn(text).map(word => word.found)).toEqual(found)
  })

  test('each has a word to say instead, and is found where it stands alone', () => {
    for (const { pattern, instead } of avoidedWords) {
      expect(instead).not.toBe('')
      expect(avoidedIn(pattern.replace('*', '')).length, pattern).toBeGreaterThan(0)
      expect(avoidedIn(instead), instead).toEqual([])
    }
  })
})
