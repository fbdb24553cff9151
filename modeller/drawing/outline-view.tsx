// The text twin on a page. With `onSelect` each step is a button.

import type { ReactNode } from 'react'
import { useTexts } from '../i18n/texts.ts'
import { outlineOf, type Way } from './outline.ts'
import type { Drawing, DrawnNode } from './read.ts'
import { kindOf, nameOf } from './words.ts'

type Props = {
  drawing: Drawing
  onSelect?: (id: string) => void
  selected?: string | null
  tools?: (node: DrawnNode) => ReactNode
  wayTools?: (way: Way, from: DrawnNode) => ReactNode
  /** Adds a step to a process that no way leads to. */
  begin?: (process: string, name: string) => ReactNode
}

export function Outline({ drawing, onSelect, selected = null, tools, wayTools, begin }: Props) {
  const { t } = useTexts()
  return outlineOf(drawing).map(part => (
    <section key={part.process} className="outline-part">
      <h3>{part.name ?? part.process}</h3>
      {part.lines.length === 0 && <p className="second-line">{t('outline.empty')}</p>}
      {begin?.(part.process, part.name ?? part.process)}
      <ol className="outline">
        {part.lines.map(({ node, number, depth, ways }) => (
          <li key={node.id} className={`outline-line depth-${Math.min(depth, 3)}`}>
            <span className="outline-number">{number}</span>
            <span className="outline-text">
              {onSelect === undefined ? (
                <strong>{nameOf(node, node.id)}</strong>
              ) : (
                <button
                  type="button"
                  className="link-button"
                  aria-current={node.id === selected ? 'true' : undefined}
                  onClick={() => onSelect(node.id)}
                >
                  {nameOf(node, node.id)}
                </button>
              )}{' '}
              <span className="second-line outline-kind">
                {[
                  kindOf(node),
                  node.lane,
                  node.attachedTo === null
                    ? null
                    : t('outline.at', { name: nameOf(drawing.nodes.get(node.attachedTo), node.attachedTo) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {(ways.length > 1 || ways[0]?.label) && (
                <ul>
                  {ways.map(way => (
                    <li key={way.flow}>
                      {way.label ?? (way.isDefault ? t('outline.otherwise') : (way.condition ?? ''))} →{' '}
                      {way.toNumber} {nameOf(drawing.nodes.get(way.to), way.to)} {wayTools?.(way, node)}
                    </li>
                  ))}
                </ul>
              )}
              {ways.length === 1 && !ways[0]?.label && (
                <span className="second-line">
                  → {ways[0]?.toNumber} {nameOf(drawing.nodes.get(ways[0]?.to ?? ''), ways[0]?.to ?? '')}{' '}
                  {ways[0] !== undefined && wayTools?.(ways[0], node)}
                </span>
              )}
            </span>
            {tools?.(node)}
          </li>
        ))}
      </ol>
    </section>
  ))
}
