// A diagram of Camunda 7 is converted, compiles, and runs as it did there; what was done is told thing by thing.

import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type Item, importCamunda7 } from '../../../engine/import/camunda7.ts'
import type { Variables } from '../../../engine/index.ts'
import { bind, compileText } from '../../../engine/scenario/deployment.ts'
import { statusOf } from '../../../engine/scenario/expectations.ts'
import { doStep } from '../../../engine/scenario/play.ts'
import type { Step } from '../../../engine/scenario/scenario.ts'
import { sharedSandbox } from '../../../engine/scenario/scripts.ts'
import { World } from '../../../engine/scenario/world.ts'
import { wordsOfImport } from '../../../engine/words/languages.ts'
import { lawfulAdvance } from '../../support/laws.ts'

const order = readFileSync(new URL('order.camunda7.bpmn', import.meta.url), 'utf8')

describe('an order of Camunda 7', () => {
  test('is told thing by thing', async () => {
    const { report } = await importCamunda7(order)
    await expect(report.map(lineOf).join('')).toMatchFileSnapshot('order.report.txt')
  })

  test('is told by the command in the language that is asked for', () => {
    const [cli, file] = ['../../../server/cli.js', 'order.camunda7.bpmn'].map(name =>
      fileURLToPath(new URL(name, import.meta.url)),
    ) as [string, string]
    const told = (language: string) =>
      spawnSync(process.execPath, [cli, 'import', file, '--lang', language, '-o', '/dev/null'], {
        encoding: 'utf8',
      })
    const { status, stderr } = told('nl')
    expect(status).toBe(1)
    expect(stderr).toMatch(/^omgezet /m)
    expect(stderr).toMatch(/^geweigerd /m)
    expect(stderr).not.toMatch(/^(converted|refused|kept|problem) /m)
    expect(told('de').status).toBe(2)
  })

  test('runs to its end, with the values that Camunda 7 gives', async () => {
    const world = await begin(order, 'order_handling', {
      amount: 300,
      unitPrice: 5,
      vip: null,
      region: 'north',
      fallback: 'later',
      customer: { name: 'An' },
      order: { items: [{ packer: 'bo' }, { packer: 'cy' }, { packer: 'di' }] },
    })
    const task = eventOf(world, 'task.created')
    expect(task).toMatchObject({ candidateGroups: ['sales', 'north-leads'], priority: 80, form: 'approval' })
    expect(task.dueDate).toBe('2026-01-03T00:00:00Z')
    expect(localsOf(world, 'approve')).toEqual({
      question: 'Approve 1500 for An?',
      choices: ['yes', 'later'],
    })
    await complete(world, 'approve', { answer: 'yes' })
    expect(variablesOf(world)).toMatchObject({ total: 1500, approved: true })
    expect(variablesOf(world)).not.toHaveProperty('answer')
    const job = eventOf(world, 'job.created', 'charge')
    expect(job).toMatchObject({
      jobType: 'payment',
      retries: 5,
      priority: 10,
      headers: { retryBackoff: 'PT5M' },
    })
    await complete(world, 'charge')
    expect(waiting(world)).toEqual(['pack', 'pack', 'pack'])
    await complete(world, 'pack')
    await complete(world, 'pack')
    expect(waiting(world)).toEqual(['on_its_way'])
    expect(world.instances[1]!.variables).toMatchObject({
      receiver: { name: 'An' },
      insured: 1505,
      parcel: 'AN-1505',
    })
    expect(world.instances[1]!.variables).not.toHaveProperty('total')
    await doStep(world, { type: 'advance', duration: 'P1D' })
    expect(variablesOf(world)).toMatchObject({ tracking: 'AN-1505' })
    expect(statusOf(world.instances[0]!)).toBe('completed')
  })

  test('passes a small order by the approval, and stops it where the card is declined', async () => {
    const world = await begin(order, 'order_handling', { amount: 1, unitPrice: 5, vip: true })
    expect(waiting(world)).toEqual(['charge'])
    expect(eventOf(world, 'job.created')).toMatchObject({ priority: 90 })
    await doStep(world, {
      type: 'error',
      element: 'charge',
      index: 0,
      code: 'DECLINED',
      message: null,
      variables: {},
      by: null,
    })
    expect(variablesOf(world)).toMatchObject({ reason: 'DECLINED' })
    expect(statusOf(world.instances[0]!)).toBe('completed')
  })

  test('leaves nothing of camunda:* that the report does not name', async () => {
    const { xml, report } = await importCamunda7(order)
    const names = (text: string) => [...text.matchAll(/\bcamunda:(\w+)/g)].map(([, name]) => name!)
    const told = new Set(report.flatMap(({ from }) => [...names(from), ...from.split(/\W+/)]))
    expect(names(xml).filter(name => !told.has(name))).toEqual([])
  })
})

type Row = readonly [what: string, element: string, told: readonly string[]]

const rows: readonly Row[] = [
  [
    'a Java class',
    '<serviceTask id="x" camunda:class="org.example.Pay" />',
    ['converted camunda:class="org.example.Pay" → zeebe:taskDefinition type="org.example.Pay"'],
  ],
  [
    'a bean',
    '<serviceTask id="x" camunda:delegateExpression="#{payer}" />',
    ['converted camunda:delegateExpression="#{payer}" → zeebe:taskDefinition type="payer"'],
  ],
  [
    'a method call',
    '<serviceTask id="x" camunda:expression="#{payer.pay(order)}" />',
    ['converted camunda:expression="#{payer.pay(order)}" → zeebe:taskDefinition type="#{payer.pay(order)}"'],
  ],
  ['a mail task', '<serviceTask id="x" camunda:type="mail" />', ['refused camunda:type="mail"']],
  [
    'a field that is fixed and one that is computed',
    '<serviceTask id="x" camunda:class="A"><extensionElements><camunda:field name="to" stringValue="me" /><camunda:field name="sum"><camunda:expression>#{a+b}</camunda:expression></camunda:field></extensionElements></serviceTask>',
    [
      'converted camunda:field to → zeebe:header key="to"',
      'converted camunda:field sum → zeebe:input target="sum"',
      'converted camunda:class="A" → zeebe:taskDefinition type="A"',
    ],
  ],
  [
    'a connector',
    '<serviceTask id="x"><extensionElements><camunda:connector><camunda:inputOutput><camunda:inputParameter name="url">http://127.0.0.1/</camunda:inputParameter></camunda:inputOutput><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector></extensionElements></serviceTask>',
    [
      'converted camunda:connector http-connector → zeebe:taskDefinition type="http-connector"',
      'converted camunda:inputParameter url → zeebe:input source="="http://127.0.0.1/"" target="url"',
    ],
  ],
  [
    'a groovy parameter',
    '<serviceTask id="x" camunda:class="A"><extensionElements><camunda:inputOutput><camunda:inputParameter name="p"><camunda:script scriptFormat="groovy">1 + 1</camunda:script></camunda:inputParameter></camunda:inputOutput></extensionElements></serviceTask>',
    ['converted camunda:class="A" → zeebe:taskDefinition type="A"', 'refused camunda:inputParameter p'],
  ],
  [
    'a map with a list in it',
    '<userTask id="x"><extensionElements><camunda:inputOutput><camunda:inputParameter name="m"><camunda:map><camunda:entry key="a">1</camunda:entry><camunda:entry key="b"><camunda:list><camunda:value>#{c}</camunda:value></camunda:list></camunda:entry></camunda:map></camunda:inputParameter></camunda:inputOutput></extensionElements></userTask>',
    ['converted camunda:inputParameter m → zeebe:input source="={"a": "1", "b": [c]}" target="m"'],
  ],
  [
    'waits that differ',
    '<serviceTask id="x" camunda:class="A"><extensionElements><camunda:failedJobRetryTimeCycle>PT1M,PT5M</camunda:failedJobRetryTimeCycle></extensionElements></serviceTask>',
    [
      'converted camunda:class="A" → zeebe:taskDefinition type="A"',
      'converted camunda:failedJobRetryTimeCycle PT1M,PT5M → retries="3", header retryBackoff="PT1M, PT5M"',
    ],
  ],
  [
    'retries without a job',
    '<userTask id="x"><extensionElements><camunda:failedJobRetryTimeCycle>R3/PT1M</camunda:failedJobRetryTimeCycle></extensionElements></userTask>',
    ['kept camunda:failedJobRetryTimeCycle R3/PT1M'],
  ],
  [
    'generated forms',
    '<userTask id="x"><extensionElements><camunda:formData><camunda:formField id="age" type="long" /></camunda:formData></extensionElements></userTask>',
    ['refused camunda:formData age'],
  ],
  [
    'a listener at a moment that is not here',
    '<userTask id="x"><extensionElements><camunda:taskListener class="A" event="timeout" /></extensionElements></userTask>',
    ['refused camunda:taskListener timeout'],
  ],
  [
    'an execution listener',
    '<userTask id="x"><extensionElements><camunda:executionListener delegateExpression="#{audit}" event="end" /></extensionElements></userTask>',
    ['converted camunda:executionListener end audit → zeebe:executionListener eventType="end" type="audit"'],
  ],
  [
    'a listener that is a script',
    '<userTask id="x"><extensionElements><camunda:executionListener event="start"><camunda:script scriptFormat="groovy">1</camunda:script></camunda:executionListener></extensionElements></userTask>',
    ['refused camunda:executionListener start'],
  ],
  [
    'a due date by a method',
    '<userTask id="x" camunda:dueDate="#{dateTime().plusDays(2).toDate()}" />',
    ['refused camunda:dueDate="#{dateTime().plusDays(2).toDate()}"'],
  ],
  [
    'a decision',
    '<businessRuleTask id="x" camunda:decisionRef="risk" camunda:resultVariable="level" camunda:mapDecisionResult="singleEntry" />',
    [
      'converted camunda:decisionRef="risk" → zeebe:calledDecision decisionId="risk" resultVariable="level"',
      'converted camunda:mapDecisionResult="singleEntry" → the result of the decision',
    ],
  ],
  [
    'a decision that gives a list',
    '<businessRuleTask id="x" camunda:decisionRef="risk" camunda:decisionRefBinding="version" camunda:decisionRefVersion="3" />',
    [
      'converted camunda:decisionRef="risk" → zeebe:calledDecision decisionId="risk" resultVariable="decisionResult"',
      'refused camunda:decisionRefVersion="3"',
      'refused camunda:decisionRefBinding="version"',
      'refused camunda:mapDecisionResult="resultList"',
    ],
  ],
  ['a called case', '<callActivity id="x" camunda:caseRef="c" />', ['refused camunda:caseRef="c"']],
  [
    'a called process that gets all',
    '<callActivity id="x" calledElement="p"><extensionElements><camunda:in variables="all" /><camunda:out variables="all" /></extensionElements></callActivity>',
    [
      'converted calledElement="p" → zeebe:calledElement processId="p"',
      'converted camunda:in, camunda:out → zeebe:calledElement propagateAllParentVariables="true" propagateAllChildVariables="true"',
    ],
  ],
  [
    'a script in groovy',
    '<scriptTask id="x" scriptFormat="groovy"><script>1</script></scriptTask>',
    ['refused scriptFormat="groovy"'],
  ],
  [
    'a script that uses Java',
    '<scriptTask id="x" scriptFormat="javascript"><script>execution.setVariable("a", 1)</script></scriptTask>',
    ['refused scriptFormat="javascript"'],
  ],
  [
    'a script that is JUEL',
    '<scriptTask id="x" scriptFormat="juel" camunda:resultVariable="s"><script>#{a + 1}</script></scriptTask>',
    ['converted scriptFormat="juel" → zeebe:script expression="=a + 1"'],
  ],
  [
    'a condition with a filter',
    '<intermediateCatchEvent id="x"><conditionalEventDefinition camunda:variableName="a" camunda:variableEvents="create, update"><condition>#{a == 1}</condition></conditionalEventDefinition></intermediateCatchEvent>',
    [
      'converted camunda:variableName="a" → zeebe:conditionalFilter variableNames="a"',
      'converted camunda:variableEvents="create, update" → zeebe:conditionalFilter variableEvents="create, update"',
      'converted #{a == 1} → =a = 1',
    ],
  ],
  ['a message waited for', '<receiveTask id="x" messageRef="m" />', ['kept message "Paid"']],
  [
    'a message sent by Java',
    '<intermediateThrowEvent id="x"><messageEventDefinition messageRef="m" camunda:class="Send" /></intermediateThrowEvent>',
    ['converted camunda:class="Send" → zeebe:taskDefinition type="Send"'],
  ],
  [
    'a loop that Camunda 7 ignores',
    '<userTask id="x"><standardLoopCharacteristics><loopCondition>#{a}</loopCondition></standardLoopCharacteristics></userTask>',
    ['kept standardLoopCharacteristics', 'converted #{a} → =a'],
  ],
  [
    'a loop by number',
    '<userTask id="x"><multiInstanceLoopCharacteristics><loopCardinality>#{n}</loopCardinality></multiInstanceLoopCharacteristics></userTask>',
    ['converted #{n} → =n'],
  ],
  ['an attribute nobody knows', '<userTask id="x" camunda:colour="red" />', ['kept camunda:colour="red"']],
  [
    'a foreign extension',
    '<userTask id="x"><extensionElements><other:thing xmlns:other="http://example.org/other" /></extensionElements></userTask>',
    ['kept other:thing'],
  ],
  [
    'an external error',
    '<serviceTask id="x" camunda:type="external" camunda:topic="t"><extensionElements><camunda:errorEventDefinition expression="#{true}" /></extensionElements></serviceTask>',
    [
      'converted camunda:type="external" camunda:topic="t" → zeebe:taskDefinition type="t"',
      'refused camunda:errorEventDefinition',
    ],
  ],
  ...(
    [
      ['create', 'creating'],
      ['assignment', 'assigning'],
      ['update', 'updating'],
      ['complete', 'completing'],
      ['delete', 'canceling'],
    ] as const
  ).map(
    ([theirs, ours]): Row => [
      `a task listener for ${theirs}`,
      `<userTask id="x"><extensionElements><camunda:taskListener class="A" event="${theirs}" /></extensionElements></userTask>`,
      [`converted camunda:taskListener ${theirs} A → zeebe:taskListener eventType="${ours}" type="A"`],
    ],
  ),
  [
    'listeners of the process itself',
    '<extensionElements><camunda:executionListener class="A" event="start" /><camunda:executionListener expression="#{audit.end()}" event="end" /></extensionElements><task id="x" />',
    [
      'converted camunda:executionListener start A → zeebe:executionListener eventType="start" type="A"',
      'converted camunda:executionListener end #{audit.end()} → zeebe:executionListener eventType="end" type="#{audit.end()}"',
    ],
  ],
  [
    'a listener of a sequence flow',
    '<task id="x" /><task id="y" /><sequenceFlow id="f" sourceRef="x" targetRef="y"><extensionElements><camunda:executionListener class="A" event="take" /></extensionElements></sequenceFlow>',
    ['refused camunda:executionListener take'],
  ],
  [
    'a listener with fields',
    '<userTask id="x"><extensionElements><camunda:executionListener class="A" event="start"><camunda:field name="f" stringValue="v" /></camunda:executionListener></extensionElements></userTask>',
    ['refused camunda:executionListener start'],
  ],
  [
    'save points',
    '<userTask id="x" camunda:asyncBefore="true" camunda:asyncAfter="true" camunda:exclusive="false" camunda:jobPriority="7" />',
    [
      'kept camunda:asyncBefore="true"',
      'kept camunda:asyncAfter="true"',
      'kept camunda:exclusive="false"',
      'kept camunda:jobPriority="7"',
    ],
  ],
  [
    'the people of a task',
    '<userTask id="x" camunda:assignee="bo" camunda:candidateUsers="an,#{who}" camunda:candidateGroups="clerks" camunda:followUpDate="2026-01-01T00:00:00Z" camunda:priority="#{p}" />',
    [
      'converted camunda:assignee="bo" → zeebe:assignmentDefinition assignee="bo"',
      'converted camunda:candidateGroups="clerks" → zeebe:assignmentDefinition candidateGroups="clerks"',
      'converted camunda:candidateUsers="an,#{who}" → zeebe:assignmentDefinition candidateUsers="=string join(["an,", string(who)])"',
      'converted camunda:followUpDate="2026-01-01T00:00:00Z" → zeebe:taskSchedule followUpDate="2026-01-01T00:00:00Z"',
      'converted camunda:priority="#{p}" → zeebe:priorityDefinition priority="=p"',
    ],
  ],
  [
    'a form of a version',
    '<userTask id="x" camunda:formRef="f" camunda:formRefBinding="version" camunda:formRefVersion="2" />',
    [
      'converted camunda:formRef="f" → zeebe:formDefinition formId="f"',
      'refused camunda:formRefVersion="2"',
      'refused camunda:formRefBinding="version"',
    ],
  ],
  [
    'an embedded form',
    '<userTask id="x" camunda:formKey="embedded:app:form.html" />',
    [
      'converted camunda:formKey="embedded:app:form.html" → zeebe:formDefinition formKey="embedded:app:form.html"',
    ],
  ],
  [
    'a called process of a version',
    '<callActivity id="x" calledElement="q" camunda:calledElementBinding="version" camunda:calledElementVersion="3" />',
    [
      'converted calledElement="q" → zeebe:calledElement processId="q"',
      'refused camunda:calledElementVersion="3"',
      'refused camunda:calledElementBinding="version"',
      'converted camunda:in, camunda:out → zeebe:calledElement propagateAllParentVariables="false" propagateAllChildVariables="false"',
    ],
  ],
  [
    'a called process of a tag',
    '<callActivity id="x" calledElement="q" camunda:calledElementBinding="versionTag" camunda:calledElementVersionTag="1.2" />',
    [
      'converted calledElement="q" → zeebe:calledElement processId="q"',
      'converted camunda:calledElementBinding="versionTag" → zeebe:calledElement bindingType="versionTag" versionTag="1.2"',
      'converted camunda:in, camunda:out → zeebe:calledElement propagateAllParentVariables="false" propagateAllChildVariables="false"',
    ],
  ],
  [
    'a called process that is computed, with values in and out',
    '<callActivity id="x" calledElement="#{which}"><extensionElements><camunda:in source="a" target="b" local="true" /><camunda:out sourceExpression="#{r + 1}" target="c" /></extensionElements></callActivity>',
    [
      'converted calledElement="#{which}" → zeebe:calledElement processId="=which"',
      'converted camunda:in, camunda:out → zeebe:calledElement propagateAllParentVariables="false" propagateAllChildVariables="false"',
      'kept camunda:in local="true"',
      'converted camunda:in a → b → zeebe:input source="=a" target="b"',
      'converted camunda:out #{r + 1} → c → zeebe:output source="=r + 1" target="c"',
    ],
  ],
  ...(['singleResult', 'collectEntries'] as const).map(
    (shape): Row => [
      `a decision as ${shape}`,
      `<businessRuleTask id="x" camunda:decisionRef="d" camunda:resultVariable="r" camunda:mapDecisionResult="${shape}" />`,
      [
        'converted camunda:decisionRef="d" → zeebe:calledDecision decisionId="d" resultVariable="r"',
        `converted camunda:mapDecisionResult="${shape}" → the result of the decision`,
      ],
    ],
  ),
  ['who started it', '<startEvent id="x" camunda:initiator="me" />', ['refused camunda:initiator="me"']],
  [
    'what is caught of an error',
    '<task id="a" /><boundaryEvent id="x" attachedToRef="a"><errorEventDefinition camunda:errorCodeVariable="c" camunda:errorMessageVariable="m" /></boundaryEvent>',
    [
      'converted camunda:errorCodeVariable="c" → zeebe:output source="=errorCode" target="c"',
      'converted camunda:errorMessageVariable="m" → zeebe:output source="=errorMessage" target="m"',
    ],
  ],
  [
    'what is caught of an escalation',
    '<subProcess id="a" /><boundaryEvent id="x" attachedToRef="a"><escalationEventDefinition camunda:escalationCodeVariable="c" /></boundaryEvent>',
    ['converted camunda:escalationCodeVariable="c" → zeebe:output source="=escalationCode" target="c"'],
  ],
  [
    'a variable that is deleted',
    '<intermediateCatchEvent id="x"><conditionalEventDefinition camunda:variableEvents="delete"><condition>#{a}</condition></conditionalEventDefinition></intermediateCatchEvent>',
    ['refused camunda:variableEvents="delete"', 'converted #{a} → =a'],
  ],
  [
    'a template of the modeler',
    '<serviceTask id="x" camunda:class="A" camunda:modelerTemplate="t" camunda:modelerTemplateVersion="2" />',
    [
      'converted camunda:class="A" → zeebe:taskDefinition type="A"',
      'kept camunda:modelerTemplate="t"',
      'kept camunda:modelerTemplateVersion="2"',
    ],
  ],
  [
    'items one after the other',
    '<userTask id="x"><multiInstanceLoopCharacteristics isSequential="true" camunda:collection="items" camunda:elementVariable="i" /></userTask>',
    [
      'converted camunda:collection="items" → zeebe:loopCharacteristics inputCollection="=items" inputElement="i"',
    ],
  ],
  [
    'a condition that calls a method',
    '<task id="x" /><task id="y" /><sequenceFlow id="f" sourceRef="x" targetRef="y"><conditionExpression>#{order.isLarge()}</conditionExpression></sequenceFlow>',
    ['refused #{order.isLarge()}'],
  ],
]

describe('each thing is converted, kept or refused by name', () => {
  test.each(rows)('%s', async (_what, element, told) => {
    const { report } = await importCamunda7(diagram(element))
    expect(report.map(({ what, from, to }) => `${what} ${from}${to === null ? '' : ` → ${to}`}`)).toEqual(
      told,
    )
    expect(report.every(({ message }) => /^[A-Z].*\.$/.test(message))).toBe(true)
  })
})

test.each(['nl', 'fr'])(
  'each of them is told in %s as well, and nothing of it in English',
  async language => {
    const words = await wordsOfImport(language)
    for (const xml of [order, ...rows.map(([, element]) => diagram(element))]) {
      const [english, said] = await Promise.all([importCamunda7(xml), importCamunda7(xml, words)])
      expect(said.xml).toBe(english.xml)
      for (const [at, { message }] of said.report.entries()) {
        expect(message).not.toBe(english.report[at]!.message)
        expect(message).not.toMatch(/\b(the|here|with|is not|cannot|it)\b/i)
      }
    }
  },
)

test('what is not XML comes back as it is, refused', async () => {
  expect(await importCamunda7('not xml')).toMatchObject({
    xml: 'not xml',
    report: [{ what: 'refused', from: 'the file' }],
  })
})

test('what writing the file anew leaves out is told', async () => {
  const { report } = await importCamunda7(
    diagram('<!-- ask Bo --><startEvent id="s"><outgoing>gone</outgoing></startEvent>'),
  )
  expect(report.map(({ what, from }) => `${what} ${from}`)).toEqual([
    'refused XML comments (1)',
    'refused bpmn:outgoing="gone"',
  ])
})

test('what a process says of itself is told', async () => {
  const attributes =
    'camunda:candidateStarterUsers="bo" camunda:candidateStarterGroups="g" camunda:versionTag="1" camunda:historyTimeToLive="5" camunda:isStartableInTasklist="false"'
  const { report } = await importCamunda7(
    diagram('<task id="x" />').replace('<process ', `<process ${attributes} `),
  )
  expect(report.map(({ what, from }) => `${what} ${from}`)).toEqual([
    'converted camunda:versionTag="1"',
    'refused camunda:candidateStarterUsers="bo"',
    'refused camunda:candidateStarterGroups="g"',
    'kept camunda:historyTimeToLive="5"',
    'kept camunda:isStartableInTasklist="false"',
  ])
})

test('a diagram without camunda:* comes back with nothing to tell', async () => {
  const { report } = await importCamunda7(diagram('<task id="x" />'))
  expect(report).toEqual([])
})

test('a converted diagram is not converted again', async () => {
  const { xml } = await importCamunda7(order)
  const again = await importCamunda7(xml)
  expect(again.report.filter(({ what, element }) => what === 'converted' && element === 'charge')).toEqual([])
})

function diagram(element: string): string {
  return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
    <process id="p" isExecutable="true">${element}</process><message id="m" name="Paid" /></definitions>`
}

function lineOf({ element, what, from, to, message }: Item): string {
  return `${what} ${element}: ${from}${to === null ? '' : ` → ${to}`}\n    ${message}\n`
}

async function begin(source: string, process: string, variables: Variables): Promise<World> {
  const { xml } = await importCamunda7(source)
  const deployment = bind([await compileText('converted.bpmn', xml)])
  expect(deployment.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  const world = new World(deployment.graphs, Date.parse('2026-01-01T00:00:00Z'), {
    advance: lawfulAdvance,
    sandbox: sharedSandbox,
  })
  world.begin(world.graphs.get(process)!, { variables })
  await world.rest()
  await drain(world)
  return world
}

/** Listeners are jobs of workers; here they have nothing to do. */
async function drain(world: World): Promise<void> {
  for (const { element, run } of world.waiting())
    if (run.wait?.kind === 'job' && run.wait.stage !== null) await complete(world, element)
}

async function complete(world: World, element: string, variables: Variables = {}): Promise<void> {
  const step: Step = { type: 'complete', element, index: 0, variables, by: null }
  await doStep(world, step)
}

function waiting(world: World): string[] {
  return world.waiting().map(({ element }) => element)
}

function variablesOf(world: World): Variables {
  return world.instances[0]!.variables
}

function localsOf(world: World, element: string): Variables | null {
  return Object.values(world.instances[0]!.state.runs).find(run => run.element === element)!.variables
}

// biome-ignore lint/suspicious/noExplicitAny: each type of event has properties of its own
function eventOf(world: World, type: string, element?: string): any {
  const found = world.instances.flatMap(({ log }) => log.map(({ event }) => event))
  return found.find(
    event =>
      event.type === type && (element === undefined || ('element' in event && event.element === element)),
  )
}
