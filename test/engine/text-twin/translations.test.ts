// A drawing says its words in other languages too; what is not translated stays as drawn, and the trail as it was.

import { glob, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { type Element as DmnElement, readDefinitions } from '../../../engine/dmn/read.ts'
import { parse } from '../../../engine/graph/moddle.ts'
import { translate, translationOf, wordsOf } from '../../../engine/graph/translations.ts'
import { elementsOf } from '../../../engine/graph/walk.ts'
import { compile } from '../../../engine/index.ts'
import { lint } from '../../../engine/lint/index.ts'
import { textTwin } from '../../../engine/text-twin/index.ts'

const said = (lang: string, text: string, about = '') =>
  `<bpmn:extensionElements><gov:translation lang="${lang}" text="${text}" about="${about}" /></bpmn:extensionElements>`

const drawing = `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:gov="http://linkspan.org/schema/governance/1.0" id="d" targetNamespace="t">
  <bpmn:process id="p" name="Lend a bicycle" isExecutable="true">
    <bpmn:documentation>For a day.</bpmn:documentation>
    ${said('nl', 'Een fiets uitlenen', 'Voor één dag.')}
    <bpmn:startEvent id="s" name="Asked" />
    <bpmn:sequenceFlow id="f" sourceRef="s" targetRef="a" />
    <bpmn:userTask id="a" name="Hand over the key">${said('nl', 'De sleutel geven')}</bpmn:userTask>
  </bpmn:process>
</bpmn:definitions>`

test('the twin speaks a language where the drawing does, and stays as drawn where it does not', async () => {
  const { definitions } = await parse(drawing)
  translate(definitions!, 'nl')
  const [part] = textTwin(definitions!, 'nl').parts
  expect([part!.title, part!.about, ...part!.steps.map(({ text }) => text)]).toEqual([
    'Een fiets uitlenen',
    'Voor één dag.',
    'Start: Asked',
    'De sleutel geven',
  ])
})

test('a compiled process keeps its translations beside its names, which stay as drawn', async () => {
  const { graphs, problems } = await compile(drawing)
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  const { name, nodes, translations } = graphs.get('p')!
  expect([name, nodes.get('a')!.name]).toEqual(['Lend a bicycle', 'Hand over the key'])
  expect(translations).toEqual({ nl: { p: 'Een fiets uitlenen', a: 'De sleutel geven' } })
})

test('a word that is avoided is found in a translation as well', async () => {
  const governed = drawing
    .replace('<bpmn:extensionElements>', '<bpmn:extensionElements><gov:process letter="Z" variant="TO-BE" />')
    .replace('De sleutel geven', 'De verdachte een sleutel geven')
  const { definitions } = await parse(governed)
  expect(
    lint(definitions!)
      .filter(({ code }) => code === 'GOV_19')
      .map(({ element }) => element),
  ).toEqual(['a'])
})

const files = (await Array.fromAsync(glob('processes/*/*.bpmn'))).sort()

test.each(files)('%s says all its words in Dutch and French', async file => {
  const { definitions } = await parse(await readFile(file, 'utf8'))
  const silent = [...elementsOf(definitions!)]
    .filter(element => shown.test(element.$type) && element[wordsOf(element)])
    .flatMap(element =>
      ['nl', 'fr'].filter(lang => !translationOf(element, lang)?.text).map(lang => `${element.id} ${lang}`),
    )
  expect(silent).toEqual([])
})

test.each(files)('%s explains every task of a person in three languages', async file => {
  const { definitions } = await parse(await readFile(file, 'utf8'))
  const silent = [...elementsOf(definitions!)]
    .filter(({ $type }) => /^bpmn:(User|Manual)Task$/.test($type))
    .filter(
      element =>
        !element.documentation?.[0]?.text || ['nl', 'fr'].some(lang => !translationOf(element, lang)?.about),
    )
  expect(silent.map(({ id }) => id)).toEqual([])
})

test.each(files)('%s explains everything that is more than a label', async file => {
  const { definitions } = await parse(await readFile(file, 'utf8'))
  const silent = [...elementsOf(definitions!)]
    .filter(({ $type, name }) => name && explained.test($type))
    .filter(({ documentation }) => !documentation?.[0]?.text)
  expect(silent.map(({ id }) => id)).toEqual([])
})

/** An end says by its name how it ended. */
const explained =
  /^bpmn:(.*Task|.*Gateway|.*SubProcess|CallActivity|(Start|Boundary|IntermediateCatch|IntermediateThrow)Event)$/

/** What has words on a drawing. */
const shown =
  /:(Process|Participant|Lane|MessageFlow|SequenceFlow|TextAnnotation|CategoryValue|.*(Task|Gateway|SubProcess|CallActivity)|(Start|End|Boundary|Intermediate\w+)Event)$/

const tables = (await Array.fromAsync(glob('processes/*/*.dmn'))).sort()

test.each(tables)('%s says its name and why each rule is there in Dutch and French', async file => {
  const { definitions } = await readDefinitions(await readFile(file, 'utf8'))
  const decisions = definitions.drgElement.filter(({ $type }: { $type: string }) => $type === 'dmn:Decision')
  const silent = decisions
    .flatMap((decision: DmnElement) => [decision, ...(decision.decisionLogic?.rule ?? [])])
    .filter((element: DmnElement) => ['nl', 'fr'].some(lang => !translationOf(element, lang)?.text))
  expect(decisions.length).toBeGreaterThan(0)
  expect(silent.map(({ id }: DmnElement) => id)).toEqual([])
})

/** The key of each field that a form asks for: it has the words for its answers. */
const asked = (
  await Promise.all(
    (await Array.fromAsync(glob('processes/*/*.form.json'))).map(file => readFile(file, 'utf8')),
  )
).flatMap(form => [...form.matchAll(/"key":\s*"([^"]+)"/g)].map(found => found[1]))

test.each(tables)('%s calls what may come out of it by words in Dutch and French', async file => {
  const { definitions } = await readDefinitions(await readFile(file, 'utf8'))
  const outputs: DmnElement[] = definitions.drgElement.flatMap(
    ({ decisionLogic }: DmnElement) => decisionLogic?.output ?? [],
  )
  const silent = outputs
    .filter(({ name }) => !asked.includes(name))
    .flatMap(({ name, outputValues, extensionElements }) =>
      [...outputValues.text.matchAll(/"([^"]*)"/g)].flatMap(([, value]: string[]) =>
        ['nl', 'fr']
          .filter(
            language =>
              !extensionElements?.values.some(
                (one: DmnElement) => one.value === value && one.lang === language && one.text,
              ),
          )
          .map(language => `${name} ${value} ${language}`),
      ),
    )
  expect(outputs.length).toBeGreaterThan(0)
  expect(silent).toEqual([])
})
