// The life of an element, told once.
//
//   take        a token comes along a flow (`arrive`; most elements are entered at once, joins wait)
//   enter       the run begins: `element.activated`; a looping activity first gets its loop body
//   begin       inputs are mapped, boundary events armed, start listeners run, then `activate`
//   activate    the element does its work: it completes at once, or waits for a task, a job, an event, a scope
//   complete    end listeners run, outputs are mapped, `leave` chooses the flows, `element.completed`
//   take        … and tokens go on; a scope with no token and no child left completes in turn
//   terminate   the run and all inside end without leaving: `element.terminated`
//
// Evaluation that fails becomes an incident; its resolution does the same step again, so `activate` and `leave`
// evaluate first and emit afterwards.

import type { Flow, Node, Trigger } from '../graph/graph.ts'
import type { ModdleElement } from '../graph/moddle.ts'
import type { Reader } from '../graph/reader.ts'
import type { Step } from '../run/emit.ts'
import type { Run, Variables } from '../run/state.ts'

// biome-ignore lint/suspicious/noExplicitAny: the table of behaviours holds every kind of detail
export type Behaviour<Detail = any> = {
  /** Reads the element's own part of the drawing, and reports what is wrong with it. */
  readonly compile?: (source: ModdleElement, reader: Reader) => Detail
  /** True when tokens wait on the incoming flows until the element consumes them. */
  readonly parks?: boolean
  /** A parked token came; consume and enter if the time has come. */
  readonly arrive?: (step: Step, node: Node<Detail>, scope: Run) => void
  /** Nothing else moves and something changed in the scope: may a waiting join go on? Says whether it did. */
  readonly settle?: (step: Step, node: Node<Detail>, scope: Run) => boolean
  /** A scope is entered for what is begun in it by hand: it listens, and begins nothing of its own. */
  readonly prepare?: (step: Step, node: Node<Detail>, run: Run) => void
  /** The element does its work. */
  readonly activate: (step: Step, node: Node<Detail>, run: Run) => void
  /** A task, job or called process brought its result; the element completes where this is absent. */
  readonly resume?: (step: Step, node: Node<Detail>, run: Run) => void
  /** The flows that get a token when it completes; by the rule for activities where absent. */
  readonly leave?: (step: Step, node: Node<Detail>, run: Run) => readonly Flow[]
  /** A subscription that the run owns has fired, for itself (not for its boundary or event sub-processes). */
  readonly fired?: (
    step: Step,
    node: Node<Detail>,
    run: Run,
    event: Node,
    trigger: Trigger,
    values: Variables,
  ) => void
  /** Called before the run is terminated. */
  readonly terminate?: (step: Step, node: Node<Detail>, run: Run) => void
  /** Of a scope: what to keep of something directly inside before it completes. */
  readonly beforeChild?: (step: Step, node: Node<Detail>, run: Run, child: Run) => unknown
  /** Something directly inside has completed, or was terminated: then nothing of it is kept. */
  readonly childEnded?: (step: Step, node: Node<Detail>, run: Run, child: Run, kept?: unknown) => void
  /** An incident that arose between two of its children is resolved. */
  readonly again?: (step: Step, node: Node<Detail>, run: Run) => void
  /** A scope has neither tokens nor children left. */
  readonly emptied?: (step: Step, node: Node<Detail>, run: Run) => void
  /** All that the run had to compensate is undone. */
  readonly undone?: (step: Step, node: Node<Detail>, run: Run) => void
  /** Of a loop body: what to keep of an inner run before it completes. */
  readonly beforeInner?: (step: Step, node: Node<Detail>, body: Run, inner: Run) => unknown
  /** Of a loop body: an inner run has completed. */
  readonly innerEnded?: (step: Step, node: Node<Detail>, body: Run, inner: Run, kept: unknown) => void
}
