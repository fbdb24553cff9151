// What differs between two drawings: each way to change one is told, with what was and what is; nothing else is.

import { describe, expect, test } from 'vitest'
import { type Change, changeInWords, compare, summaryInWords } from '../../../engine/diff/index.ts'
import { languages } from '../../../engine/text-twin/index.ts'
import { definitionsOf } from '../lint/definitions.ts'
import { drawings } from '../lint/processes.ts'
import { sketch } from '../lint/sketch.ts'

const drawing = `
  pool PART "Partner"
  node s start @intake "Worry reported"
  node t user @intake "Register" due=PT2H form=F-1
  node g xor @coordinator "Serious?"
  node w catch.timer @coordinator "Wait" due=P7D
  node r send @coordinator "Refer" out=sent
  node x xor @coordinator ""
  node e end @coordinator "Closed"
  flow s > t > g
  flow g > r : level = "high"
  flow g > x : default
  flow r > w > x > e
  msg r > PART "Need" data=personal basis=consent purpose=support ret=P6M`

const original = sketch(drawing)

async function changes(after: string, before = original): Promise<readonly Change[]> {
  return compare(await definitionsOf(before), await definitionsOf(after)).changes
}

/** `kind id path: before → after`, one for each differing fact. */
async function told(after: string, before = original): Promise<string[]> {
  return (await changes(after, before)).flatMap(({ kind, id, facts }) =>
    facts.length === 0
      ? [`${kind} ${id}`]
      : facts.map(fact => `${kind} ${id} ${fact.path}: ${fact.before} → ${fact.after}`),
  )
}

const edited = (from: string | RegExp, to: string) => {
  const after = original.replace(from, to)
  if (after === original) throw new RangeError(`${from} is not in the drawing.`)
  return after
}

test('a drawing does not differ from itself', async () => {
  expect(await told(original)).toEqual([])
  for (const xml of drawings.values()) expect(await told(xml, xml)).toEqual([])
})

test('a thing is called in the language that is asked for; what differs is told of each language', async () => {
  const said = (text: string) =>
    `<bpmn:extensionElements><gov:translation xmlns:gov="http://linkspan.org/schema/governance/1.0" lang="nl" text="${text}" />`
  const begin = '<bpmn:userTask id="t" name="Register"'
  const named = (name: string, dutch: string) =>
    original
      .replace(begin, `<bpmn:userTask id="t" name="${name}"`)
      .replace(/(<bpmn:userTask id="t"[^>]*>\s*)<bpmn:extensionElements>/, `$1${said(dutch)}`)
  const before = await definitionsOf(named('Register', 'Noteren'))
  const after = await definitionsOf(named('Write down', 'Opschrijven'))
  const [change] = compare(before, after, 'nl').changes
  expect(change).toMatchObject({ id: 't', name: 'Opschrijven' })
  expect(change!.facts.map(({ before, after }) => [before, after])).toEqual(
    expect.arrayContaining([
      ['Register', 'Write down'],
      ['Noteren', 'Opschrijven'],
    ]),
  )
  expect(compare(before, after).changes[0]!.name).toBe('Write down')
  // The ends of a way are called so too, and where nothing is translated the drawn name stands.
  const ways = compare(await definitionsOf(sketch('node s start @intake "Begun"\n')), after, 'nl').changes
  expect(ways.map(({ ends }) => ends)).toContainEqual(['Opschrijven', 'Serious?'])
})

describe('one change, told with what was and what is', () => {
  test.each([
    ['a name', edited('name="Register"', 'name="Note"'), ['changed t name: Register → Note']],
    [
      'the time of a timer whose definition has an id',
      edited('>P7D<', '>P14D<'),
      ['changed w timerEventDefinition.timeDuration: P7D → P14D'],
    ],
    [
      'the kind of timer',
      edited(
        /<bpmn:timeDuration(.*?)<\/bpmn:timeDuration>/,
        '<bpmn:timeDate xsi:type="bpmn:tFormalExpression">2026-01-01T00:00:00Z</bpmn:timeDate>',
      ),
      [
        'changed w timerEventDefinition.timeDate: null → 2026-01-01T00:00:00Z',
        'changed w timerEventDefinition.timeDuration: P7D → null',
      ],
    ],
    [
      'a condition',
      edited('=level = &quot;high&quot;', '=level = &quot;low&quot;'),
      ['changed f3 condition: =level = "high" → =level = "low"'],
    ],
    ['the default way', edited('default="f4"', 'default="f3"'), ['changed g default: f4 → f3']],
    [
      'an attribute of an extension',
      edited('dataClass="personal"', 'dataClass="special"'),
      ['changed m1 gov:privacy.dataClass: personal → special'],
    ],
    [
      'an extension of Zeebe',
      edited('source="=sent"', 'source="=true"'),
      ['changed r zeebe:ioMapping.output[sent].source: =sent → =true'],
    ],
    ['a form', edited('formId="F-1"', 'formId="F-2"'), ['changed t zeebe:formDefinition.formId: F-1 → F-2']],
    [
      'the end of a message',
      edited('targetRef="PART"', 'targetRef="OWN"'),
      ['changed m1 targetRef: Partner → Municipality'],
    ],
    [
      'what runs',
      edited('isExecutable="true"', 'isExecutable="false"'),
      ['changed signal isExecutable: true → false'],
    ],
    [
      'another element of the same id',
      edited('<bpmn:sendTask id="r"', '<bpmn:serviceTask id="r"').replace(
        '</bpmn:sendTask>',
        '</bpmn:serviceTask>',
      ),
      ['changed r type: sendTask → serviceTask'],
    ],
    [
      'a lane',
      edited('<bpmn:flowNodeRef>t</bpmn:flowNodeRef>', '').replace(
        '<bpmn:flowNodeRef>g',
        '<bpmn:flowNodeRef>t</bpmn:flowNodeRef><bpmn:flowNodeRef>g',
      ),
      ['changed t lane: intake → coordinator'],
    ],
    [
      'an interruption',
      edited('id="w" name="Wait"', 'id="w" name="Wait" parallelMultiple="true"'),
      ['changed w parallelMultiple: null → true'],
    ],
    [
      'an attribute of an unknown namespace',
      edited(
        '<bpmn:userTask id="t"',
        '<bpmn:userTask xmlns:acme="http://acme.example/1" acme:colour="red" id="t"',
      ),
      ['changed t acme:colour: null → red'],
    ],
    [
      'an element of an unknown namespace',
      edited(
        '<zeebe:formDefinition',
        '<acme:note xmlns:acme="http://acme.example/1" by="me"><acme:line>Words</acme:line></acme:note><zeebe:formDefinition',
      ),
      ['changed t acme:note.by: null → me', 'changed t acme:note.acme:line: null → Words'],
    ],
    [
      'a description',
      edited(
        '<bpmn:userTask id="t" name="Register">',
        '<bpmn:userTask id="t" name="Register"><bpmn:documentation>Facts only.</bpmn:documentation>',
      ),
      ['changed t documentation: null → Facts only.'],
    ],
  ])('%s', async (_title, after, expected) => {
    expect((await told(after)).toSorted()).toEqual(expected.toSorted())
    const back = await told(original, after)
    expect(back.length).toBe(expected.length)
  })
})

test('an id that a tool gave inside an element is nobody’s meaning', async () => {
  expect(await told(edited('id="w_d"', 'id="TimerEventDefinition_0x"'))).toEqual([])
})

test('a renamed id is one change, and whoever refers to it has not changed', async () => {
  const after = original.replaceAll(/"r"/g, '"Activity_1"').replaceAll('>r<', '>Activity_1<')
  const found = await changes(after)
  expect(found.map(({ kind, id, formerId, facts }) => ({ kind, id, formerId, facts }))).toEqual([
    { kind: 'changed', id: 'Activity_1', formerId: 'r', facts: [] },
  ])
})

test('renamed flows are known by what they join', async () => {
  expect(await told(original.replaceAll('"f1"', '"Flow_1"').replaceAll('"f2"', '"Flow_2"'))).toEqual([
    'changed Flow_1',
    'changed Flow_2',
  ])
})

test('a step added in the middle stands in its place, and the flow that now ends there says so', async () => {
  const after = sketch(
    drawing.replace('node g', 'node n user @intake "Check"\nnode g').replace('s > t > g', 's > t > n > g'),
  )
  const order = (await changes(after))
    .filter(change => change.what === 'node')
    .map(({ kind, id }) => `${kind} ${id}`)
  expect(order).toContain('added n')
  const both = await changes(original, after)
  expect(both.filter(change => change.what === 'node').map(({ kind, id }) => `${kind} ${id}`)).toContain(
    'removed n',
  )
})

test('what was removed stands next to its surviving neighbour', async () => {
  const after = sketch(drawing.replace(/ *node w .*\n/, '').replace('r > w > x', 'r > x'))
  const nodes = (await changes(after)).filter(change => change.what === 'node')
  expect(nodes.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['removed w'])
  const renamed = (
    await changes(after.replace('name="Refer"', 'name="Pass on"').replace('name="Closed"', 'name="Over"'))
  )
    .filter(change => change.what === 'node')
    .map(({ kind, id }) => `${kind} ${id}`)
  expect(renamed).toEqual(['changed r', 'removed w', 'changed e'])
})

test('the order in which conditions are tried, and mappings worked through, counts', async () => {
  const two = sketch(
    'node s start @a "S"\nnode g xor @a "Q?"\nnode e end @a "E"\nnode f end @a "F"\nflow s > g\nflow g > e : a = 1\nflow g > f : b = 1',
  )
  const flows = [...two.matchAll(/<bpmn:sequenceFlow id="f[23]".*?<\/bpmn:sequenceFlow>/g)].map(
    found => found[0],
  )
  const turned = two.replace(flows[0]!, '@').replace(flows[1]!, flows[0]!).replace('@', flows[1]!)
  expect(await told(turned, two)).toEqual(['changed g ways: E, F → F, E'])
  const mapped = (order: string) =>
    sketch(`node s start @a "S"\nnode t service @a "T" out=${order}\nnode e end @a "E"\nflow s > t > e`)
  expect(await told(mapped('b,a'), mapped('a,b'))).toEqual([
    'changed t zeebe:ioMapping.order: output[a], output[b] → output[b], output[a]',
  ])
  expect(await told(mapped('c,a,b'), mapped('a,b'))).toEqual([
    'changed t zeebe:ioMapping.output[c].source: null → =c',
    'changed t zeebe:ioMapping.output[c].target: null → c',
  ])
})

describe('the picture', () => {
  const picture = (x: number, colour = '') =>
    original
      .replace(
        '<bpmn:definitions',
        '<bpmn:definitions xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:bioc="http://bpmn.io/schema/bpmn/biocolor/1.0"',
      )
      .replace(
        '</bpmn:definitions>',
        `<bpmndi:BPMNDiagram id="d"><bpmndi:BPMNPlane id="p" bpmnElement="collaboration"><bpmndi:BPMNShape id="t_di" bpmnElement="t"${colour}><dc:Bounds x="${x}" y="0" width="100" height="80"/></bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>`,
      )

  test('what lies elsewhere has only moved', async () => {
    expect(await told(picture(50), picture(0))).toEqual(['moved t'])
    expect(await told(picture(0, ' bioc:fill="#fff"'), picture(0))).toEqual(['moved t'])
  })

  test('what has changed and moved is told once, as changed', async () => {
    expect(await told(picture(50).replace('name="Register"', 'name="Note"'), picture(0))).toEqual([
      'changed t name: Register → Note',
    ])
  })

  test('what is new is added, and not moved as well', async () => {
    const after = picture(0)
      .replaceAll('"t"', '"n"')
      .replaceAll('>t<', '>n<')
      .replace('name="Register"', 'name="Check"')
    const found = (await changes(after, picture(0))).filter(change => change.what === 'node')
    expect(found.map(({ kind, id }) => `${kind} ${id}`).toSorted()).toEqual(['added n', 'removed t'])
  })
})

describe('in words', () => {
  test('a change says what it is, what was and what is', async () => {
    const [change] = await changes(edited('>P7D<', '>P14D<'))
    expect(changeInWords(change!)).toBe(
      'Changed: event waited for “Wait”: time of the timer “7 days” → “14 days”.',
    )
    expect(changeInWords(change!, 'nl')).toBe(
      'Gewijzigd: gebeurtenis waarop gewacht wordt “Wait”: tijd van de timer “7 dagen” → “14 dagen”.',
    )
    expect(changeInWords(change!, 'fr')).toContain('«\u00a07 jours\u00a0» → «\u00a014 jours\u00a0»')
  })

  test('a flow is named by its ends', async () => {
    const [change] = await changes(edited('=level = &quot;high&quot;', '=true'))
    expect(changeInWords(change!)).toBe(
      'Changed: flow “Serious?” → “Refer”: condition “=level = "high"” → “=true”.',
    )
  })

  test('the summary counts steps and hand-overs', async () => {
    const after = sketch(
      drawing
        .replace('node g', 'node n user @mandated "Check"\nnode g')
        .replace('s > t > g', 's > t > n > g')
        .replace('"Register"', '"Note"'),
    )
    const comparison = compare(await definitionsOf(original), await definitionsOf(after))
    expect(comparison.before).toEqual({ steps: 2, decisions: 1, handOvers: 1, messages: 1 })
    expect(comparison.after).toEqual({ steps: 3, decisions: 1, handOvers: 2, messages: 1 })
    expect(summaryInWords(comparison)).toMatch(/^Adds 1 step, removes 0, changes 1; .* 1 hand-over more\.$/)
    expect(summaryInWords(comparison, 'nl')).toMatch(/^Voegt 1 stap toe, .* 1 overdracht meer\.$/)
  })

  test('nothing is a sentence too', async () => {
    const same = compare(await definitionsOf(original), await definitionsOf(original))
    expect(languages.map(language => summaryInWords(same, language))).toEqual([
      'Nothing differs.',
      'Niets verschilt.',
      'Rien ne diffère.',
    ])
  })
})

test('today beside tomorrow: the referral as it works and the process to be', async () => {
  const comparison = compare(await definitionsOf(drawings.get('A')!), await definitionsOf(drawings.get('B')!))
  expect(comparison.after.steps).toBeGreaterThan(comparison.before.steps)
  for (const language of languages)
    for (const change of comparison.changes)
      expect(changeInWords(change, language)).not.toContain('undefined')
})

describe('words in other languages', () => {
  const said = (nl: string, fr: string) =>
    edited(
      '<bpmn:userTask id="t" name="Register"><bpmn:extensionElements>',
      `<bpmn:userTask id="t" name="Register"><bpmn:extensionElements>${nl}${fr}`,
    )
  const nl = '<gov:translation lang="nl" text="Noteren" about="Wat gemeld is." />'
  const fr = '<gov:translation lang="fr" text="Noter" />'

  test('are told by the language, one that came among others does not shift them', async () => {
    const found = await changes(said(nl, fr), said('', fr))
    expect(found.map(change => changeInWords(change))).toEqual([
      'Changed: user task “Register”: The Dutch name nothing → “Noteren”; The Dutch description nothing → “Wat gemeld is.”.',
    ])
    expect(found.map(change => changeInWords(change, 'fr'))).toEqual([
      'Modifié\u00a0: tâche utilisateur «\u00a0Register\u00a0»\u00a0: Le nom néerlandais rien → «\u00a0Noteren\u00a0»\u00a0; La description en néerlandais rien → «\u00a0Wat gemeld is.\u00a0».',
    ])
  })

  test('stand in no order', async () => {
    expect(await told(said(fr, nl), said(nl, fr))).toEqual([])
  })
})

test('the head of a file comes last, and in words', async () => {
  const after = edited('<bpmn:definitions ', '<bpmn:definitions expressionLanguage="urn:feel" ').replace(
    'name="Register"',
    'name="Note"',
  )
  expect((await changes(after)).map(change => changeInWords(change))).toEqual([
    'Changed: user task “Note”: name “Register” → “Note”.',
    'Changed: file: language of expressions nothing → “urn:feel”.',
  ])
})
