// The drawing as a list that can be changed: add, branch, connect, rename, turn into another kind, delete.
// What a step or a way says beside that is said in the panel, to which each line leads and Escape leads back. Every change goes through the
// canvas's own command stack and places itself, so the picture and the list are always the same drawing.

import { type FormEvent, useState } from 'react'
import { blockNames, isBlock } from '../../blocks/index.ts'
import type { Modeler } from '../../canvas/modeler.ts'
import { outlineOf, type Way } from '../../drawing/outline.ts'
import { Outline } from '../../drawing/outline-view.tsx'
import type { Drawing, DrawnNode } from '../../drawing/read.ts'
import { nameOf } from '../../drawing/words.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { useSay } from '../../ui/status.tsx'
import { addable, type Kind, kindFrom, kindOf, kindValue, kindWord, othersLike, shapeOf } from './kinds.ts'
import { isA } from './properties.ts'

type Asked = { readonly act: 'add' | 'connect' | 'rename' | 'kind'; readonly node: DrawnNode }

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
  const remove = (node: DrawnNode) => {
    modeler.service('modeling').removeElements([modeler.element(node.id)])
    say(t('outline.removed', { name: nameOf(node, node.id) }))
  }
  const properties = (id: string, name: string) => (
    <button
      type="button"
      className="button button-small"
      aria-label={t('outline.propertiesOf', { name })}
      onClick={() => {
        modeler.select(id)
        onProperties()
      }}
    >
      {t('panel.title')}
    </button>
  )
  const wayName = (way: Way) => way.label ?? nameOf(drawing.nodes.get(way.to), way.to)
  return (
    <>
      <Outline
        drawing={drawing}
        selected={selected}
        onSelect={id => modeler.select(id)}
        wayTools={
          readOnly
            ? undefined
            : (way, from) => (
                <span className="outline-tools">
                  {properties(
                    way.flow,
                    t('outline.way', { from: nameOf(from, from.id), name: wayName(way) }),
                  )}
                  <button
                    type="button"
                    className="button button-small"
                    aria-label={t('outline.removeNamed', {
                      name: t('outline.way', { from: nameOf(from, from.id), name: wayName(way) }),
                    })}
                    onClick={() => {
                      modeler.service('modeling').removeElements([modeler.element(way.flow)])
                      say(t('outline.removed', { name: wayName(way) }))
                    }}
                  >
                    {t('common.remove')}
                  </button>
                </span>
              )
        }
        tools={
          readOnly
            ? undefined
            : node => (
                <span className="outline-tools">
                  {node.type !== 'endEvent' && (
                    <button
                      type="button"
                      className="button button-small"
                      aria-label={t('outline.addAfter', { name: nameOf(node, node.id) })}
                      onClick={() => setAsked({ act: 'add', node })}
                    >
                      {t('common.add')}
                    </button>
                  )}
                  {node.type !== 'endEvent' && (
                    <button
                      type="button"
                      className="button button-small"
                      aria-label={t('outline.connectFrom', { name: nameOf(node, node.id) })}
                      onClick={() => setAsked({ act: 'connect', node })}
                    >
                      {t('outline.connect')}
                    </button>
                  )}
                  {properties(node.id, nameOf(node, node.id))}
                  {othersLike(modeler.element(node.id)).length > 0 && (
                    <button
                      type="button"
                      className="button button-small"
                      aria-label={t('outline.kindOf', { name: nameOf(node, node.id) })}
                      onClick={() => setAsked({ act: 'kind', node })}
                    >
                      {t('outline.changeKind')}
                    </button>
                  )}
                  <button
                    type="button"
                    className="button button-small"
                    aria-label={t('outline.renameNamed', { name: nameOf(node, node.id) })}
                    onClick={() => setAsked({ act: 'rename', node })}
                  >
                    {t('outline.rename')}
                  </button>
                  <button
                    type="button"
                    className="button button-small"
                    aria-label={t('outline.removeNamed', { name: nameOf(node, node.id) })}
                    onClick={() => remove(node)}
                  >
                    {t('common.remove')}
                  </button>
                </span>
              )
        }
      />
      {asked !== null && (
        <Ask asked={asked} modeler={modeler} drawing={drawing} onClose={() => setAsked(null)} onDone={say} />
      )}
    </>
  )
}

const verbs = {
  add: 'common.add',
  connect: 'outline.connect',
  rename: 'outline.rename',
  kind: 'outline.changeKind',
} as const

const option = (kind: Kind) => ({ value: kindValue(kind), label: kindWord(kind) })

function Ask({
  asked: { act, node },
  modeler,
  drawing,
  onClose,
  onDone,
}: {
  asked: Asked
  modeler: Modeler
  drawing: Drawing
  onClose: () => void
  onDone: (sentence: string) => void
}) {
  const { t } = useTexts()
  const name = nameOf(node, node.id)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const text = String(data.get('name') ?? '').trim()
    const source = modeler.element(node.id)
    const modeling = modeler.service('modeling')
    if (act === 'rename') {
      modeling.updateLabel(source, text)
      onDone(t('outline.renamed', { name: text }))
    } else if (act === 'connect') {
      const flow = modeling.connect(source, modeler.element(String(data.get('target'))))
      if (text !== '' && flow) modeling.updateLabel(flow, text)
      onDone(t('outline.connected', { name }))
    } else if (act === 'kind') {
      const kind = kindFrom(String(data.get('type')))
      const changed = modeler.service('bpmnReplace').replaceElement(source, shapeOf(kind))
      modeler.select(changed.id)
      onDone(t('outline.kindChanged', { name, kind: kindWord(kind) }))
    } else {
      const type = String(data.get('type'))
      if (isBlock(type)) {
        void modeler
          .placeBlock(type, source)
          .then(() => onDone(t('blocks.placed', { name: t(`blocks.${type}.title`), after: name })))
        return onClose()
      }
      modeler.addAfter(source, shapeOf(kindFrom(type)), text)
      onDone(t('outline.added', { name: text || kindWord(kindFrom(type)), after: name }))
    }
    onClose()
  }
  const targets = outlineOf(drawing)
    .flatMap(({ lines }) => lines)
    .filter(
      ({ node: other }) =>
        other.id !== node.id &&
        other.process === node.process &&
        other.type !== 'startEvent' &&
        other.type !== 'boundaryEvent',
    )
  const title =
    act === 'add'
      ? t('outline.addAfter', { name })
      : act === 'connect'
        ? t('outline.connectFrom', { name })
        : act === 'kind'
          ? t('outline.kindOf', { name })
          : t('outline.renameNamed', { name })
  return (
    <Dialog title={title} open onClose={onClose}>
      <form onSubmit={submit}>
        {act === 'add' && (
          <SelectField
            label={t('outline.kind')}
            name="type"
            options={[
              ...addable(isA(modeler.element(node.id), 'bpmn:Activity')).map(option),
              ...blockNames.map(block => ({
                value: block,
                label: `${t('blocks.title')}: ${t(`blocks.${block}.title`)}`,
              })),
            ]}
          />
        )}
        {act === 'kind' && (
          <SelectField
            label={t('outline.kind')}
            name="type"
            defaultValue={kindValue(kindOf(modeler.element(node.id)))}
            options={othersLike(modeler.element(node.id)).map(option)}
          />
        )}
        {act === 'connect' && (
          <SelectField
            label={t('outline.target')}
            name="target"
            options={targets.map(({ node: other, number }) => ({
              value: other.id,
              label: `${number} ${nameOf(other, other.id)}`,
            }))}
          />
        )}
        {act !== 'kind' && (
          <TextField
            label={act === 'connect' ? t('outline.wayName') : t('common.name')}
            name="name"
            defaultValue={act === 'rename' ? (node.name ?? '') : ''}
            autoFocus
          />
        )}
        <div className="button-row">
          <button type="submit" className="button button-main">
            {t(verbs[act])}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {t('common.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
