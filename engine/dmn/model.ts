// A compiled decision is self-contained: whoever holds it holds every requirement, type and parsed expression
// that evaluating it needs. Requirements form a graph without cycles; only a type may contain itself.

import type { Expression, UnaryTests } from '../feel/evaluate.ts'

/** What a typeRef means. A value that does not conform to its type becomes null (DMN 1.5, 10.3.2.9.4). */
export type Type =
  | { readonly kind: 'any' }
  | { readonly kind: 'basic'; readonly name: BasicType }
  | { readonly kind: 'list'; readonly of: Type }
  | { readonly kind: 'context'; readonly entries: readonly { readonly name: string; readonly type: Type }[] }
  | { readonly kind: 'function'; readonly parameters: readonly Variable[]; readonly result: Type }
  | { readonly kind: 'constrained'; readonly base: Type; readonly allowed: UnaryTests }
  | { readonly kind: 'named'; readonly name: string; readonly type: Type }

/** The types that FEEL itself knows, under their DMN 1.3 names. */
export type BasicType =
  | 'number'
  | 'string'
  | 'boolean'
  | 'date'
  | 'time'
  | 'date and time'
  | 'days and time duration'
  | 'years and months duration'
  | 'context'
  | 'range'

/** A name with a type: a parameter, a column, an input. */
export type Variable = { readonly name: string; readonly type: Type }

/** A boxed expression (DMN 1.5, 7.3 and 10.2). `type` is its own typeRef, any where it has none. */
export type Logic = { readonly type: Type } & (
  | { readonly kind: 'nothing' }
  | { readonly kind: 'literal'; readonly expression: Expression }
  | { readonly kind: 'table'; readonly table: DecisionTable }
  | { readonly kind: 'context'; readonly entries: readonly ContextEntry[] }
  | { readonly kind: 'list'; readonly items: readonly Logic[] }
  | { readonly kind: 'relation'; readonly columns: readonly Variable[]; readonly rows: readonly Logic[][] }
  | {
      readonly kind: 'function'
      readonly parameters: readonly Variable[]
      readonly body: Logic
      readonly result: Type
    }
  | {
      readonly kind: 'invocation'
      readonly called: Logic
      /** Calls `called` by FEEL's own rules, the arguments under the names of `bindings`. */
      readonly call: Expression
      readonly bindings: readonly { readonly parameter: string; readonly type: Type; readonly value: Logic }[]
    }
  | {
      readonly kind: 'conditional'
      readonly condition: Logic
      readonly whenTrue: Logic
      readonly whenFalse: Logic
    }
  | { readonly kind: 'filter'; readonly in: Logic; readonly match: Logic }
  | {
      readonly kind: 'for' | 'some' | 'every'
      readonly variable: string
      readonly in: Logic
      readonly body: Logic
    }
)

/** An entry of a boxed context; the one without a name is its result. */
export type ContextEntry = { readonly name: string | null; readonly type: Type; readonly value: Logic }

/** How several matching rules become one result (DMN 1.5, 8.2.10). */
export type HitPolicy = 'UNIQUE' | 'FIRST' | 'PRIORITY' | 'ANY' | 'COLLECT' | 'RULE ORDER' | 'OUTPUT ORDER'

/** What COLLECT makes of the outputs it collects; null keeps them as a list. */
export type Aggregation = 'SUM' | 'MIN' | 'MAX' | 'COUNT'

/** A decision table; each rule has one entry for each input and each output. */
export type DecisionTable = {
  readonly name: string
  readonly hitPolicy: HitPolicy
  readonly aggregation: Aggregation | null
  readonly inputs: readonly Input[]
  readonly outputs: readonly Output[]
  readonly rules: readonly Rule[]
}

/** An input column. */
export type Input = {
  readonly id: string | null
  readonly label: string
  readonly expression: Expression
  readonly type: Type
  /** The values the drawing says can come; another one is told and counts as null. */
  readonly allowed: UnaryTests | null
}

/** An output column. A single one may be without a name. */
export type Output = {
  readonly name: string | null
  readonly type: Type
  readonly allowed: UnaryTests | null
  /** The output values in order of priority, the highest first; null where the drawing gives none. */
  readonly priorities: Expression | null
  readonly otherwise: Expression | null
}

/** What a rule gives for an output, with a type of its own; an expression of null gives null. */
export type OutputEntry = { readonly expression: Expression | null; readonly type: Type }

/** A rule. An input entry of null matches whatever comes. */
export type Rule = {
  readonly id: string | null
  /** Its place in the table, counted from 1 as people do. */
  readonly index: number
  readonly inputs: readonly (UnaryTests | null)[]
  readonly outputs: readonly OutputEntry[]
  readonly annotations: readonly { readonly name: string; readonly text: string }[]
}

/** What is required of an imported model, known under the name of the import. */
export type Imported = {
  readonly name: string
  readonly inputs: readonly Variable[]
  readonly decisions: readonly Decision[]
  readonly knowledge: readonly Knowledge[]
}

/** A business knowledge model: a function with a name. It sees its parameters and its own requirements only. */
export type KnowledgeModel = {
  readonly kind: 'knowledge'
  readonly id: string
  readonly name: string
  readonly parameters: readonly Variable[]
  readonly body: Logic
  readonly type: Type
  readonly requires: readonly Knowledge[]
  readonly imported: readonly Imported[]
}

/** A decision service: decisions offered as a function. */
export type DecisionService = {
  readonly kind: 'service'
  readonly id: string
  readonly name: string
  readonly inputs: readonly Variable[]
  readonly inputDecisions: readonly Decision[]
  /** The inputs and then the input decisions, as the type of the service has them. */
  readonly parameters: readonly Variable[]
  readonly outputs: readonly Decision[]
  readonly type: Type
}

/** What can be called by name. */
export type Knowledge = KnowledgeModel | DecisionService

/** A compiled decision. */
export type Decision = {
  readonly kind: 'decision'
  readonly id: string
  readonly name: string
  /** The name under which other decisions see its result. */
  readonly variable: string
  readonly type: Type
  readonly logic: Logic
  readonly inputs: readonly Variable[]
  readonly decisions: readonly Decision[]
  readonly knowledge: readonly Knowledge[]
  readonly imported: readonly Imported[]
}
