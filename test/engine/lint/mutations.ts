// What a designer may do to one of the processes that must make a rule speak: an edit of the file, as text.

export type Mutation = {
  readonly code: string
  /** The letter of the process that is edited. */
  readonly letter: string
  readonly title: string
  readonly edit: (xml: string) => string
}

const mutation = (
  code: string,
  letter: string,
  title: string,
  ...edits: ((xml: string) => string)[]
): Mutation => ({
  code,
  letter,
  title,
  edit: xml => edits.reduce((text, edit) => edit(text), xml),
})

/** One mutation for each rule, in their order. */
export const mutations: readonly Mutation[] = [
  mutation(
    'GOV_01',
    'B',
    'nobody decides between signal and contact',
    ...without('kind', 'B_t8', 'B_t16', 'B_t19', 'B_t22'),
  ),
  mutation('GOV_02', 'B', 'the route is chosen by a service', retype('B_t22', 'serviceTask')),
  mutation('GOV_03', 'B', 'the table of routes does not say what it is about', ...without('about', 'B_t21')),
  mutation('GOV_04', 'B', 'the suggested route is taken as it is', ...without('kind', 'B_t22')),
  mutation('GOV_05', 'B', 'the action states no retention', message('B_i2', 'PB_s2', drop('retention'))),
  mutation('GOV_06', 'B', 'the referral names no ground', message('B_t30', 'PB_s1', drop('art9'))),
  mutation(
    'GOV_07',
    'B',
    'the plan has no form',
    at('B_t32', block => block.replace(/<zeebe:formDefinition[^>]*\/>/, '')),
  ),
  mutation('GOV_08', 'B', 'the gate weighs law alone', at('B_t16', set('gate', 'legal'))),
  mutation('GOV_09', 'B', 'the gate weighs proportion alone', at('B_t16', set('gate', 'proportionality'))),
  mutation('GOV_10', 'B', 'the reporter hears nothing', ...without('kind', 'B_t35')),
  mutation('GOV_11', 'B', 'nothing is erased', ...without('kind', 'B_ca3')),
  mutation(
    'GOV_12',
    'B',
    'the outcome may take for ever',
    at('B_t34', block => drop('due')(block).replace(/<zeebe:taskSchedule[^>]*\/>/, '')),
  ),
  mutation('GOV_13', 'B', 'nobody talks with the person', ...without('kind', 'B_t26')),
  mutation('GOV_14', 'E', 'the rights request goes nowhere', removeMessage('E_r2', 'RIGHTS')),
  mutation('GOV_15', 'E', 'withdrawal erases nothing', ...without('kind', 'E_w2')),
  mutation('GOV_16', 'E', 'the help partner does not answer', removeMessage('HELP', 'E_t19')),
  mutation(
    'GOV_17',
    'B',
    'the data protection officer decides',
    at('B_t15', set('kind', 'decide'), set('mandate', 'dpo')),
  ),
  mutation(
    'GOV_18',
    'B',
    'only intake decides',
    withoutMandate('mandated-official'),
    withoutMandate('coordinator'),
  ),
  mutation(
    'GOV_19',
    'B',
    'a timer watches radicalised people',
    at('B_c1', rename('Look at the radicalised person again')),
  ),
  mutation('GOV_20', 'D', 'the rounds of mapping are not counted', ...without('counts', 'D_t3')),
  mutation('GOV_21', 'B', 'the emergency leaves no record', redirect('B_t5', 'B_x18')),
  mutation(
    'GOV_22',
    'B',
    'no answer is the default',
    at('B_g9', block => block.replace(/ default="[^"]*"/, '')),
  ),
  mutation(
    'GOV_23',
    'B',
    'health goes to the emergency services',
    message('B_t5', 'EMER', set('dataClass', 'special')),
  ),
  mutation('GOV_24', 'F', 'no framework is bound', xml => xml.replace(/ framework="[^"]*"/, '')),
  mutation('GOV_25', 'A', 'the picture can run', xml =>
    xml.replaceAll('isExecutable="false"', 'isExecutable="true"'),
  ),
  mutation('GOV_26', 'F', 'a cover name is used', at('F_t4', set('identity', 'alias'))),
  mutation('GOV_27', 'G', 'a person is looked at', at('G_t3', set('scope', 'person'))),
  mutation('GOV_28', 'B', 'the gate before the call is gone', at('B_t16', set('gate', 'legal'))),
  mutation(
    'GOV_29',
    'B',
    'intake holds the gate',
    moveTo('B_t16', 'B_t1'),
    at('B_t16', set('mandate', 'intake')),
  ),
  mutation('GOV_30', 'E', 'age is not asked', ...without('ageCheck', 'E_t9')),
  mutation('GOV_31', 'C', 'police see what care prepares', at('C_p6', add('visibility', 'police'))),
]

/** The misuse tests of the ethics page that concern the drawing alone. */
export const misuses: readonly Mutation[] = [
  mutation(
    'GOV_03',
    'B',
    'a computed priority steers the route',
    insertTask('B_t22', 'Compute priority', 'priority'),
    condition('B_g8', 'priority > 3'),
  ),
  mutation(
    'GOV_01',
    'B',
    'the tool speaks straight to the referral',
    addMessage('TOOL', 'B_t30', '<gov:privacy dataClass="pseud"/>'),
  ),
  mutation(
    'GOV_23',
    'C',
    'the minutes go to the police',
    addPool('POLICE', 'Police'),
    addMessage(
      'C_t24',
      'POLICE',
      '<gov:privacy dataClass="personal" basis="public-task" purpose="support" retention="P6M"/>',
    ),
  ),
  mutation(
    'GOV_15',
    'B',
    'the withdrawal sub-process is gone',
    at('B_es2', () => ''),
  ),
  mutation('GOV_28', 'B', 'outreach starts without the gate', at('B_t16', drop('gate'))),
  mutation('GOV_19', 'B', 'a lane is renamed', renameLane('intake', 'Radical cell monitor')),
]

type Edit = (text: string) => string

function without(attribute: string, ...ids: string[]): Edit[] {
  return ids.map(id => at(id, drop(attribute)))
}

/** Edits the element with that id, from its opening tag to its end. */
function at(id: string, ...edits: Edit[]): Edit {
  return xml => {
    const opening = new RegExp(`<(\\w+):(\\w+)\\b[^>]*\\bid="${id}"[^>]*>`).exec(xml)
    if (!opening) throw new RangeError(`There is no element ${id}.`)
    return splice(xml, opening.index, endOf(xml, opening), edits)
  }
}

function endOf(xml: string, opening: RegExpExecArray): number {
  const tag = `${opening[1]}:${opening[2]}`
  if (opening[0].endsWith('/>')) return opening.index + opening[0].length
  let depth = 0
  for (const found of xml.slice(opening.index).matchAll(new RegExp(`<${tag}\\b[^>]*?(/?)>|</${tag}>`, 'g'))) {
    if (found[1] === '/') continue
    depth += found[0].startsWith('</') ? -1 : 1
    if (depth === 0) return opening.index + found.index + found[0].length
  }
  throw new RangeError(`${tag} is not closed.`)
}

function splice(xml: string, from: number, to: number, edits: Edit[]): string {
  const block = edits.reduce((text, edit) => edit(text), xml.slice(from, to))
  return xml.slice(0, from) + block + xml.slice(to)
}

function message(source: string, target: string, ...edits: Edit[]): Edit {
  return xml => {
    const id = messageId(xml, source, target)
    return at(id, ...edits)(xml)
  }
}

function messageId(xml: string, source: string, target: string): string {
  const tags = [...xml.matchAll(/<bpmn:messageFlow\b[^>]*>/g)].map(found => found[0])
  const tag = tags.find(each => refersTo(each, 'sourceRef', source) && refersTo(each, 'targetRef', target))
  const id = /\bid="([^"]*)"/.exec(tag ?? '')?.[1]
  if (!id) throw new RangeError(`There is no message from ${source} to ${target}.`)
  return id
}

/** A pool may carry the letter of its process before its own name. */
function refersTo(tag: string, attribute: string, id: string): boolean {
  return new RegExp(`\\b${attribute}="(\\w+_)?${id}"`).test(tag)
}

function removeMessage(source: string, target: string): Edit {
  return xml => at(messageId(xml, source, target), () => '')(xml)
}

function addMessage(source: string, target: string, privacy: string): Edit {
  return xml => {
    const id = (name: string) => (new RegExp(`\\bid="${name}"`).test(xml) ? name : idEnding(xml, name))
    const flow = `<bpmn:messageFlow id="added_message" sourceRef="${id(source)}" targetRef="${id(target)}"><bpmn:extensionElements>${privacy}</bpmn:extensionElements></bpmn:messageFlow>`
    return xml.replace('</bpmn:collaboration>', `${flow}</bpmn:collaboration>`)
  }
}

function idEnding(xml: string, name: string): string {
  return new RegExp(`\\bid="(\\w+_${name})"`).exec(xml)?.[1] ?? name
}

function addPool(id: string, name: string): Edit {
  const pool = `<bpmn:participant id="${id}" name="${name}"><bpmn:extensionElements><gov:participant justice="true"/></bpmn:extensionElements></bpmn:participant>`
  return xml => xml.replace(/(<bpmn:participant\b)/, `${pool}$1`)
}

function drop(attribute: string): Edit {
  return text => text.replace(new RegExp(`(<gov:\\w+\\b[^>]*?) ${attribute}="[^"]*"`), '$1')
}

function set(attribute: string, value: string): Edit {
  return text => {
    const present = new RegExp(`(<gov:\\w+\\b[^>]*?\\b${attribute}=")[^"]*`)
    if (present.test(text)) return text.replace(present, `$1${value}`)
    return text.replace(/(<gov:(node|privacy)\b)/, `$1 ${attribute}="${value}"`)
  }
}

function add(attribute: string, value: string): Edit {
  return text => text.replace(new RegExp(`\\b${attribute}="([^"]*)"`), `${attribute}="$1 ${value}"`)
}

function rename(name: string): Edit {
  return text => text.replace(/\bname="[^"]*"/, `name="${name}"`)
}

function renameLane(role: string, name: string): Edit {
  return xml => {
    const lane = new RegExp(
      `<bpmn:lane id="([^"]*)"[^>]*>\\s*<bpmn:extensionElements>\\s*(?:<gov:translation[^>]*/>\\s*)*<gov:lane role="${role}"`,
    ).exec(xml)
    if (!lane) throw new RangeError(`There is no lane with the role ${role}.`)
    return at(lane[1]!, rename(name))(xml)
  }
}

function retype(id: string, type: string): Edit {
  return at(id, block =>
    block.replace(/^<bpmn:\w+/, `<bpmn:${type}`).replace(/<\/bpmn:\w+>$/, `</bpmn:${type}>`),
  )
}

function withoutMandate(mandate: string): Edit {
  return xml => xml.replaceAll(new RegExp(`<gov:node\\b[^>]*mandate="${mandate}"[^>]*>`, 'g'), drop('kind'))
}

function redirect(from: string, to: string): Edit {
  return xml =>
    xml.replace(new RegExp(`(<bpmn:sequenceFlow\\b[^>]*sourceRef="${from}"[^>]*targetRef=")[^"]*`), `$1${to}`)
}

/** Moves a node into the lane of another. */
function moveTo(id: string, neighbour: string): Edit {
  const ref = (name: string) => `<bpmn:flowNodeRef>${name}</bpmn:flowNodeRef>`
  return xml => xml.replace(ref(id), '').replace(ref(neighbour), ref(neighbour) + ref(id))
}

/** A service task that writes `variable`, between what leads to `before` and it. */
function insertTask(before: string, name: string, variable: string): Edit {
  const task = `<bpmn:serviceTask id="added_task" name="${name}"><bpmn:extensionElements><zeebe:ioMapping><zeebe:output source="=${variable}" target="${variable}"/></zeebe:ioMapping></bpmn:extensionElements></bpmn:serviceTask><bpmn:sequenceFlow id="added_flow" sourceRef="added_task" targetRef="${before}"/>`
  return xml =>
    at(
      before,
      block => task + block,
    )(xml.replace(new RegExp(`(<bpmn:sequenceFlow\\b[^>]*targetRef=")${before}"`), '$1added_task"'))
}

function condition(gateway: string, expression: string): Edit {
  return xml =>
    xml.replace(
      new RegExp(
        `(<bpmn:sequenceFlow\\b[^>]*sourceRef="${gateway}"[^>]*>\\s*<bpmn:conditionExpression[^>]*>)[^<]*`,
      ),
      `$1=${expression.replace('>', '&gt;')}`,
    )
}
