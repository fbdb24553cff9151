// The drawing as a list that can be changed: add, branch, connect, rename, turn into another kind, delete; below the
// steps the pools, lanes, data and remarks. What a step or a way says beside that is said in the panel, to which each
// line leads and Escape leads back. Every change goes through the canvas's own command stack and places itself, so the
// picture and the list are always the same drawing.

import { useMemo, useState } from 'react'
import type { Modeler } from '../../canvas/modeler.ts'
import type { Way } from '../../drawing/outline.ts'
import { Outline } from '../../drawing/outline-view.tsx'
import { partsOf } from '../../drawing/parts.ts'
import type { Drawing, DrawnNode } from '../../drawing/read.ts'
import { nameOf } from '../../drawing/words.ts'
import { useTexts } from '../../i18n/texts.ts'
import { useSay } from '../../ui/status.tsx'
import { othersLike } from './kinds.ts'
import { OutlineDialog } from './outline-dialog.tsx'
import { OutlineParts } from './outline-parts.tsx'
import { type Asked, type Board, beginTitle, questionOf } from './outline-question.ts'
import { Tool } from './outline-tool.tsx'
import { isA } from './properties.ts'

export function OutlineEditor({
  modeler,
  drawing,
  readOnly,
  selected,
  onProperties,
}: {
  modeler: Modeler
  drawing: Drawing
  readOnly: boolean
  selected: string | null
  /** Goes to the panel, where what is chosen says the rest. */
  onProperties: () => void
}) {
  const { t } = useTexts()
  const say = useSay()
  const [asked, setAsked] = useState<Asked | null>(null)
  const parts = partsOf(modeler.definitions()).filter(({ id }) => modeler.element(id) !== undefined)
  const here = useMemo(() => shownOf(drawing, modeler), [drawing, modeler])
  const board: Board = { modeler, drawing: here, parts, t }
  const remove = (id: string, name: string) => {
    modeler.service('modeling').removeElements([modeler.element(id)])
    say(t('outline.removed', { name }))
  }
  const properties = (id: string, name: string) => (
    <Tool
      text={t('panel.title')}
      name={t('outline.propertiesOf', { name })}
      onClick={() => {
        modeler.select(id)
        onProperties()
      }}
    />
  )
  const wayTools = (way: Way, from: DrawnNode) => {
    const to = way.label ?? nameOf(drawing.nodes.get(way.to), way.to)
    const name = t('outline.way', { from: nameOf(from, from.id), name: to })
    return (
      <span className="outline-tools">
        {properties(way.flow, name)}
        <Tool
          text={t('common.remove')}
          name={t('outline.removeNamed', { name })}
          onClick={() => remove(way.flow, to)}
        />
      </span>
    )
  }
  const tools = (node: DrawnNode) => {
    // A file may name a step that no diagram draws.
    if (modeler.element(node.id) === undefined) return null
    const name = nameOf(node, node.id)
    const ask = (act: Asked['act'], text: string, title: string) => (
      <Tool text={text} name={title} onClick={() => setAsked({ act, id: node.id, name })} />
    )
    const isInPoolWithLanes =
      node.inside === null &&
      node.attachedTo === null &&
      parts.some(({ type, process }) => type === 'lane' && process === node.process)
    return (
      <span className="outline-tools">
        {node.type !== 'endEvent' && ask('add', t('common.add'), t('outline.addAfter', { name }))}
        {(node.type !== 'endEvent' || parts.length > 0) &&
          ask('connect', t('outline.connect'), t('outline.connectFrom', { name }))}
        {properties(node.id, name)}
        {isInPoolWithLanes && ask('lane', t('outline.lane'), t('outline.intoLane', { name }))}
        {isA(modeler.element(node.id), 'bpmn:SubProcess') &&
          ask('first', t('outline.inside'), beginTitle(here, node.id, name, t))}
        {othersLike(modeler.element(node.id)).length > 0 &&
          ask('kind', t('outline.changeKind'), t('outline.kindOf', { name }))}
        {ask('rename', t('outline.rename'), t('outline.renameNamed', { name }))}
        <Tool
          text={t('common.remove')}
          name={t('outline.removeNamed', { name })}
          onClick={() => remove(node.id, name)}
        />
      </span>
    )
  }
  const begin = (process: string, name: string) => (
    <Tool
      text={t('common.add')}
      name={beginTitle(here, process, name, t)}
      onClick={() => setAsked({ act: 'first', id: process, name })}
    />
  )
  return (
    <>
      <Outline
        drawing={here}
        selected={selected}
        onSelect={id => modeler.select(id)}
        wayTools={readOnly ? undefined : wayTools}
        tools={readOnly ? undefined : tools}
        begin={readOnly ? undefined : begin}
      />
      <OutlineParts
        modeler={modeler}
        drawing={here}
        parts={parts}
        readOnly={readOnly}
        selected={selected}
        onAsk={setAsked}
        onRemove={remove}
        properties={properties}
      />
      {asked !== null && (
        <OutlineDialog question={questionOf(asked, board)} onClose={() => setAsked(null)} onDone={say} />
      )}
    </>
  )
}

/** What the shown diagram draws; the other processes of the file have diagrams of their own. */
function shownOf(drawing: Drawing, modeler: Modeler): Drawing {
  const shown = modeler.processes()
  return {
    ...drawing,
    processes: drawing.processes.filter(({ id }) => shown.has(id)),
    messageFlows: drawing.messageFlows.filter(({ id }) => modeler.element(id) !== undefined),
  }
}
