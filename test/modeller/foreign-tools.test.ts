// Files written in the manner of other tools keep each element, attribute, text and diagram when they are read and
// written again, whatever namespaces and ids they have.

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { correct } from '../../engine/graph/metamodel.ts'
import { fromElsewhere } from '../../modeller/drawing/foreign.ts'
import { moddle, readBpmn } from '../../modeller/drawing/moddle.ts'
import { readDrawing } from '../../modeller/drawing/read.ts'

const fileOf = (tool: string) => readFileSync(new URL(`foreign/${tool}.bpmn`, import.meta.url), 'utf8')

/** What a writer leaves out because it is the value that the schema gives by itself. */
const BY_DEFAULT = new Set([
  'isClosed=false',
  'isInterrupting=true',
  'processType=None',
  'completionQuantity=1',
  'startQuantity=1',
  'implementation=##unspecified',
  'isForCompensation=false',
])

/** The file as a list of what it says: each element with its namespace, attributes in no order, and text. */
function facts(xml: string): string[] {
  const said: string[] = []
  const scopes: Record<string, string>[] = [{}]
  for (const [, close, name, inside, alone, text] of xml
    .replace(/^<\?.*?\?>/, '')
    .matchAll(/<(\/?)([\w-]+(?::[\w-]+)?)((?:\s+[\w:-]+\s*=\s*"[^"]*")*)\s*(\/?)>|([^<]+)/g)) {
    if (text !== undefined) {
      if (text.trim() !== '') said.push(`text ${plain(text.trim())}`)
    } else if (close === '/') scopes.pop()
    else {
      const attributes = [...inside!.matchAll(/([\w:-]+)\s*=\s*"([^"]*)"/g)].map(
        ([, key, value]) => [key!, value!] as const,
      )
      const scope = { ...scopes.at(-1)! }
      for (const [key, value] of attributes) if (key.startsWith('xmlns')) scope[key.slice(6)] = value
      const spaced = (key: string, bare: string) =>
        key.includes(':') ? `{${scope[key.split(':')[0]!]}}${key.split(':')[1]}` : bare
      const own = spaced(name!, `{${scope['']}}${name}`)
      const rest = attributes
        .filter(([key]) => !key.startsWith('xmlns'))
        .map(([key, value]) => `${spaced(key, key)}=${usual(key, plain(value))}`)
        .filter(fact => !BY_DEFAULT.has(fact))
      said.push([own, ...rest.sort()].join(' '))
      if (alone !== '/') scopes.push(scope)
    }
  }
  return said.sort()
}

const plain = (text: string) =>
  text
    .replace(/&#x?[\da-f]+;/gi, ref =>
      String.fromCodePoint(Number(ref.replace(/[&;]/g, '').replace('#x', '0x').replace('#', ''))),
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')

/** One spelling of each boolean and number. */
const usual = (key: string, value: string) => {
  if (/^is[A-Z]/.test(key)) return value.replace(/^1$/, 'true').replace(/^0$/, 'false')
  return /^-?\d+(\.\d+)?$/.test(value) ? String(Number(value)) : value
}

test.each(['signavio', 'trisotech', 'aris'])('%s: nothing is lost', async tool => {
  const xml = fileOf(tool)
  const foreign = await fromElsewhere(xml)
  expect(foreign.laidOut).toBe(false)
  const reader = correct(moddle())
  const { rootElement, warnings } = await readBpmn(foreign.xml, reader)
  expect(warnings.filter(({ message }: { message: string }) => !/unknown attribute/.test(message))).toEqual(
    [],
  )
  const { xml: written } = await reader.toXML(rootElement, { format: true })
  expect(facts(written)).toEqual(facts(xml))
})

test('bizagi: a file without a picture gets one, and loses nothing for it', async () => {
  const xml = fileOf('bizagi')
  const foreign = await fromElsewhere(xml)
  expect(foreign.laidOut).toBe(true)
  const written = facts(foreign.xml)
  expect(facts(xml).filter(fact => !written.includes(fact))).toEqual([])
  expect(foreign.xml.match(/<bpmndi:BPMN(Shape|Edge) /g)).toHaveLength(3)
})

test('what the engine reads of odd ids and booleans, the pages read', async () => {
  const { nodes, flows, processes } = await readDrawing(fileOf('aris'))
  expect([...nodes.keys()]).toEqual(['ObjOcc.größe-1', 'ObjOcc.2'])
  expect(flows.get('CxnOcc.ä')).toMatchObject({ source: 'ObjOcc.größe-1', target: 'ObjOcc.2' })
  const runs = fileOf('aris').replace('isExecutable="0"', 'isExecutable="1"')
  expect(processes[0]).toMatchObject({ id: 'ObjDef.--1-Prüfung', executable: false })
  expect((await readDrawing(runs)).processes[0]).toMatchObject({ executable: true })
})
