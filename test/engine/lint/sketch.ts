// A sketch is a model in a line notation that becomes real BPMN XML, so that every test goes through bpmn-moddle.
// One line a thing; `key=value` says what our namespace says:
//
//   process signal "Signal" variant=TO-BE case=yes framework=required
//   pool CITY "Municipality" own=yes            a pool without nodes is a black box
//   lane CITY.coord "Coordinator" role=coordinator
//   node t1 user @CITY.coord "Decide?" kind=decide mandate=coordinator due=P2D
//   boundary b1 timer on=t1 int=yes "Late"
//   flow s1 > t1 > e1          flow g1 > t2 : known = "yes"          flow g1 > t3 : default
//   msg t1 > CITY "Words" data=personal basis=consent purpose=help ret=P6M
//
// What most sketches share need not be said: without `process` it is a TO-BE process `signal`; a node whose `@` names
// a bare role stands in the municipality's own pool, in the lane of that role.

type Line = { id: string; type: string; name: string; lane: string; said: Record<string, string> }

type Drawing = {
  process: Line
  pools: Line[]
  lanes: Line[]
  nodes: Line[]
  flows: { from: string; to: string; condition: string }[]
  messages: { from: string; to: string; name: string; said: Record<string, string> }[]
}

/** The BPMN XML of a sketch. */
export function sketch(text: string): string {
  const drawing = inOwnPool(read(text))
  const shown = drawing.pools.filter(pool => drawing.nodes.some(node => node.lane.startsWith(`${pool.id}.`)))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:gov="http://linkspan.org/schema/governance/1.0" id="definitions" targetNamespace="http://linkspan.org/sketch">',
    '<bpmn:collaboration id="collaboration">',
    ...drawing.pools.map(pool => participant(pool, shown.includes(pool), processId(drawing, pool, shown))),
    ...drawing.messages.map(messageFlow),
    '</bpmn:collaboration>',
    ...shown.map(pool => process(drawing, pool, processId(drawing, pool, shown))),
    '</bpmn:definitions>',
  ].join('\n')
}

/** Nodes outside every pool stand in one of the municipality's own, with a lane for each role that `@` names. */
function inOwnPool(drawing: Drawing): Drawing {
  const outside = drawing.nodes.filter(node => !node.lane.includes('.'))
  if (outside.length === 0) return drawing
  const roles = [...new Set(outside.map(node => node.lane).filter(Boolean))]
  for (const node of outside) node.lane = `OWN.${node.lane}`
  return {
    ...drawing,
    pools: [...drawing.pools, line('OWN pool "Municipality" own=yes')],
    lanes: [...drawing.lanes, ...roles.map(role => line(`OWN.${role} lane "${role}" role=${role}`))],
  }
}

function read(text: string): Drawing {
  const drawing: Drawing = {
    process: line('signal process "Signal" variant=TO-BE'),
    pools: [],
    lanes: [],
    nodes: [],
    flows: [],
    messages: [],
  }
  for (const each of text.split('\n').map(row => row.trim())) {
    const [word = '', ...rest] = each.split(/\s+/)
    const content = each.slice(word.length).trim()
    if (word === 'process') drawing.process = line(content)
    else if (word === 'pool') drawing.pools.push(line(content))
    else if (word === 'lane') drawing.lanes.push(line(content))
    else if (word === 'node') drawing.nodes.push(line(content))
    else if (word === 'boundary')
      drawing.nodes.push(line(`${rest[0]} boundary.${content.slice(rest[0]!.length).trim()}`))
    else if (word === 'flow') drawing.flows.push(...flows(content))
    else if (word === 'msg') drawing.messages.push(message(content))
  }
  const byId = new Map(drawing.nodes.map(node => [node.id, node]))
  for (const node of drawing.nodes)
    if (!node.lane) node.lane = byId.get(node.said.on ?? node.said.in ?? '')?.lane ?? ''
  for (const node of drawing.nodes) if (node.said.on) node.said.in ??= byId.get(node.said.on)?.said.in ?? ''
  return drawing
}

function line(content: string): Line {
  const name = /"([^"]*)"/.exec(content)?.[1] ?? ''
  const words = content
    .replace(/"[^"]*"/, ' ')
    .trim()
    .split(/\s+/)
  const said = Object.fromEntries(
    words
      .filter(word => word.includes('='))
      .map(word => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]),
  )
  const lane = words.find(word => word.startsWith('@'))?.slice(1) ?? ''
  return { id: words[0] ?? '', type: words[1] ?? '', name, lane, said }
}

function flows(content: string): Drawing['flows'] {
  const [way = '', condition = ''] = content.split(/ : (.*)/)
  const ids = way.split('>').map(id => id.trim())
  return ids.slice(1).map((to, at) => ({ from: ids[at]!, to, condition: condition.trim() }))
}

function message(content: string): Drawing['messages'][number] {
  const ends = /^(\S+) > (\S+)/.exec(content)!
  return { from: ends[1]!, to: ends[2]!, name: line(content).name, said: line(content).said }
}

function processId(drawing: Drawing, pool: Line, shown: Line[]): string {
  const main = shown.find(each => each.said.own === 'yes') ?? shown[0]
  return pool === main ? drawing.process.id : `${drawing.process.id}_${pool.id}`
}

function participant(pool: Line, shown: boolean, process: string): string {
  const ref = shown ? ` processRef="${process}"` : ''
  return `<bpmn:participant id="${pool.id}" name="${xml(pool.name)}"${ref}>${extensions(element('participant', pool.said, ['own', 'tool', 'justice', 'joint']))}</bpmn:participant>`
}

function messageFlow(flow: Drawing['messages'][number], at: number): string {
  return `<bpmn:messageFlow id="m${at + 1}" name="${xml(flow.name)}" sourceRef="${flow.from}" targetRef="${flow.to}">${extensions(privacy(flow.said))}</bpmn:messageFlow>`
}

function process(drawing: Drawing, pool: Line, id: string): string {
  const said = drawing.process.said
  const main = id === drawing.process.id
  const facts = main
    ? ['letter', 'variant', 'case', 'framework', 'minors', 'rights', 'erasure', 'withdrawal']
    : ['letter', 'variant']
  const renamed: Record<string, string> = { ...said, ...(said.retention ? { erasure: said.retention } : {}) }
  const inPool = drawing.nodes.filter(node => node.lane.startsWith(`${pool.id}.`))
  const top = inPool.filter(node => !node.said.in)
  const lanes = drawing.lanes.filter(lane => lane.id.startsWith(`${pool.id}.`))
  const executable = said.executable === 'no' ? 'false' : 'true'
  return [
    `<bpmn:process id="${id}" name="${xml(drawing.process.name)}" isExecutable="${executable}">`,
    said.plain ? '' : extensions(element('process', renamed, facts)),
    lanes.length > 0 ? laneSet(lanes, top, id) : '',
    ...top.map(node => flowNode(node, drawing)),
    ...sequenceFlows(drawing, top),
    '</bpmn:process>',
  ].join('\n')
}

function laneSet(lanes: Line[], nodes: Line[], id: string): string {
  const rows = lanes.map(lane => {
    const refs = nodes
      .filter(node => node.lane === lane.id)
      .map(node => `<bpmn:flowNodeRef>${node.id}</bpmn:flowNodeRef>`)
    return `<bpmn:lane id="${lane.id.replace('.', '_')}" name="${xml(lane.name)}">${extensions(element('lane', lane.said, ['role']))}${refs.join('')}</bpmn:lane>`
  })
  return `<bpmn:laneSet id="${id}_lanes">${rows.join('')}</bpmn:laneSet>`
}

const tags: Readonly<Record<string, string>> = {
  start: 'startEvent',
  end: 'endEvent',
  catch: 'intermediateCatchEvent',
  throw: 'intermediateThrowEvent',
  boundary: 'boundaryEvent',
  task: 'task',
  user: 'userTask',
  manual: 'manualTask',
  service: 'serviceTask',
  send: 'sendTask',
  receive: 'receiveTask',
  rule: 'businessRuleTask',
  script: 'scriptTask',
  call: 'callActivity',
  sub: 'subProcess',
  evsub: 'subProcess',
  xor: 'exclusiveGateway',
  and: 'parallelGateway',
  or: 'inclusiveGateway',
  event: 'eventBasedGateway',
}

function flowNode(node: Line, drawing: Drawing): string {
  const [type = '', trigger = 'none'] = node.type.split('.')
  const tag = tags[type]
  if (!tag) throw new RangeError(`A sketch knows no node type ${node.type}.`)
  const fallback = drawing.flows.findIndex(flow => flow.from === node.id && flow.condition === 'default')
  const attributes = [
    `id="${node.id}" name="${xml(node.name)}"`,
    fallback < 0 ? '' : `default="f${fallback + 1}"`,
    type === 'evsub' ? 'triggeredByEvent="true"' : '',
    node.said.undoes === 'yes' ? 'isForCompensation="true"' : '',
    node.said.on ? `attachedToRef="${node.said.on}" cancelActivity="${node.said.int !== 'no'}"` : '',
    type === 'start' && node.said.int === 'no' ? 'isInterrupting="false"' : '',
  ]
  const inside = drawing.nodes.filter(each => each.said.in === node.id)
  const definition =
    trigger === 'none'
      ? ''
      : `<bpmn:${trigger}EventDefinition id="${node.id}_d"${node.said.link ? ` name="${node.said.link}"` : ''}>${timer(trigger, node)}</bpmn:${trigger}EventDefinition>`
  const content = [
    extensions(governance(node), privacy({ data: node.said.pd!, ...node.said }), zeebe(node, drawing)),
    ...inside.map(each => flowNode(each, drawing)),
    ...(inside.length > 0 ? sequenceFlows(drawing, inside) : []),
    definition,
    node.said.mi ? `<bpmn:multiInstanceLoopCharacteristics isSequential="${node.said.mi === 'seq'}"/>` : '',
  ]
  return `<bpmn:${tag} ${attributes.filter(Boolean).join(' ')}>${content.join('')}</bpmn:${tag}>`
}

function timer(trigger: string, node: Line): string {
  if (trigger !== 'timer' || !node.said.due?.startsWith('P')) return ''
  return `<bpmn:timeDuration xsi:type="bpmn:tFormalExpression">${node.said.due}</bpmn:timeDuration>`
}

function sequenceFlows(drawing: Drawing, nodes: Line[]): string[] {
  const ids = new Set(nodes.map(node => node.id))
  return drawing.flows.flatMap(({ from, to, condition }, at) => {
    if (!ids.has(from)) return []
    const body =
      condition && condition !== 'default'
        ? `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=${xml(condition)}</bpmn:conditionExpression>`
        : ''
    return [
      `<bpmn:sequenceFlow id="f${at + 1}" sourceRef="${from}" targetRef="${to}">${body}</bpmn:sequenceFlow>`,
    ]
  })
}

const nodeFacts =
  'kind mandate gate about visibility emergency consented scope identity skill requires initiator trigger ageCheck side due sets counts'

function governance(node: Line): string {
  const { see, agecheck, inc, sets, ...rest } = node.said
  const renamed = {
    ...rest,
    ...(see ? { visibility: see.replaceAll(',', ' ') } : {}),
    ...(agecheck ? { ageCheck: agecheck } : {}),
    ...(inc ? { counts: inc } : {}),
    ...(sets ? { sets: sets.split(':')[0]! } : {}),
    ...(rest.gate ? { gate: rest.gate.replaceAll(',', ' ') } : {}),
  }
  return element('node', renamed, nodeFacts.split(' '))
}

function privacy(said: Record<string, string>): string {
  const { data, ret } = said
  const renamed = { ...said, ...(data ? { dataClass: data } : {}), ...(ret ? { retention: ret } : {}) }
  return element('privacy', renamed, ['dataClass', 'basis', 'purpose', 'retention', 'art9'])
}

function zeebe(node: Line, drawing: Drawing): string {
  const role = drawing.lanes.find(lane => lane.id === node.lane)?.said.role
  const out = (node.said.out ?? '').split(',').filter(Boolean)
  const outputs = out.map(target => `<zeebe:output source="=${target}" target="${target}"/>`)
  return [
    node.type === 'user' && role ? `<zeebe:assignmentDefinition candidateGroups="${role}"/>` : '',
    node.said.form ? `<zeebe:formDefinition formId="${node.said.form.split(',')[0]}"/>` : '',
    node.said.dmn
      ? `<zeebe:calledDecision decisionId="${node.said.dmn}" resultVariable="${node.said.result ?? 'result'}"/>`
      : '',
    node.said.process ? `<zeebe:calledElement processId="${node.said.process}"/>` : '',
    outputs.length > 0 && node.type !== 'user'
      ? `<zeebe:ioMapping>${outputs.join('')}</zeebe:ioMapping>`
      : '',
  ].join('')
}

function element(name: string, said: Record<string, string>, known: string[]): string {
  const attributes = known.filter(key => said[key]).map(key => `${key}="${xml(yes(said[key]!))}"`)
  return attributes.length > 0 || name === 'process' ? `<gov:${name} ${attributes.join(' ')}/>` : ''
}

function yes(value: string): string {
  return value === 'yes' ? 'true' : value === 'no' ? 'false' : value
}

function extensions(...parts: string[]): string {
  const content = parts.join('')
  return content ? `<bpmn:extensionElements>${content}</bpmn:extensionElements>` : ''
}

function xml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
