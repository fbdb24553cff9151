// What a model says about itself in our namespace, as plain values: absent means no, none, nothing said.

import { attribute, type Element, extension } from './moddle.ts'

/** `gov:process`: the facts that hold for a whole process. */
export type ProcessGovernance = {
  readonly letter: string | null
  readonly variant: 'AS-IS' | 'TO-BE'
  readonly case: boolean
  readonly framework: string | null
  readonly minors: boolean
  readonly rights: string | null
  readonly erasure: string | null
  readonly withdrawal: string | null
}

/** `gov:participant`: whose pool it is. */
export type PoolGovernance = {
  readonly own: boolean
  readonly tool: boolean
  readonly justice: boolean
  readonly joint: boolean
}

/** `gov:node`: what a step is in terms of governance. */
export type NodeGovernance = {
  readonly kind: string | null
  readonly mandate: string | null
  readonly gate: readonly string[]
  readonly about: string | null
  readonly visibility: readonly string[]
  readonly emergency: boolean
  readonly consented: boolean
  readonly scope: string | null
  readonly identity: string | null
  readonly skill: string | null
  readonly requires: readonly string[]
  readonly initiator: string | null
  readonly trigger: string | null
  readonly ageCheck: boolean
  readonly side: boolean
  readonly due: string | null
  readonly sets: readonly string[]
  readonly counts: readonly string[]
}

/** `gov:privacy`: the class of data a step handles or a message carries, and why it may. */
export type Privacy = {
  readonly dataClass: string | null
  readonly basis: string | null
  readonly purpose: string | null
  readonly retention: string | null
  readonly art9: string | null
}

/** Personal data in the sense of the rules: the classes `personal` and `special`. */
export function personal(privacy: Privacy): boolean {
  return privacy.dataClass === 'personal' || privacy.dataClass === 'special'
}

/** The facts of a process, or null where the model says nothing: then no rule of governance applies to it. */
export function processGovernance(process: Element): ProcessGovernance | null {
  const said = extension(process, 'gov:process')
  if (!said) return null
  return {
    letter: attribute(said, 'letter'),
    variant: attribute(said, 'variant') === 'AS-IS' ? 'AS-IS' : 'TO-BE',
    case: flag(said, 'case'),
    framework: attribute(said, 'framework'),
    minors: flag(said, 'minors'),
    rights: attribute(said, 'rights'),
    erasure: attribute(said, 'erasure'),
    withdrawal: attribute(said, 'withdrawal'),
  }
}

export function poolGovernance(participant: Element): PoolGovernance {
  const said = extension(participant, 'gov:participant')
  return {
    own: flag(said, 'own'),
    tool: flag(said, 'tool'),
    justice: flag(said, 'justice'),
    joint: flag(said, 'joint'),
  }
}

export function laneRole(lane: Element): string | null {
  return attribute(extension(lane, 'gov:lane'), 'role')
}

export function nodeGovernance(node: Element): NodeGovernance {
  const said = extension(node, 'gov:node')
  return {
    kind: attribute(said, 'kind'),
    mandate: attribute(said, 'mandate'),
    gate: list(said, 'gate'),
    about: attribute(said, 'about'),
    visibility: list(said, 'visibility'),
    emergency: flag(said, 'emergency'),
    consented: flag(said, 'consented'),
    scope: attribute(said, 'scope'),
    identity: attribute(said, 'identity'),
    skill: attribute(said, 'skill'),
    requires: list(said, 'requires'),
    initiator: attribute(said, 'initiator'),
    trigger: attribute(said, 'trigger'),
    ageCheck: flag(said, 'ageCheck'),
    side: flag(said, 'side'),
    due: attribute(said, 'due'),
    sets: list(said, 'sets'),
    counts: list(said, 'counts'),
  }
}

export function privacy(element: Element): Privacy {
  const said = extension(element, 'gov:privacy')
  return {
    dataClass: attribute(said, 'dataClass'),
    basis: attribute(said, 'basis'),
    purpose: attribute(said, 'purpose'),
    retention: attribute(said, 'retention'),
    art9: attribute(said, 'art9'),
  }
}

function flag(said: Element | undefined, name: string): boolean {
  return attribute(said, name) === 'true'
}

function list(said: Element | undefined, name: string): readonly string[] {
  return (
    attribute(said, name)
      ?.split(/[\s,]+/)
      .filter(Boolean) ?? []
  )
}
