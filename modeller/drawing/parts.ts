// What a drawing has beside its steps and ways: pools with their lanes, data, remarks, each with what it is tied to, and
// the frames around steps.

export type DrawnPart = {
  readonly id: string
  readonly type:
    | 'participant'
    | 'lane'
    | 'dataObjectReference'
    | 'dataStoreReference'
    | 'textAnnotation'
    | 'group'
  readonly name: string | null
  /** 0, or how deep a lane lies in its pool. */
  readonly depth: number
  /** The process of a pool or lane; null for a pool without steps, and for what lies in no lane. */
  readonly process: string | null
  readonly links: readonly Link[]
}

/** Which step reads or writes data; what a remark is about. `id` is that of the line between them. */
export type Link = { readonly id: string; readonly how: 'reads' | 'writes' | 'about'; readonly other: string }

// biome-ignore lint/suspicious/noExplicitAny: moddle elements are untyped
type Moddle = any

/** The parts of a tree that was read: pools, each with its lanes, then data, then remarks, then frames. */
export function partsOf(definitions: Moddle): readonly DrawnPart[] {
  const roots: readonly Moddle[] = definitions.rootElements ?? []
  const collaborations = roots.filter(({ $type }) => $type === 'bpmn:Collaboration')
  const scopes = roots.filter(({ $type }) => $type === 'bpmn:Process').flatMap(withInner)
  const elements = scopes.flatMap(({ flowElements }) => flowElements ?? [])
  const artifacts = [...collaborations, ...scopes].flatMap(scope => scope.artifacts ?? [])
  const ties = [...elements.flatMap(dataTies), ...artifacts.flatMap(remarkTies)]
  const tied = (element: Moddle) => ({
    ...part(element, 0, null),
    links: ties.flatMap(tie => linkOf(tie, element)),
  })
  return [
    ...collaborations.flatMap(({ participants }) => participants ?? []).flatMap(poolWithLanes),
    ...elements.filter(({ $type }) => /^bpmn:Data(Object|Store)Reference$/.test($type)).map(tied),
    ...artifacts.filter(({ $type }) => $type === 'bpmn:TextAnnotation').map(tied),
    ...artifacts.filter(({ $type }) => $type === 'bpmn:Group').map(tied),
  ]
}

const withInner = (scope: Moddle): readonly Moddle[] => [
  scope,
  ...(scope.flowElements ?? []).filter((each: Moddle) => each.flowElements !== undefined).flatMap(withInner),
]

const part = (element: Moddle, depth: number, process: string | null): DrawnPart => ({
  id: element.id,
  type: element.$type.replace(/^bpmn:\w/, (start: string) => start.slice(-1).toLowerCase()),
  name:
    (element.name ?? element.text ?? element.categoryValueRef?.value)?.replaceAll(/\s+/g, ' ').trim() || null,
  depth,
  process,
  links: [],
})

function poolWithLanes(pool: Moddle): readonly DrawnPart[] {
  const process = pool.processRef?.id ?? null
  const lanes = (sets: readonly Moddle[], depth: number): readonly DrawnPart[] =>
    sets.flatMap(set =>
      (set.lanes ?? []).flatMap((lane: Moddle) => [
        part(lane, depth, process),
        ...(lane.childLaneSet === undefined ? [] : lanes([lane.childLaneSet], depth + 1)),
      ]),
    )
  return [part(pool, 0, process), ...lanes(pool.processRef?.laneSets ?? [], 1)]
}

type Tie = { readonly id: string; readonly how: Link['how']; readonly ends: readonly Moddle[] }

const dataTies = (step: Moddle): readonly Tie[] => [
  ...(step.dataInputAssociations ?? []).map(({ id, sourceRef }: Moddle) => ({
    id,
    how: 'reads' as const,
    ends: [...(sourceRef ?? []), step],
  })),
  ...(step.dataOutputAssociations ?? []).map(({ id, targetRef }: Moddle) => ({
    id,
    how: 'writes' as const,
    ends: [step, targetRef],
  })),
]

const remarkTies = ({ $type, id, sourceRef, targetRef }: Moddle): readonly Tie[] =>
  $type === 'bpmn:Association' ? [{ id, how: 'about', ends: [sourceRef, targetRef] }] : []

function linkOf({ id, how, ends }: Tie, element: Moddle): readonly Link[] {
  const other = ends.includes(element) ? ends.find(end => end !== element) : undefined
  return other === undefined ? [] : [{ id, how, other: other.id }]
}
