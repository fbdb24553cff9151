// What the outline says below the steps: pools with their lanes and their order, data, remarks, frames, and the messages
// between pools.

import type { ReactNode } from 'react'
import { exchange, neighbour } from '../../canvas/order.ts'
import { nameOf } from '../../drawing/words.ts'
import { useTexts, wordFor } from '../../i18n/texts.ts'
import { useSay } from '../../ui/status.tsx'
import { type Asked, type Board, isPool, partName } from './outline-question.ts'
import { Tool } from './outline-tool.tsx'

type Props = Omit<Board, 't'> & {
  readonly readOnly: boolean
  readonly selected: string | null
  readonly onAsk: (asked: Asked) => void
  readonly onRemove: (id: string, name: string) => void
  /** The button that leads to the panel. */
  readonly properties: (id: string, name: string) => ReactNode
}

export function OutlineParts({
  modeler,
  drawing,
  parts,
  readOnly,
  selected,
  onAsk,
  onRemove,
  properties,
}: Props) {
  const { t } = useTexts()
  const say = useSay()
  const names = new Map([
    ...[...drawing.nodes.values()].map(node => [node.id, nameOf(node, node.id)] as const),
    ...parts.map(part => [part.id, partName(part)] as const),
  ])
  const nameAt = (id: string) => names.get(id) ?? id
  const poolTitle = t(parts.some(isPool) ? 'outline.addPool' : 'outline.intoPool')
  const remove = (id: string, name: string) => (
    <Tool
      text={t('common.remove')}
      name={t('outline.removeNamed', { name })}
      onClick={() => onRemove(id, name)}
    />
  )
  const ask = (act: Asked['act'], id: string, name: string, text: string, title: string) => (
    <Tool text={text} name={title} onClick={() => onAsk({ act, id, name })} />
  )
  const order = (id: string, name: string) =>
    (['up', 'down'] as const).map(way => {
      const other = neighbour(modeler.element(id), way)
      return (
        other !== undefined && (
          <Tool
            key={way}
            text={t(`outline.${way}`)}
            name={t(`outline.${way}Named`, { name })}
            onClick={() => {
              exchange(modeler, modeler.element(id), way)
              say(t('outline.exchanged', { name, other: nameAt(other.id) }))
            }}
          />
        )
      )
    })
  const line = (
    id: string,
    name: string,
    kind: string,
    rest: { depth?: number; ties?: ReactNode; tools?: ReactNode },
  ) => (
    <li key={id} className={`outline-line depth-${Math.min(rest.depth ?? 0, 3)}`}>
      <span className="outline-number" />
      <span className="outline-text">
        <button
          type="button"
          className="link-button"
          aria-current={id === selected ? 'true' : undefined}
          onClick={() => modeler.select(id)}
        >
          {name}
        </button>{' '}
        <span className="second-line outline-kind">{kind}</span>
        {rest.ties}
      </span>
      {!readOnly && (
        <span className="outline-tools">
          {rest.tools}
          {properties(id, name)}
          {ask('rename', id, name, t('outline.rename'), t('outline.renameNamed', { name }))}
          {remove(id, name)}
        </span>
      )}
    </li>
  )
  return (
    <section className="outline-part">
      <h3>{t('outline.parts')}</h3>
      {!readOnly && (
        <button
          type="button"
          className="button button-small"
          onClick={() => onAsk({ act: 'addPool', id: '', name: '' })}
        >
          {poolTitle}
        </button>
      )}
      <ol className="outline">
        {parts.map(part => {
          const name = partName(part)
          return line(part.id, name, wordFor('bpmn', part.type), {
            depth: part.depth,
            ties: part.links.length > 0 && (
              <ul>
                {part.links.map(({ id, how, other }) => {
                  const said = t(`outline.${how}`, { name: nameAt(other) })
                  return (
                    <li key={id}>
                      {said} {!readOnly && remove(id, `${name}, ${said}`)}
                    </li>
                  )
                })}
              </ul>
            ),
            tools: (
              <>
                {part.process !== null &&
                  ask('addLane', part.id, name, t('common.add'), t('outline.addLane', { name }))}
                {(isPool(part) || part.type === 'lane') && order(part.id, name)}
                {part.type === 'group' &&
                  ask('extend', part.id, name, t('outline.extend'), t('outline.extendNamed', { name }))}
                {part.type !== 'lane' &&
                  part.type !== 'group' &&
                  ask('connect', part.id, name, t('outline.connect'), t('outline.connectFrom', { name }))}
              </>
            ),
          })
        })}
        {drawing.messageFlows.map(({ id, name, source, target }) =>
          line(
            id,
            name ?? t('outline.way', { from: nameAt(source), name: nameAt(target) }),
            name === null
              ? wordFor('bpmn', 'messageFlow')
              : `${wordFor('bpmn', 'messageFlow')} · ${t('outline.way', { from: nameAt(source), name: nameAt(target) })}`,
            {},
          ),
        )}
      </ol>
    </section>
  )
}
