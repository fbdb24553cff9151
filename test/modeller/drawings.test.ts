// Every drawing of every process as a person sees it, in each language: no text over another, over a shape or under a flow, none that
// leaves its box or lies on a sign, no shape over another or under a flow, no step outside its lane.

import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ModdleElement, parse } from '../../engine/graph/moddle.ts'
import { goWithin, type Linkspan, openLinkspan } from '../support/browser.ts'

/** A box in the units of the drawing. */
type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

type Listed = { readonly id: string; readonly key: string; readonly name: string }

type Seen = {
  readonly id: string
  readonly box: Box
  /** The box of its words, where it has any. */
  readonly words: Box | null
  /** The small sign in a task's corner. */
  readonly sign: Box | null
  /** Points along a line, close enough together that nothing readable lies between two. */
  readonly line: readonly (readonly [number, number])[]
}

const files = (await Array.fromAsync(glob('processes/*/*.bpmn'))).sort()

let linkspan: Linkspan
let page: Page
/** The page of each drawing, by the id of its process: of its version, or of its draft where none is deployed. */
let pages: Map<string, string>

beforeAll(async () => {
  linkspan = await openLinkspan()
  page = await linkspan.as('Dora Designer')
  const { drafts, versions } = await page.evaluate(async () => {
    const all = async (path: string) => (await (await fetch(`/api/v1/${path}?limit=100`)).json()).items
    return { drafts: await all('drafts'), versions: await all('process-definitions') }
  })
  pages = new Map([
    ...drafts.map(({ id, name }: Listed) => [name, `/design/drafts/${id}`] as const),
    ...versions.map(({ key, name }: Listed) => [name, `/design/versions/${key}`] as const),
  ])
})

afterAll(() => linkspan?.close())

const languages = ['en', 'nl', 'fr']

/** In which language the pages were loaded last. */
let spoken: string | null = null

/** Loads the pages where they shall speak another language; else goes on within them, as a link does. */
async function open(path: string, language: string): Promise<void> {
  if (spoken === language) return goWithin(page, path)
  await page.evaluate(chosen => localStorage.setItem('linkspan.language', chosen), language)
  await page.goto(linkspan.url + path)
  spoken = language
}

test.each(languages.flatMap(language => files.map(file => ({ file, language }))))(
  '$file can be read in $language',
  async ({ file, language }) => {
    const { definitions } = await parse(readFileSync(file, 'utf8'))
    const planes: ModdleElement[] = definitions!.diagrams[0].plane.planeElement
    const things = new Map(planes.map(({ bpmnElement }) => [bpmnElement.id as string, bpmnElement]))
    const title = definitions!.rootElements.find((root: ModdleElement) => root.$type === 'bpmn:Process').name
    await open(pages.get(title)!, language)
    await page
      .locator(`.djs-element[data-element-id="${[...things.keys()].at(-1)}"]`)
      .waitFor({ state: 'attached' })
    await expect.poll(() => page.locator('.djs-container').count()).toBe(1)
    expect(faults(await look(page), things)).toEqual([])
  },
)

test('a version is told in the language of the page, on the canvas and in words', async () => {
  await open(pages.get('Rights request of a person')!, 'nl')
  await page
    .getByRole('heading', { level: 1, name: 'Verzoek van een persoon over zijn of haar rechten' })
    .waitFor()
  await page.locator('.djs-shape[data-element-id="K_t8"]', { hasText: 'Over het verzoek' }).waitFor()
  await page.getByRole('listitem').filter({ hasText: 'Over het verzoek beslissen' }).first().waitFor()
})

/** What stands on the canvas. */
async function look(page: Page): Promise<Seen[]> {
  const found = await page.evaluate(() => {
    const viewport = document.querySelector<SVGGElement>('.djs-container .viewport')!
    const toDrawing = viewport.getCTM()!.inverse()
    const place = (element: SVGGraphicsElement): DOMMatrix => toDrawing.multiply(element.getCTM()!)
    const boxOf = (element: SVGGraphicsElement): Box => {
      const { x, y, width, height } = element.getBBox()
      const at = place(element)
      const corner = new DOMPoint(x, y).matrixTransform(at)
      return { x: corner.x, y: corner.y, width: width * at.a, height: height * at.d }
    }
    const placeOf = (element: SVGGraphicsElement) => {
      const { a, b, c, d, e, f } = place(element)
      return { a, b, c, d, e, f }
    }
    return [...document.querySelectorAll<SVGGElement>('.djs-element')].flatMap(element => {
      const visual = element.querySelector<SVGGElement>(':scope > .djs-visual')
      if (visual === null || visual.getBBox().width + visual.getBBox().height === 0) return []
      const words = visual.querySelector('text')
      const sign = visual.querySelector<SVGPathElement>(':scope > rect ~ path')
      const path = element.matches('.djs-connection')
        ? visual.querySelector<SVGPathElement>(':scope > path')
        : null
      return [
        {
          id: element.dataset.elementId!,
          box: boxOf(visual.firstElementChild as SVGGraphicsElement),
          words: words?.textContent ? boxOf(words) : null,
          sign: sign ? boxOf(sign) : null,
          drawn: path && { as: path.getAttribute('d')!, at: placeOf(path) },
        },
      ]
    })
  })
  return found.map(({ drawn, ...seen }) => ({ ...seen, line: drawn ? pointsAlong(drawn.as, drawn.at) : [] }))
}

type Point = readonly [x: number, y: number]

/** How what is drawn lies in the drawing, as a matrix. */
type Place = { readonly [part in 'a' | 'b' | 'c' | 'd' | 'e' | 'f']: number }

/** Asking the browser for a point of a path takes it longer than all else that is done here. */
function pointsAlong(path: string, { a, b, c, d, e, f }: Place): Point[] {
  const points: Point[] = []
  for (const [, command, given] of path.matchAll(/([a-z])([^a-z]*)/gi)) {
    const numbers = given!.split(',').map(Number)
    const ends = numbers.flatMap((x, at) => (at % 2 === 0 ? [[x, numbers[at + 1]!] as const] : []))
    const from = points.at(-1)
    if (command === 'M') points.push(ends[0]!)
    else if (command === 'L') points.push(...between(from!, ends[0]!))
    else if (command === 'C') points.push(...corner([from!, ...ends] as never))
    else throw new RangeError(`What does ${command} draw in ${path}?`)
  }
  return points.map(([x, y]) => [a * x + c * y + e, b * x + d * y + f])
}

/** Points of a straight line after its beginning, so close that nothing readable lies between two. */
function between([x, y]: Point, [toX, toY]: Point): Point[] {
  const steps = Math.ceil(Math.hypot(toX - x, toY - y) / 3) || 1
  return Array.from({ length: steps }, (_, at) => {
    const part = (at + 1) / steps
    return [x + (toX - x) * part, y + (toY - y) * part]
  })
}

/** Points of a round corner, a cubic curve of a few pixels. */
function corner([from, near, far, to]: readonly [Point, Point, Point, Point]): Point[] {
  return [0.25, 0.5, 0.75, 1].map(t => {
    const along = (axis: 0 | 1) =>
      (1 - t) ** 3 * from[axis] +
      3 * (1 - t) ** 2 * t * near[axis] +
      3 * (1 - t) * t ** 2 * far[axis] +
      t ** 3 * to[axis]
    return [along(0), along(1)]
  })
}

const holders = /:(Participant|Lane|Group)$/
const tasks = /Task$/
const isLabel = ({ id }: Seen) => id.endsWith('_label')

/** What a reader would stumble over, a sentence each. */
function faults(seen: readonly Seen[], things: ReadonlyMap<string, ModdleElement>): string[] {
  const kind = (id: string): string => things.get(id)?.$type ?? ''
  const labels = seen.filter(isLabel)
  const shapes = seen.filter(
    each => things.has(each.id) && each.line.length === 0 && !holders.test(kind(each.id)),
  )
  const lines = seen.filter(({ line }) => line.length > 0)
  const found: string[] = []

  for (const [index, label] of labels.entries()) {
    for (const other of labels.slice(index + 1))
      if (overlap(label.words!, other.words!)) found.push(`${label.id} and ${other.id} lie over each other.`)
    for (const shape of shapes)
      if (covers(shape, label.words!, kind(shape.id))) found.push(`${label.id} lies over ${shape.id}.`)
    for (const { id, line } of lines)
      if (line.some(point => inside(point, label.words!))) found.push(`${id} runs through ${label.id}.`)
  }
  for (const shape of shapes) {
    for (const other of shapes)
      if (
        !things.get(shape.id)!.attachedToRef &&
        !things.get(other.id)!.attachedToRef &&
        shape.id < other.id &&
        covers(shape, other.box, kind(shape.id)) &&
        covers(other, shape.box, kind(other.id))
      )
        found.push(`${shape.id} and ${other.id} lie over each other.`)
    const { words, sign, box } = shape
    if (words && !contains(box, words)) found.push(`The words of ${shape.id} leave it.`)
    if (words && sign && tasks.test(kind(shape.id)) && overlap(words, sign))
      found.push(`The words of ${shape.id} lie on its sign.`)
  }
  for (const { id, line } of lines) {
    const { sourceRef, targetRef } = things.get(id)!
    const ends = [sourceRef, targetRef].flat()
    for (const shape of shapes)
      if (
        kind(shape.id) !== 'bpmn:SubProcess' &&
        !ends.some(end => end === things.get(shape.id) || end?.attachedToRef?.id === shape.id) &&
        line.some(point => inside(point, shape.box))
      )
        found.push(`${id} runs through ${shape.id}.`)
  }
  for (const lane of seen.filter(({ id }) => kind(id) === 'bpmn:Lane'))
    for (const node of things.get(lane.id)!.flowNodeRef ?? []) {
      const step = shapes.find(({ id }) => id === node.id)
      if (step && !contains(lane.box, step.box)) found.push(`${step.id} leaves its lane ${lane.id}.`)
    }
  return found
}

/** Two boxes that share more than a hair. */
const overlap = (one: Box, other: Box): boolean =>
  Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x) > 1 &&
  Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y) > 1

/** A circle and a diamond leave their corners free; an open sub-process holds what is wholly inside. */
function covers(shape: Seen, words: Box, kind: string): boolean {
  if (!overlap(shape.box, words)) return false
  if (kind === 'bpmn:SubProcess') return !contains(shape.box, words) && !contains(words, shape.box)
  const half = shape.box.width / 2
  const away = (middle: number, from: number, length: number) =>
    Math.max(from - middle, middle - from - length)
  const dx = away(shape.box.x + half, words.x, words.width)
  const dy = away(shape.box.y + half, words.y, words.height)
  if (kind.endsWith('Gateway')) return dx + dy < half - 1
  return kind.endsWith('Event') ? Math.hypot(dx, dy) < half - 1 : true
}

const contains = (outer: Box, inner: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height

/** What only touches a word from above or below is as hard to read as what crosses it. */
const inside = ([x, y]: readonly [number, number], { x: left, y: top, width, height }: Box): boolean =>
  x > left && x < left + width && y > top - 1 && y < top + height + 1
