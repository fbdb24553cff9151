// What a generated process must do, told without the engine: which elements wait, and which complete once somebody
// has acted. It is far simpler than the interpreter, or it would be no oracle.

/** A part of the expected course. */
export type Plan =
  /** These complete by themselves. */
  | { readonly kind: 'pass'; readonly elements: readonly string[] }
  /** These wait until the command is given. */
  | { readonly kind: 'wait'; readonly shown: readonly string[]; readonly command: string }
  | { readonly kind: 'sequence'; readonly parts: readonly Plan[] }
  | { readonly kind: 'all'; readonly parts: readonly Plan[] }
  /** `then` begins once so many of the parts are done, `last` once all are. */
  | {
      readonly kind: 'gathered'
      readonly parts: readonly Plan[]
      readonly needed: number
      readonly then: Plan
      readonly last: Plan
    }
  /** What is inside may be ended by a `cut` in it. */
  | { readonly kind: 'scope'; readonly inner: Plan }
  | { readonly kind: 'cut' }

export const pass = (...elements: string[]): Plan => ({ kind: 'pass', elements })
export const wait = (command: string, ...shown: string[]): Plan => ({ kind: 'wait', shown, command })
export const sequence = (...parts: Plan[]): Plan => ({ kind: 'sequence', parts })
export const all = (...parts: Plan[]): Plan => ({ kind: 'all', parts })
export const gathered = (parts: readonly Plan[], needed: number, then: Plan, last: Plan): Plan => ({
  kind: 'gathered',
  parts,
  needed,
  then,
  last,
})
export const scope = (inner: Plan): Plan => ({ kind: 'scope', inner })
export const cut: Plan = { kind: 'cut' }

type Waiting = Extract<Plan, { kind: 'wait' }>

/** A place in a plan. `at` is how far a sequence has come. */
type Cursor = { readonly plan: Plan; readonly parts: readonly Cursor[]; at: number; done: boolean }

/** Follows a plan: what waits now, and what has completed so far. */
export class Course {
  readonly completed: string[] = []
  private readonly root: Cursor

  constructor(plan: Plan) {
    this.root = cursor(plan)
    this.settle(this.root)
  }

  get ended(): boolean {
    return this.root.done
  }

  /** The waits that are open now. */
  open(): Waiting[] {
    return openIn(this.root).map(({ plan }) => plan as Waiting)
  }

  /** Somebody acts on one of the open waits. */
  act(index: number): void {
    openIn(this.root)[index]!.done = true
    this.settle(this.root)
  }

  /** Says whether a cut was met that has not found its scope. */
  private settle(cursor: Cursor): boolean {
    const { plan, parts } = cursor
    if (cursor.done || plan.kind === 'wait') return false
    if (plan.kind === 'pass') this.completed.push(...plan.elements)
    if (plan.kind === 'cut') return true
    if (plan.kind === 'sequence') return this.settleSequence(cursor)
    if (plan.kind === 'gathered') return this.settleGathered(cursor, plan.parts.length)
    const isCut = parts.map(part => this.settle(part)).some(Boolean)
    cursor.done = parts.every(part => part.done) || (isCut && plan.kind === 'scope')
    return isCut && plan.kind !== 'scope'
  }

  private settleGathered(cursor: Cursor, branches: number): boolean {
    for (const part of cursor.parts.slice(0, branches)) this.settle(part)
    for (const part of begunIn(cursor).slice(branches)) this.settle(part)
    cursor.done = cursor.parts.every(part => part.done)
    return false
  }

  private settleSequence(cursor: Cursor): boolean {
    for (; cursor.at < cursor.parts.length; cursor.at += 1) {
      const part = cursor.parts[cursor.at]!
      if (this.settle(part)) return true
      if (!part.done) return false
    }
    cursor.done = true
    return false
  }
}

function cursor(plan: Plan): Cursor {
  return { plan, parts: partsOf(plan).map(cursor), at: 0, done: false }
}

/** The plans a plan is made of. */
export function partsOf(plan: Plan): readonly Plan[] {
  if (plan.kind === 'scope') return [plan.inner]
  if (plan.kind === 'gathered') return [...plan.parts, plan.then, plan.last]
  return 'parts' in plan ? plan.parts : []
}

/** What of a gathering has begun: its branches, what follows enough of them, and what follows all. */
function begunIn({ plan, parts }: Cursor): readonly Cursor[] {
  if (plan.kind !== 'gathered') return parts
  const done = parts.slice(0, plan.parts.length).filter(part => part.done).length
  if (done === plan.parts.length) return parts
  return parts.slice(0, plan.parts.length + (done >= plan.needed ? 1 : 0))
}

function openIn(cursor: Cursor): Cursor[] {
  if (cursor.done) return []
  if (cursor.plan.kind === 'wait') return [cursor]
  if (cursor.plan.kind === 'sequence') return openIn(cursor.parts[cursor.at]!)
  return begunIn(cursor).flatMap(openIn)
}
