// Where a case may ask a partner: at the steps of its process that do, each with what is shared on which basis, and nowhere
// past a gate.

import { beforeAll, describe, expect, test } from 'vitest'
import { compile, decide, type Graph, type State } from '../../engine/index.ts'
import { askableSteps } from '../../server/rules/askable.ts'
import { bpmn } from '../support/bpmn.ts'

const NOW = Date.parse('2026-03-02T09:00:00Z')

const task = (id: string, name: string, more: string) =>
  `<userTask id="${id}" name="${name}"><extensionElements><zeebe:userTask/>${more}</extensionElements></userTask>`
const forSchool = '<zeebe:assignmentDefinition candidateGroups="partner-contact:school"/>'
const gov = (attributes: string) => `<gov:node ${attributes}/>`
const basis = '<gov:privacy dataClass="pseud" basis="consent" purpose="support" retention="P6M"/>'

const drawing = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:gov="http://linkspan.org/schema/governance/1.0" id="d" targetNamespace="urn:linkspan:test">
  <collaboration id="c">
    <participant id="city" name="Municipality" processRef="p"><extensionElements><gov:participant own="true"/></extensionElements></participant>
    <participant id="club" name="The club"/>
    <participant id="family" name="The family"/>
    <participant id="police" name="Police"><extensionElements><gov:participant justice="true"/></extensionElements></participant>
    <messageFlow id="m1" name="What is needed" sourceRef="share" targetRef="club"><extensionElements>${basis}</extensionElements></messageFlow>
    <messageFlow id="m2" name="Thanks" sourceRef="thank" targetRef="family"/>
    <messageFlow id="m3" name="A report" sourceRef="report" targetRef="police"/>
  </collaboration>
  <process id="p" name="P" isExecutable="true">
    <extensionElements><gov:process/></extensionElements>
    <startEvent id="s"/>
    ${task('ask', 'Ask the school, without names', `${forSchool}<gov:translation lang="nl" text="De school vragen"/><gov:privacy dataClass="none"/>`)}
    ${task('bare', 'Ask the school more', `${forSchool}<gov:privacy dataClass="personal"/>`)}
    ${task('weigh', 'Weigh', gov('kind="decide" gate="legal"'))}
    ${task('share', 'Share with the club', gov('kind="share"'))}
    ${task('thank', 'Thank the family', '')}
    ${task('report', 'Report', gov('kind="share"'))}
    <endEvent id="e"/>
    ${['s ask', 'ask bare', 'bare weigh', 'weigh share', 'share thank', 'thank report', 'report e']
      .map(
        (ends, at) =>
          `<sequenceFlow id="f${at}" sourceRef="${ends.split(' ')[0]}" targetRef="${ends.split(' ')[1]}"/>`,
      )
      .join('\n    ')}
  </process>
</definitions>`

const graphOf = async (xml: string, process: string): Promise<Graph> => {
  const { graphs, problems } = await compile(xml)
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  return graphs.get(process) ?? [...graphs.values()].find(({ root }) => root.id === process)!
}

describe('where a partner may be asked', () => {
  let graph: Graph
  beforeAll(async () => {
    graph = await graphOf(drawing, 'p')
  })

  /** Where a case stands after so many of its tasks were completed. */
  function standing(completed: number): State {
    let state: State | null = null
    const go = (command: Parameters<typeof decide>[2]) => {
      const outcome = decide(graph, state, command, NOW)
      if (!outcome.ok) throw new Error(outcome.rejection.message)
      state = outcome.state
    }
    go({ type: 'start', variables: {} })
    for (let done = 0; done < completed; done += 1) {
      const run = Object.values(state!.runs).find(({ wait }) => wait?.kind === 'task')!
      go({ type: 'complete', key: run.key, variables: {} })
    }
    return state!
  }
  const at = async (completed: number, language: string | null = null) =>
    askableSteps([drawing], language, { graph, state: standing(completed), now: NOW })

  test('only steps that ask a partner: no family, no police, no other task', async () => {
    expect((await at(0)).map(({ name }) => name)).toEqual([
      'Ask the school, without names',
      'Ask the school more',
      'Share with the club',
    ])
    expect((await at(0, 'nl'))[0]!.name).toBe('De school vragen')
  })

  test('nothing behind a gate before it, nothing without a basis', async () => {
    const why = async (completed: number) => (await at(completed)).map(({ whyNot }) => whyNot)
    expect(await why(0)).toEqual([null, 'no-basis', 'behind-a-gate'])
    expect(await why(2)).toEqual([null, 'no-basis', 'behind-a-gate'])
    expect(await why(3)).toEqual([null, 'no-basis', null])
  })

  test('what would be shared is what the message carries', async () => {
    expect((await at(0))[2]).toMatchObject({
      partner: 'The club',
      message: 'What is needed',
      grounds: { dataClass: 'pseud', basis: 'consent', purpose: 'support', retention: 'P6M' },
    })
  })

  test('a drawing that says nothing of governance still says whom its tasks are for', async () => {
    const plain = bpmn(`q(pool) { s(start) > help(user groups='="partner-contact:" + partner') > e(end) }`)
    const graph = await graphOf(plain, 'q')
    const begun = decide(graph, null, { type: 'start', variables: {} }, NOW)
    if (!begun.ok) throw new Error(begun.rejection.message)
    const steps = await askableSteps([plain], null, { graph, state: begun.state!, now: NOW })
    expect(steps).toMatchObject([{ element: 'help', partner: null, whyNot: null }])
  })

  test('a step within a part that is not entered is not begun by hand', async () => {
    const inner = bpmn(
      `q(pool) { s(start) > look(user) > e(end)
        look > all(sub each='["a"]') { in(start) > help(user groups=partner-contact:school) > out(end) } > e }`,
    )
    const graph = await graphOf(inner, 'q')
    const begun = decide(graph, null, { type: 'start', variables: {} }, NOW)
    if (!begun.ok) throw new Error(begun.rejection.message)
    const steps = await askableSteps([inner], null, { graph, state: begun.state!, now: NOW })
    expect(steps).toMatchObject([{ element: 'help', whyNot: 'not-by-hand' }])
  })
})
