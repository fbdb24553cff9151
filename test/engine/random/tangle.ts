// Tangles: drawings without any order, in which everything may stand beside everything. Nobody knows what they should
// do, so only the laws judge them; what they find is the combination that nobody thought of.

/** A tape of random numbers; zero once it has run out, so that a shorter tape is a simpler drawing. */
export class Tape {
  private readonly numbers: readonly number[]
  private at = 0

  constructor(numbers: readonly number[]) {
    this.numbers = numbers
  }

  /** A number from 0 up to, not including, `below`. */
  below(below: number): number {
    const number = this.numbers[this.at] ?? 0
    this.at += 1
    return number % below
  }

  pick<T>(...choices: readonly T[]): T {
    return choices[this.below(choices.length)]!
  }

  /** True about once in so many times; never once the tape has run out. */
  rarely(times: number): boolean {
    return this.below(times) === times - 1
  }
}

/** A drawing of one process in the line notation. */
export function drawTangle(tape: Tape): string {
  return drawScope({ tape, names: 0, depth: 0, inTransaction: false, calls: false, throws: true })
}

/** A drawing of two processes, of which `main` may call `other`, and wake it by what it throws. */
export function drawCallingTangle(tape: Tape): string {
  const pen: Pen = { tape, names: 0, depth: 0, inTransaction: false, calls: true, throws: true }
  const main = drawScope(pen)
  const wakes = tape.pick([], [], ['message=A'], ['signal=A'], ['message=A', 'signal=A'])
  // What wakes itself would do so for ever.
  const other = drawScope({ ...pen, depth: 1, calls: false, throws: wakes.length === 0 })
  const first = /> (\w+)/.exec(other)![1]
  const starts = wakes.map((trigger, at) => `w${at}(start ${trigger}) > ${first}`)
  return `main(pool) {\n${main}\n}\nother(pool) {\n${[...starts, other].join('\n')}\n}`
}

/** `names` counts what has been named. */
type Pen = {
  readonly tape: Tape
  names: number
  readonly depth: number
  readonly inTransaction: boolean
  readonly calls: boolean
  /** Whether it throws messages and signals. */
  readonly throws: boolean
}

/** A drawn node; `exit` is where one made of several is left. */
type Drawn = { readonly id: string; readonly kind: string; readonly text: string; readonly exit?: string }

const name = (pen: Pen, letter: string): string => {
  pen.names += 1
  return `${letter}${pen.names}`
}

function drawScope(pen: Pen): string {
  const { tape } = pen
  const start = name(pen, 's')
  const nodes = Array.from({ length: 2 + tape.below(7) }, (_, at) => drawNode(pen, at < 2))
  const lines = [`${start}(start) > ${nodes[0]!.id}`, ...nodes.map(({ text }) => text)]
  for (const [at, node] of nodes.entries()) {
    if (at > 0)
      lines.push(drawFlow(pen, tape.pick(...nodes.slice(0, at).filter(leads), nodes[at - 1]!), node))
    if (tape.rarely(3) && leads(node))
      lines.push(drawFlow(pen, node, tape.pick(...nodes.slice(at + 1), node)))
  }
  for (const node of nodes) if (isActivity(node)) lines.push(...drawBoundaries(pen, node, nodes))
  if (tape.rarely(4)) lines.push(drawEventSubProcess(pen))
  return lines.filter(Boolean).join('\n')
}

const leads = ({ kind }: Drawn): boolean => kind !== 'end'
const isActivity = ({ kind }: Drawn): boolean => ['user', 'service', 'task', 'sub'].includes(kind)
const splits = ({ kind }: Drawn): boolean => ['exclusive', 'inclusive', 'complex'].includes(kind)

/** A way back leads to somebody who works, so that no loop goes round without waiting. */
function drawFlow(pen: Pen, from: Drawn, to: Drawn): string {
  if (!leads(from) || (from === to && to.kind !== 'user')) return ''
  const condition = splits(from) || (isActivity(from) && pen.tape.rarely(5))
  return `${from.exit ?? from.id} >${condition ? pen.tape.pick('[true]', '[false]', '[flag]', '[not(flag)]') : ''} ${to.id}`
}

function drawNode(pen: Pen, early: boolean): Drawn {
  const { tape } = pen
  const last = early ? 'parallel' : 'end'
  const kind = tape.pick(
    'user',
    'service',
    'task',
    'exclusive',
    'parallel',
    'inclusive',
    'complex',
    'event',
    'sub',
    'sub',
    'adhoc',
    'gateway',
    pen.calls ? 'call' : 'user',
    pen.calls ? 'call' : 'service',
    last,
  )
  const id = name(pen, kind[0]!)
  switch (kind) {
    case 'user':
    case 'service':
    case 'task':
      return { id, kind, text: `${id}(${kind}${drawLoop(tape)}${drawListeners(tape)})` }
    case 'call':
      return { id, kind: 'sub', text: `${id}(call calls=other${drawLoop(tape)}${drawListeners(tape)})` }
    case 'complex':
      return { id, kind, text: `${id}(complex when='activationCount >= ${1 + tape.below(2)}')` }
    case 'event':
      return {
        id,
        kind,
        text: `${id}(${tape.pick('throw escalation=A', 'throw compensate', 'catch message=A', 'catch timer=PT1H', ...(pen.throws ? ['throw signal=A', 'throw message=A'] : []))})`,
      }
    case 'end':
      return {
        id,
        kind,
        text: `${id}(end${tape.pick('', ' terminate', ' error=A', ' escalation=A', ' compensate', pen.inTransaction ? ' cancel' : '')})`,
      }
    case 'adhoc': {
      const rules = tape.pick('', ' ordering=Sequential', " until='flag'", " until='flag' keep")
      const inner = `${name(pen, 'u')}(user) > ${name(pen, 't')}(task) ; ${name(pen, 'v')}(service${drawLoop(tape)})`
      return { id, kind: 'sub', text: `${id}(adhoc${rules}) { ${inner} }` }
    }
    case 'gateway': {
      const [heard, late, exit] = ['c', 'c', 'x'].map(letter => name(pen, letter)) as [string, string, string]
      const first = `${id}(event) > ${heard}(catch ${tape.pick('message=A', 'signal=A')}) > ${exit}(exclusive)`
      return { id, kind, exit, text: `${first}\n${id} > ${late}(catch timer=PT1H) > ${exit}` }
    }
    case 'sub':
      return pen.depth >= 2 ? { id, kind: 'user', text: `${id}(user)` } : drawSub(pen, id)
    default:
      return { id, kind, text: `${id}(${kind})` }
  }
}

function drawSub(pen: Pen, id: string): Drawn {
  const transaction = pen.tape.rarely(3)
  const inner: Pen = { ...pen, depth: pen.depth + 1, inTransaction: transaction || pen.inTransaction }
  const text = drawScope(inner)
  pen.names = inner.names
  const type = transaction ? 'transaction' : 'sub'
  const repeats = drawLoop(pen.tape)
  return { id, kind: 'sub', text: `${id}(${type}${repeats}${drawListeners(pen.tape)}) {\n${text}\n}` }
}

function drawLoop(tape: Tape): string {
  return tape.pick('', '', '', '', ' count=2', ' count=2 sequential', " count=2 until='flag'", ' max=2')
}

function drawListeners(tape: Tape): string {
  return tape.pick(
    '',
    '',
    '',
    '',
    '',
    ' on-cancel=tidy',
    ' on-start=greet',
    ' on-end=thank',
    ' on-beforeAll=count',
    " out='y: assert(flag, flag)'",
  )
}

function drawBoundaries(pen: Pen, host: Drawn, nodes: readonly Drawn[]): string[] {
  const { tape } = pen
  if (!tape.rarely(3)) return []
  const id = name(pen, 'b')
  if (tape.rarely(3)) {
    const handler = name(pen, 'h')
    return [`${id}(boundary on=${host.id} compensate) ..> ${handler}(${tape.pick('task', 'service')} undo)`]
  }
  const trigger = tape.pick(
    'message=A',
    'timer=PT1H',
    'error=A',
    'error',
    'escalation=A',
    'signal=A',
    "when='flag'",
  )
  const gentle = !trigger.startsWith('error') && tape.rarely(2) ? ' non-interrupting' : ''
  // A condition that holds strikes as soon as it is armed: led back to its own step it fills the case with a thousand turns.
  const back = trigger === "when='flag'" ? host : null
  const targets = nodes.filter(one => one.kind === 'end' || (one.kind === 'user' && one !== back))
  const target = targets.length > 0 ? tape.pick(...targets).id : `${name(pen, 'e')}(end)`
  return [`${id}(boundary on=${host.id} ${trigger}${gentle}) > ${target}`]
}

function drawEventSubProcess(pen: Pen): string {
  const { tape } = pen
  const trigger = tape.pick(
    'message=A',
    'timer=PT1H',
    'error=A',
    'error',
    'escalation=A',
    'signal=A',
    "when='flag'",
    'compensate',
  )
  const gentle = /error|compensate/.test(trigger) || !tape.rarely(2) ? '' : ' non-interrupting'
  const [sub, start, work, end] = ['h', 's', 'u', 'e'].map(letter => name(pen, letter)) as [
    string,
    string,
    string,
    string,
  ]
  if (trigger === 'compensate' && pen.depth === 0) return ''
  return `${sub}(event-sub) { ${start}(start ${trigger}${gentle}) > ${work}(${tape.pick('user', 'task')}) > ${end}(end${tape.pick('', ' error=A', ' compensate', ' terminate')}) }`
}
