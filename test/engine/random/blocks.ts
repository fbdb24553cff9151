// Processes that are made of blocks, each with one way in and one way out, and the choices that will be made in them.

import fc from 'fast-check'

export type Block =
  | { readonly kind: 'task' | 'user' | 'service' }
  | { readonly kind: 'sequence' | 'parallel'; readonly parts: readonly Block[] }
  /** One of the branches is taken; the last is the default. */
  | { readonly kind: 'exclusive'; readonly parts: readonly Block[]; readonly taken: number }
  /** Those marked are taken; the last where none is. */
  | { readonly kind: 'inclusive'; readonly parts: readonly Block[]; readonly taken: readonly boolean[] }
  /** All are begun; one goes on as soon as so many are done, another once all are. */
  | { readonly kind: 'complex'; readonly parts: readonly Block[]; readonly needed: number }
  /** In a sub-process, or in a process of its own that is called. */
  | { readonly kind: 'sub' | 'call'; readonly inner: Block }
  /** Gateways that lead back. */
  | { readonly kind: 'loop'; readonly inner: Block; readonly times: number }
  /** A sub-process with a loop marker. */
  | { readonly kind: 'marked'; readonly inner: Block; readonly times: number }
  | {
      readonly kind: 'instances'
      readonly times: number
      readonly sequential: boolean
      readonly steps: number
    }
  | { readonly kind: 'boundary'; readonly fires: boolean; readonly interrupting: boolean }
  /** A sub-process with an event sub-process, and what that does. */
  | {
      readonly kind: 'handled'
      readonly inner: Block
      readonly fires: boolean
      readonly interrupting: boolean
    }
  | { readonly kind: 'events'; readonly taken: number }
  /** Steps that are done and then undone, last first: by a throw event, or because a transaction is cancelled. */
  | { readonly kind: 'undone'; readonly steps: number; readonly by: 'throw' | 'cancel' }
  /** A sub-process that is ended from inside, by an error that its boundary catches or by a terminate end event. */
  | { readonly kind: 'ended'; readonly inner: Block; readonly by: 'error' | 'terminate' }

const few = fc.integer({ min: 1, max: 3 })

/** Any block, small ones first when a failing one is shrunk. */
export const anyBlock: fc.Arbitrary<Block> = fc.letrec<{ block: Block; leaf: Block; parts: Block[] }>(
  tie => ({
    block: fc.oneof(
      { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
      tie('leaf'),
      fc.record({ kind: fc.constant('sequence' as const), parts: tie('parts') }),
      fc.record({ kind: fc.constant('parallel' as const), parts: tie('parts') }),
      fc.record({ kind: fc.constant('exclusive' as const), parts: tie('parts'), taken: fc.nat(2) }),
      fc.record({
        kind: fc.constant('inclusive' as const),
        parts: tie('parts'),
        taken: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
      }),
      fc.record({ kind: fc.constant('complex' as const), parts: tie('parts'), needed: few }),
      fc.record({ kind: fc.constantFrom('sub' as const, 'call' as const), inner: tie('block') }),
      fc.record({
        kind: fc.constant('handled' as const),
        inner: tie('block'),
        fires: fc.boolean(),
        interrupting: fc.boolean(),
      }),
      fc.record({
        kind: fc.constantFrom('loop' as const, 'marked' as const),
        inner: tie('block'),
        times: few,
      }),
      fc.record({
        kind: fc.constant('ended' as const),
        inner: tie('block'),
        by: fc.constantFrom('error' as const, 'terminate' as const),
      }),
    ),
    leaf: fc.oneof(
      fc.constant<Block>({ kind: 'task' }),
      fc.constant<Block>({ kind: 'user' }),
      fc.constant<Block>({ kind: 'service' }),
      fc.record({
        kind: fc.constant('instances' as const),
        times: few,
        sequential: fc.boolean(),
        steps: fc.nat(2),
      }),
      fc.record({ kind: fc.constant('boundary' as const), fires: fc.boolean(), interrupting: fc.boolean() }),
      fc.record({ kind: fc.constant('events' as const), taken: fc.nat(1) }),
      fc.record({
        kind: fc.constant('undone' as const),
        steps: few,
        by: fc.constantFrom('throw' as const, 'cancel' as const),
      }),
    ),
    parts: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
  }),
).block
