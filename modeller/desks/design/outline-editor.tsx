// The drawing as a list that can be changed: add after, branch, connect, rename, delete. Every change goes through the
// canvas's own command stack and places itself, so the picture and the list are always the same drawing.

import { type FormEvent, useState } from 'react'
import { blockNames, isBlock } from '../../blocks/index.ts'
import type { Modeler } from '../../canvas/modeler.ts'
import { outlineOf } from '../../drawing/outline.ts'
import { Outline } from '../../drawing/outline-view.tsx'
import type { Drawing, DrawnNode } from '../../drawing/read.ts'
import { nameOf } from '../../drawing/words.ts'
import { useTexts, wordFor } from '../../i18n/texts.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { useSay } from '../../ui/status.tsx'

const addable = [
  'bpmn:UserTask',
  'bpmn:SendTask',
  'bpmn:ReceiveTask',
  'bpmn:ServiceTask',
  'bpmn:BusinessRuleTask',
  'bpmn:CallActivity',
  'bpmn:ExclusiveGateway',
  'bpmn:ParallelGateway',
  'bpmn:InclusiveGateway',
  'bpmn:EndEvent',
] as const

const localName = (type: string) => {
  const name = type.replace('bpmn:', '')
  return name.charAt(0).toLowerCase() + name.slice(1)
}

type Asked = { readonly act: 'add' | 'connect' | 'rename'; readonly node: DrawnNode }

export function OutlineEditor({
  modeler,
  drawing,
  readOnly,
  selected,
}: {
  modeler: Modeler
  drawing: Drawing
  readOnly: boolean
  selected: string | null
}) {
  const { t } = useTexts()
  const say = useSay()
  const [asked, setAsked] = useState<Asked | null>(null)
  const remove = (node: DrawnNode) => {
    modeler.service('modeling').removeElements([modeler.element(node.id)])
    say(t('outline.removed', { name: nameOf(node, node.id) }))
  }
  return (
    <>
      <Outline
        drawing={drawing}
        selected={selected}
        onSelect={id => modeler.select(id)}
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
    } else {
      const type = String(data.get('type'))
      if (isBlock(type)) {
        void modeler
          .placeBlock(type, source)
          .then(() => onDone(t('blocks.placed', { name: t(`blocks.${type}.title`), after: name })))
        return onClose()
      }
      const made = modeler.service('elementFactory').createShape({ type })
      const added = modeler.service('autoPlace').append(source, made)
      if (text !== '') modeling.updateLabel(added, text)
      modeler.select(added.id)
      onDone(t('outline.added', { name: text, after: name }))
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
        : t('outline.renameNamed', { name })
  return (
    <Dialog title={title} open onClose={onClose}>
      <form onSubmit={submit}>
        {act === 'add' && (
          <SelectField
            label={t('outline.kind')}
            name="type"
            options={[
              ...addable.map(type => ({ value: type, label: wordFor('bpmn', localName(type)) })),
              ...blockNames.map(block => ({
                value: block,
                label: `${t('blocks.title')}: ${t(`blocks.${block}.title`)}`,
              })),
            ]}
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
        <TextField
          label={act === 'connect' ? t('outline.wayName') : t('common.name')}
          name="name"
          defaultValue={act === 'rename' ? (node.name ?? '') : ''}
          autoFocus
        />
        <div className="button-row">
          <button type="submit" className="button button-main">
            {act === 'add' ? t('common.add') : act === 'connect' ? t('outline.connect') : t('outline.rename')}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {t('common.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
