// A block becomes a drawing in the line notation, the variables that make its choices, and the plan of its course.

import type { Block } from './blocks.ts'
import { all, cut, gathered, type Plan, partsOf, pass, scope, sequence, wait } from './plan.ts'

export type Drawn = {
  readonly text: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly plan: Plan
  /** All elements whose completions the plan counts. */
  readonly elements: readonly string[]
}

/** Draws a whole process. */
export function draw(block: Block): Drawn {
  const paper: Paper = { count: 0, variables: {}, pools: [] }
  const part = drawBlock(paper, block)
  const main = `p(pool) { s(start) > ${part.first}\n${part.text}\n${part.last} > e(end) }`
  const text = [main, ...paper.pools].join('\n')
  const plan = sequence(pass('s'), part.plan, pass('e'))
  return { text, variables: paper.variables, plan, elements: elementsOf(plan) }
}

type Paper = { count: number; readonly variables: Record<string, unknown>; readonly pools: string[] }

/** A drawn block: its text, and the nodes at which it is entered and left. */
type Part = { readonly text: string; readonly first: string; readonly last: string; readonly plan: Plan }

function drawBlock(paper: Paper, block: Block): Part {
  paper.count += 1
  const n = paper.count
  switch (block.kind) {
    case 'task':
      return { text: `t${n}(task)`, first: `t${n}`, last: `t${n}`, plan: pass(`t${n}`) }
    case 'user':
      return { text: `u${n}(user)`, first: `u${n}`, last: `u${n}`, plan: complete(`u${n}`) }
    case 'service':
      return { text: `v${n}(service)`, first: `v${n}`, last: `v${n}`, plan: complete(`v${n}`) }
    case 'sequence':
      return drawSequence(block.parts.map(part => drawBlock(paper, part)))
    case 'parallel': {
      const parts = block.parts.map(part => drawBlock(paper, part))
      const text = parts.map(part => `${part.text}\ng${n} > ${part.first} ; ${part.last} > j${n}`)
      return between(`g${n}(parallel)`, `j${n}(parallel)`, text, all(...parts.map(({ plan }) => plan)))
    }
    case 'exclusive':
      return drawExclusive(paper, block, n)
    case 'inclusive':
      return drawInclusive(paper, block, n)
    case 'complex':
      return drawComplex(paper, block, n)
    case 'handled':
      return drawHandled(paper, block, n)
    case 'call': {
      const inner = drawBlock(paper, block.inner)
      paper.pools.push(`r${n}(pool) { ${inside(n, inner)} }`)
      const plan = sequence(scopePlan(n, inner), pass(`a${n}`))
      // What it was handed it does not hand back: a branch beside it may have counted on meanwhile.
      return { text: `a${n}(call calls=r${n} only-outputs)`, first: `a${n}`, last: `a${n}`, plan }
    }
    case 'sub': {
      const inner = drawBlock(paper, block.inner)
      return drawSub(n, '', inner, sequence(scopePlan(n, inner), pass(`p${n}`)))
    }
    case 'marked': {
      const inner = drawBlock(paper, block.inner)
      const turn = sequence(scopePlan(n, inner), pass(`p${n}`))
      return drawSub(n, `max=${block.times}`, inner, repeat(turn, block.times))
    }
    case 'loop':
      return drawLoop(paper, block, n)
    case 'instances':
      return drawInstances(paper, block, n)
    case 'boundary':
      return drawBoundary(block, n)
    case 'events':
      return drawEvents(block, n)
    case 'undone':
      return drawUndone(block, n)
    case 'ended':
      return drawEnded(paper, block, n)
  }
}

function drawSequence(parts: readonly Part[]): Part {
  const arrows = parts.slice(1).map((part, at) => `${parts[at]!.last} > ${part.first}`)
  return {
    text: [...parts.map(({ text }) => text), ...arrows].join('\n'),
    first: parts[0]!.first,
    last: parts.at(-1)!.last,
    plan: sequence(...parts.map(({ plan }) => plan)),
  }
}

/** What stands between a node that splits and one that joins. */
function between(split: string, join: string, text: readonly string[], inner: Plan): Part {
  const [first, last] = [split, join].map(node => node.slice(0, node.indexOf('('))) as [string, string]
  return {
    text: [split, join, ...text].join('\n'),
    first,
    last,
    plan: sequence(pass(first), inner, pass(last)),
  }
}

function drawExclusive(paper: Paper, block: Extract<Block, { kind: 'exclusive' }>, n: number): Part {
  const parts = block.parts.map(part => drawBlock(paper, part))
  const taken = Math.min(block.taken, parts.length - 1)
  paper.variables[`v${n}`] = taken
  const text = parts.map((part, at) => {
    const label = at === parts.length - 1 ? 'default' : `v${n} = ${at}`
    return `${part.text}\nx${n} >[${label}] ${part.first} ; ${part.last} > m${n}`
  })
  return between(`x${n}(exclusive)`, `m${n}(exclusive)`, text, parts[taken]!.plan)
}

function drawInclusive(paper: Paper, block: Extract<Block, { kind: 'inclusive' }>, n: number): Part {
  const parts = block.parts.map(part => drawBlock(paper, part))
  const conditional = parts.slice(0, -1)
  const text = parts.map((part, at) => {
    const label = at === parts.length - 1 ? 'default' : `w${n}_${at}`
    return `${part.text}\no${n} >[${label}] ${part.first} ; ${part.last} > i${n}`
  })
  conditional.forEach((_, at) => {
    paper.variables[`w${n}_${at}`] = block.taken[at]
  })
  const taken = conditional.filter((_, at) => block.taken[at])
  const plans = (taken.length > 0 ? taken : parts.slice(-1)).map(({ plan }) => plan)
  return between(`o${n}(inclusive)`, `i${n}(inclusive)`, text, all(...plans))
}

/** One token as soon as enough have come, and another at its reset, once all have. */
function drawComplex(paper: Paper, block: Extract<Block, { kind: 'complex' }>, n: number): Part {
  const parts = block.parts.map(part => drawBlock(paper, part))
  const needed = Math.min(block.needed, parts.length)
  const branches = parts.map(part => `${part.text}\ns${n} > ${part.first} ; ${part.last} > g${n}`)
  const text = `p${n}(sub) { b${n}(start) > s${n}(parallel) ; g${n}(complex when='activationCount >= ${needed}')
${branches.join('\n')}
g${n} >[waitingForStart] u${n}(user) > f${n}(end) ; g${n} >[not(waitingForStart)] t${n}(task) > q${n}(end) }`
  const course = gathered(
    parts.map(({ plan }) => plan),
    needed,
    sequence(pass(`g${n}`), complete(`u${n}`), pass(`f${n}`)),
    pass(`t${n}`, `q${n}`),
  )
  return {
    text,
    first: `p${n}`,
    last: `p${n}`,
    plan: sequence(pass(`b${n}`, `s${n}`), course, pass(`p${n}`)),
  }
}

/** What waits in the sub-process, and the event sub-process that runs in its place or beside it. */
function drawHandled(paper: Paper, block: Extract<Block, { kind: 'handled' }>, n: number): Part {
  const { fires, interrupting } = block
  const inner = drawBlock(paper, block.inner)
  const text = `p${n}(sub) { b${n}(start) > u${n}(user) > f${n}(end)
h${n}(event-sub) { x${n}(start message=H${n}${interrupting ? '' : ' non-interrupting'}) > ${inner.first}
${inner.text}
${inner.last} > z${n}(end) } }`
  const usual = sequence(complete(`u${n}`), pass(`f${n}`))
  const handling = sequence(inner.plan, pass(`z${n}`, `h${n}`))
  const heard = sequence(wait(`message H${n}`, `u${n}`), pass(`x${n}`))
  const course = !fires ? usual : sequence(heard, interrupting ? handling : all(usual, handling))
  return { text, first: `p${n}`, last: `p${n}`, plan: sequence(pass(`b${n}`), course, pass(`p${n}`)) }
}

function drawSub(n: number, options: string, inner: Part, plan: Plan): Part {
  const text = `p${n}(sub ${options}) { ${inside(n, inner)} }`
  return { text, first: `p${n}`, last: `p${n}`, plan }
}

function inside(n: number, inner: Part): string {
  return `b${n}(start) > ${inner.first}\n${inner.text}\n${inner.last} > f${n}(end)`
}

function scopePlan(n: number, inner: Part): Plan {
  return sequence(pass(`b${n}`), inner.plan, pass(`f${n}`))
}

/** Counts its turns in a variable that it sets back when it is entered. */
function drawLoop(paper: Paper, block: Extract<Block, { kind: 'loop' }>, n: number): Part {
  const inner = drawBlock(paper, block.inner)
  const text = [
    `z${n}(script feel=0 result=n${n}) > m${n}(exclusive) > ${inner.first}`,
    inner.text,
    `${inner.last} > c${n}(script feel='n${n} + 1' result=n${n}) > x${n}(exclusive)`,
    `x${n} >[n${n} < ${block.times}] m${n} ; x${n} >[default] k${n}(exclusive)`,
  ].join('\n')
  const turn = sequence(pass(`m${n}`), inner.plan, pass(`c${n}`, `x${n}`))
  const plan = sequence(pass(`z${n}`), repeat(turn, block.times), pass(`k${n}`))
  return { text, first: `z${n}`, last: `k${n}`, plan }
}

/** Instances are told apart by how far they are only, so what is repeated is a chain. */
function drawInstances(paper: Paper, block: Extract<Block, { kind: 'instances' }>, n: number): Part {
  const options = `count=${block.times}${block.sequential ? ' sequential' : ''}`
  const each = (plan: Plan) =>
    block.sequential ? repeat(plan, block.times) : all(...Array.from({ length: block.times }, () => plan))
  if (block.steps === 0)
    return { text: `u${n}(user ${options})`, first: `u${n}`, last: `u${n}`, plan: each(complete(`u${n}`)) }
  const kinds = Array.from(
    { length: block.steps },
    () => [{ kind: 'user' }, { kind: 'task' }] as const,
  ).flat()
  const inner = drawSequence(kinds.map(kind => drawBlock(paper, kind)))
  return drawSub(n, options, inner, each(sequence(scopePlan(n, inner), pass(`p${n}`))))
}

function drawBoundary({ fires, interrupting }: Extract<Block, { kind: 'boundary' }>, n: number): Part {
  const fire = (...after: string[]) =>
    sequence(wait(`message B${n}`, `u${n}`), pass(`y${n}`, `t${n}`, ...after))
  const done = sequence(complete(`u${n}`), pass(`d${n}`))
  const rest = interrupting ? '' : `non-interrupting`
  const text = `u${n}(user) > d${n}(exclusive)
y${n}(boundary on=u${n} message=B${n} ${rest}) > t${n}(task) > ${interrupting ? `d${n}` : `h${n}(end)`}`
  const plan = !fires ? done : interrupting ? fire(`d${n}`) : sequence(fire(`h${n}`), done)
  return { text, first: `u${n}`, last: `d${n}`, plan }
}

function drawEvents({ taken }: Extract<Block, { kind: 'events' }>, n: number): Part {
  const text = `g${n}(event) > c${n}_0(catch message=C${n}_0) > d${n}(exclusive)
g${n} > c${n}_1(catch message=C${n}_1) > d${n}`
  const heard = wait(`message C${n}_${taken}`, `c${n}_0`, `c${n}_1`)
  return { text, first: `g${n}`, last: `d${n}`, plan: sequence(heard, pass(`c${n}_${taken}`, `d${n}`)) }
}

function drawUndone({ steps, by }: Extract<Block, { kind: 'undone' }>, n: number): Part {
  const places = Array.from({ length: steps }, (_, at) => at)
  const work = places.map(at => `v${n}_${at}(service)`)
  const handlers = places.map(
    at => `k${n}_${at}(boundary on=v${n}_${at} compensate) ..> w${n}_${at}(service undo)`,
  )
  const end = by === 'cancel' ? `q${n}(end cancel)` : `q${n}(throw compensate) > f${n}(end)`
  const inner = [`b${n}(start) > ${work.join(' > ')} > ${end}`, ...handlers].join('\n')
  const type = by === 'cancel' ? 'transaction' : 'sub'
  const way = by === 'cancel' ? ` ; y${n}(boundary on=p${n} cancel) > d${n}` : ''
  const done = places.map(at => complete(`v${n}_${at}`))
  const undone = places.map(at => complete(`w${n}_${at}`)).reverse()
  const after = by === 'cancel' ? pass(`y${n}`, `d${n}`) : pass(`q${n}`, `f${n}`, `p${n}`, `d${n}`)
  return {
    text: `p${n}(${type}) { ${inner} }\np${n} > d${n}(exclusive)${way}`,
    first: `p${n}`,
    last: `d${n}`,
    plan: sequence(pass(`b${n}`), ...done, ...undone, after),
  }
}

function drawEnded(paper: Paper, { inner, by }: Extract<Block, { kind: 'ended' }>, n: number): Part {
  const part = drawBlock(paper, inner)
  const end = by === 'error' ? `error=E${n}` : 'terminate'
  const text = `p${n}(sub) { b${n}(start) > g${n}(parallel) > ${part.first}
${part.text}
${part.last} > f${n}(end) ; g${n} > u${n}(user) > q${n}(end ${end}) }
p${n} > d${n}(exclusive)${by === 'error' ? ` ; y${n}(boundary on=p${n} error=E${n}) > d${n}` : ''}`
  const race = all(sequence(part.plan, pass(`f${n}`)), sequence(complete(`u${n}`), cut))
  const after = by === 'error' ? pass(`y${n}`, `d${n}`) : pass(`d${n}`)
  return {
    text,
    first: `p${n}`,
    last: `d${n}`,
    plan: sequence(pass(`b${n}`, `g${n}`), scope(race), after),
  }
}

function complete(element: string): Plan {
  return sequence(wait(`complete ${element}`, element), pass(element))
}

function repeat(plan: Plan, times: number): Plan {
  return sequence(...Array.from({ length: times }, () => plan))
}

function elementsOf(plan: Plan): string[] {
  return plan.kind === 'pass' ? [...plan.elements] : partsOf(plan).flatMap(elementsOf)
}
