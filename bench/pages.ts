// Pages that hold much, from their address to all that they show, in a headless browser: a drawing of 500 and of 1,000
// elements to read and to edit, and the replay of a case of 1,000 entries. The peer is bpmn-js by itself importing the
// same file in an empty page: what the drawing alone costs.

import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import manifest from '../package.json' with { type: 'json' }
import { type Linkspan, openLinkspan } from '../test/support/browser.ts'
import { type Figure, measure } from './figure.ts'

const ROUNDS = 3
const ENTRIES = 1000
const IN_A_ROW = 20
const peer = `bpmn-js ${manifest.dependencies['bpmn-js']}`

export async function run(): Promise<Figure[]> {
  const linkspan = await openLinkspan()
  try {
    const designer = await linkspan.as('Dora Designer')
    const auditor = await linkspan.as('Axel Auditor')
    const bare = await emptyPage(designer)
    const figures: Figure[] = []
    for (const elements of [500, 1000]) {
      const xml = chain(elements)
      const resources = [{ name: `chain-${elements}.bpmn`, content: xml }]
      const { definitions } = await call<{ definitions: { key: string }[] }>(designer, '/deployments', {
        resources,
      })
      const draft = await call<{ id: string }>(designer, '/drafts', {
        name: `Chain of ${elements}`,
        variant: 'to-be',
        xml,
      })
      for (const [what, path, kind] of [
        ['read', `/design/versions/${definitions[0]?.key}`, 'NavigatedViewer'],
        ['edit', `/design/drafts/${draft.id}`, 'Modeler'],
      ] as const)
        figures.push(
          await measure(
            'pages',
            {
              case: `open ${elements} elements to ${what}`,
              unit: 'ms',
              peer,
              ours: () => drawn(designer, `${linkspan.url}${path}`, elements),
              theirs: () => importAlone(bare, xml, kind, elements),
            },
            ROUNDS,
          ),
        )
    }
    const coordinator = await linkspan.as('Cleo Coordinator')
    const intake = await linkspan.as('Ines Intake')
    const signal = await call<{ instanceKey: string }>(intake, '/online-signals', {
      what_was_seen: 'a worrying post in a game chat',
      reporter_relation: 'some',
    })
    const chained = await call<{ instance: { key: string } }>(coordinator, '/process-instances', {
      processId: 'chain_500',
    })
    for (const [process, key, xml] of [
      ['signal_to_support', signal.instanceKey, await drawingOf(coordinator, 'signal_to_support')],
      ['chain_500', chained.instance.key, chain(500)],
    ] as const)
      figures.push(await replayOf(linkspan, { coordinator, auditor, bare }, process, key, xml))
    return figures
  } finally {
    await linkspan.close()
  }
}

/** The first task of a case waits while data is changed by hand; shown where nothing has happened to the drawing since. */
async function replayOf(
  linkspan: Linkspan,
  { coordinator, auditor, bare }: { coordinator: Page; auditor: Page; bare: Page },
  process: string,
  instance: string,
  xml: string,
): Promise<Figure> {
  for (let entry = 1; entry < ENTRIES; entry += 1)
    await call(
      coordinator,
      `/process-instances/${instance}/variables`,
      { variables: { [`field_${entry % 10}`]: entry }, reason: 'What was agreed on the phone.' },
      'PUT',
    )
  await importAlone(bare, xml, 'NavigatedViewer', 1)
  const elements = await bare.locator('.djs-container > svg .djs-element').count()
  return measure(
    'pages',
    {
      case: `open a replay of ${ENTRIES} entries on the ${elements} elements of ${process} at the last`,
      unit: 'ms',
      peer,
      ours: async () => {
        const begun = performance.now()
        await drawn(auditor, `${linkspan.url}/audit/cases/${instance}?step=${ENTRIES}`, elements)
        await auditor.locator('.step-list li:last-child [aria-current="step"]').waitFor()
        return performance.now() - begun
      },
      theirs: () => importAlone(bare, xml, 'NavigatedViewer', elements),
    },
    ROUNDS,
  )
}

/** The newest drawing of a process that is deployed. */
async function drawingOf(page: Page, process: string): Promise<string> {
  return page.evaluate(async process => {
    const asked = await fetch(`/api/v1/process-definitions?processId=${process}&latest=true`)
    const { items } = (await asked.json()) as { items: { key: string }[] }
    return (await fetch(`/api/v1/process-definitions/${items[0]?.key}/xml`)).text()
  }, process)
}

async function call<Answer>(page: Page, path: string, body: unknown, method = 'POST'): Promise<Answer> {
  return (await page.evaluate(
    async ([path, body, method]) => {
      const response = await fetch(`/api/v1${path}`, {
        method: method as string,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
      return response.json()
    },
    [path, body, method] as const,
  )) as Answer
}

async function emptyPage(beside: Page): Promise<Page> {
  const context = await beside.context().browser()!.newContext()
  return context.newPage()
}

/** Milliseconds until the page at the address shows so many elements. */
async function drawn(page: Page, address: string, elements: number): Promise<number> {
  const begun = performance.now()
  await page.goto(address, { waitUntil: 'commit' })
  await shows(page, elements)
  return performance.now() - begun
}

async function importAlone(
  page: Page,
  xml: string,
  kind: 'NavigatedViewer' | 'Modeler',
  elements: number,
): Promise<number> {
  const bundle = kind === 'Modeler' ? 'bpmn-modeler' : 'bpmn-navigated-viewer'
  const begun = performance.now()
  await page.goto('about:blank')
  await page.setContent('<div id="canvas" style="width: 1200px; height: 800px"></div>')
  await page.addScriptTag({
    path: fileURLToPath(new URL(`../node_modules/bpmn-js/dist/${bundle}.production.min.js`, import.meta.url)),
  })
  await page.evaluate(async xml => {
    type Constructor = new (options: { container: string }) => { importXML(xml: string): Promise<unknown> }
    const { BpmnJS } = globalThis as unknown as { BpmnJS: Constructor }
    await new BpmnJS({ container: '#canvas' }).importXML(xml)
  }, xml)
  await shows(page, elements)
  return performance.now() - begun
}

/** Labels are drawn beside what they name, so there may be more. */
const shows = (page: Page, elements: number) =>
  page.waitForFunction(
    count => document.querySelectorAll('.djs-container > svg .djs-element').length >= count,
    elements,
  )

/** User tasks one after the other; with their flows so many elements. */
function chain(elements: number): string {
  const nodes = elements / 2
  const ids = Array.from({ length: nodes }, (_, at) => `n${at}`)
  const flows = ids.slice(1).map((id, at) => ({ id: `f${at}`, from: ids[at]!, to: id, at }))
  const last = nodes - 1
  const place = (at: number) => ({ x: 100 + (at % IN_A_ROW) * 150, y: 100 + Math.floor(at / IN_A_ROW) * 120 })
  const node = (id: string, at: number) =>
    at === 0
      ? `<startEvent id="${id}" name="Begin"/>`
      : at === last
        ? `<endEvent id="${id}" name="End"/>`
        : `<userTask id="${id}" name="Step ${at}"><extensionElements><zeebe:userTask/><zeebe:assignmentDefinition candidateGroups="coordinator"/></extensionElements></userTask>`
  const shape = (id: string, at: number) => {
    const { x, y } = place(at)
    const [width, height, down] = at === 0 || at === last ? [36, 36, 22] : [100, 80, 0]
    return `<di:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}" y="${y + down}" width="${width}" height="${height}"/></di:BPMNShape>`
  }
  const edge = ({ id, at }: { id: string; at: number }) => {
    const [from, to] = [place(at), place(at + 1)]
    return `<di:BPMNEdge id="${id}_di" bpmnElement="${id}"><dd:waypoint x="${from.x + (at === 0 ? 36 : 100)}" y="${from.y + 40}"/><dd:waypoint x="${to.x}" y="${to.y + 40}"/></di:BPMNEdge>`
  }
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:dd="http://www.omg.org/spec/DD/20100524/DI" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="chain" targetNamespace="urn:linkspan:bench">
<process id="chain_${elements}" name="Chain of ${elements}" isExecutable="true">
${ids.map(node).join('\n')}
${flows.map(({ id, from, to }) => `<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"/>`).join('\n')}
</process>
<di:BPMNDiagram id="diagram"><di:BPMNPlane id="plane" bpmnElement="chain_${elements}">
${ids.map(shape).join('\n')}
${flows.map(edge).join('\n')}
</di:BPMNPlane></di:BPMNDiagram>
</definitions>`
}
