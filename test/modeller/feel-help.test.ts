// What helps while an expression is written: the names in scope, how a function is called, and where a text breaks.

import { expect, test } from 'vitest'
import { say } from '../../engine/words/sentences.ts'
import { faultIn, problemIn, signatureAt, suggest } from '../../modeller/desks/design/feel/help.ts'
import { fieldsOfForm, variablesAt } from '../../modeller/desks/design/feel/scope.ts'
import { moddle } from '../../modeller/drawing/moddle.ts'

const variables = [
  { name: 'danger', from: 'Weigh the signal' },
  { name: 'date_heard', from: 'Weigh the signal' },
]
const namesAt = (text: string, asked = false) =>
  suggest(text, text.length, variables, asked).map(({ name }) => name)

test('a name that is begun is gone on with: variables first, then functions', () => {
  expect(namesAt('=da')).toEqual(expect.arrayContaining(['danger', 'date_heard', 'date()']))
  expect(namesAt('=da')[0]).toBe('danger')
  expect(namesAt('=danger and dat')).toContain('date_heard')
})

test('a function of several words is found by all of them and taken whole', () => {
  const text = '=string le'
  const [first] = suggest(text, text.length, [])
  expect(first).toMatchObject({ name: 'string length()', start: 1, text: 'string length()', caret: 14 })
})

test('nothing is offered within a quoted text, after a dot, or where nothing is begun', () => {
  expect(namesAt('=danger = "da')).toEqual([])
  expect(namesAt('=signal.da')).toEqual([])
  expect(namesAt('=danger + ')).toEqual([])
})

test('who asks where nothing is begun gets the variables', () => {
  expect(namesAt('=danger + ', true)).toEqual(['danger', 'date_heard'])
})

test('the call around the caret says what it takes, and which comes next', () => {
  const at = (text: string) => signatureAt(text, text.length)
  expect(at('=contains(danger, ')).toEqual({
    name: 'contains',
    parameters: ['string: string', 'match: string'],
    at: 1,
  })
  expect(at('=contains("a, (b", upper case(')?.name).toBe('upper case')
  expect(at('=contains([1, 2], ')?.at).toBe(1)
  expect(at('=contains(danger, "x")')).toBeNull()
  expect(at('=substring before(danger, ')?.name).toBe('substring before')
})

test('a fault has its place, counted with the sign before it', () => {
  expect(faultIn('=danger = "yes"')).toBeNull()
  expect(faultIn('')).toBeNull()
  expect(faultIn('=danger = )')).toEqual({ offset: 10, line: 1, column: 11, token: ')' })
  expect(faultIn('=danger and\n  then')).toMatchObject({ line: 2, column: 3, token: 'then' })
  expect(faultIn('=danger =')).toMatchObject({ column: 10, token: '' })
})

test('what can be read and means nothing has its sentence', () => {
  const said = (text: string) => {
    const problem = problemIn(text)
    return problem && say(problem)
  }
  expect(said('=danger = "yes"')).toBeNull()
  expect(said('=')).toBeNull()
  expect(said('  ')).toBeNull()
  expect(said('=danger == "yes"')).toBe(
    'The expression cannot be used: "==" compares nothing; equality is written =.',
  )
})

test('a form gives its keys, those of a group of its own under the path of the group', () => {
  const components = [
    { type: 'textfield', key: 'place' },
    { type: 'group', components: [{ type: 'number', key: 'age' }] },
    { type: 'dynamiclist', path: 'people', components: [{ type: 'textfield', key: 'name' }] },
    { type: 'text', text: 'Read this.' },
  ]
  expect(fieldsOfForm(JSON.stringify({ components }))).toEqual(['place', 'age', 'people'])
  expect(fieldsOfForm('{ not yet')).toEqual([])
})

const xml = `<?xml version="1.0"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="t">
  <process id="p">
    <userTask id="ask" name="Ask"><extensionElements><zeebe:formDefinition formId="f" /></extensionElements></userTask>
    <userTask id="mapped"><extensionElements><zeebe:formDefinition formId="f" /><zeebe:ioMapping>
      <zeebe:input source="=place" target="only_here" /><zeebe:output source="=place" target="where.town" />
    </zeebe:ioMapping></extensionElements></userTask>
    <subProcess id="each"><multiInstanceLoopCharacteristics><extensionElements>
      <zeebe:loopCharacteristics inputCollection="=people" inputElement="person" outputCollection="answers" />
    </extensionElements></multiInstanceLoopCharacteristics>
      <scriptTask id="inner" name="Count"><extensionElements><zeebe:script expression="=1" resultVariable="total" /></extensionElements></scriptTask>
    </subProcess>
    <dataObject id="notes" /><dataObjectReference id="ref" name="Notes" dataObjectRef="notes" />
  </process>
</definitions>`

test('in scope is what steps leave behind, and within a step what it is handed', async () => {
  const { rootElement, elementsById } = await moddle().fromXML(xml)
  const namesFor = (id: string) =>
    variablesAt(elementsById[id], new Map([['f', ['place', 'age']]])).map(({ name }) => name)
  expect(rootElement).toBeDefined()
  const everywhere = ['age', 'answers', 'notes', 'place', 'total', 'where']
  expect(namesFor('ask')).toEqual(everywhere)
  expect(namesFor('mapped')).toEqual([...everywhere, 'only_here'].sort())
  expect(namesFor('inner')).toEqual(
    [...everywhere, 'loopCounter', 'person'].sort((a, b) => a.localeCompare(b)),
  )
})
