// Files written in the manner of other tools keep each element, attribute, text and diagram, each where it stands, when
// they are read and written again, whatever namespaces and ids they have.

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { correct } from '../../engine/graph/metamodel.ts'
import { fromElsewhere } from '../../modeller/drawing/foreign.ts'
import { moddle, readBpmn } from '../../modeller/drawing/moddle.ts'
import { readDrawing } from '../../modeller/drawing/read.ts'
import { pathsOf, treeOf } from '../support/xml-tree.ts'

const fileOf = (tool: string) => readFileSync(new URL(`foreign/${tool}.bpmn`, import.meta.url), 'utf8')

test.each(['signavio', 'trisotech', 'aris', 'camunda8', 'two-diagrams'])(
  '%s: nothing is lost',
  async tool => {
    const xml = fileOf(tool)
    const foreign = await fromElsewhere(xml)
    expect(foreign.laidOut).toBe(false)
    const reader = correct(moddle())
    const { rootElement, warnings } = await readBpmn(foreign.xml, reader)
    expect(warnings.filter(({ message }: { message: string }) => !/unknown attribute/.test(message))).toEqual(
      [],
    )
    const { xml: written } = await reader.toXML(rootElement, { format: true })
    expect(treeOf(written)).toEqual(treeOf(xml))
  },
)

test('bizagi: a file without a picture gets one, and loses nothing for it', async () => {
  const xml = fileOf('bizagi')
  const foreign = await fromElsewhere(xml)
  expect(foreign.laidOut).toBe(true)
  const written = new Set(pathsOf(treeOf(foreign.xml)))
  expect(pathsOf(treeOf(xml)).filter(path => !written.has(path))).toEqual([])
  expect(foreign.xml.match(/<bpmndi:BPMN(Shape|Edge) /g)).toHaveLength(3)
})

test('what moves into something else is a difference, though nothing is lost', () => {
  const xml = fileOf('camunda8')
  const moved = xml.replace(
    /( *<bpmn:manualTask id="Tool_visit"[\s\S]*?<\/bpmn:manualTask>\n)([\s\S]*?<\/bpmn:adHocSubProcess>\n)/,
    '$2$1',
  )
  expect(moved).not.toBe(xml)
  expect(treeOf(moved)).not.toEqual(treeOf(xml))
})

test('what the engine reads of odd ids and booleans, the pages read', async () => {
  const { nodes, flows, processes } = await readDrawing(fileOf('aris'))
  expect([...nodes.keys()]).toEqual(['ObjOcc.größe-1', 'ObjOcc.2'])
  expect(flows.get('CxnOcc.ä')).toMatchObject({ source: 'ObjOcc.größe-1', target: 'ObjOcc.2' })
  const runs = fileOf('aris').replace('isExecutable="0"', 'isExecutable="1"')
  expect(processes[0]).toMatchObject({ id: 'ObjDef.--1-Prüfung', executable: false })
  expect((await readDrawing(runs)).processes[0]).toMatchObject({ executable: true })
})
