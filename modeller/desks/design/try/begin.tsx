// Where a trial may begin: each plain start of each process, and each that a message, a signal or the clock begins.

import { useState } from 'react'
import type { Graph, Start } from '../../../../engine/graph/graph.ts'
import type { Begin } from '../../../../engine/scenario/scenario.ts'
import type { Drawing } from '../../../drawing/read.ts'
import { nameIn } from '../../../drawing/words.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { isValues, ValuesField, valuesOf } from './values-field.tsx'

export function BeginList({
  graphs,
  drawing,
  onBegin,
}: {
  graphs: ReadonlyMap<string, Graph>
  drawing: Drawing
  onBegin: (begin: Begin) => void
}) {
  const { t } = useTexts()
  const [values, setValues] = useState('{}')
  const starts = [...graphs.values()].flatMap(graph =>
    graph.starts
      .filter(({ kind }) => kind === 'none' || kind === 'message' || kind === 'signal' || kind === 'timer')
      .map(start => ({ graph, start })),
  )
  return (
    <>
      <h2>{t('try.begin')}</h2>
      <ul className="versions">
        {starts.map(({ graph, start }) => (
          <li key={`${graph.processId}${start.element}${start.trigger}`}>
            <Button
              whyNot={isValues(values) ? null : t('try.notValues')}
              onClick={() => onBegin(beginAt(graph, start, drawing, valuesOf(values)))}
            >
              {t('try.beginAt', {
                name: nameIn(drawing, start.element),
                process: graph.name ?? graph.processId,
              })}
            </Button>
          </li>
        ))}
      </ul>
      <ValuesField value={values} onChange={setValues} hint={t('try.startValuesHint')} />
    </>
  )
}

function beginAt(
  { processId }: Graph,
  { kind, element }: Start,
  drawing: Drawing,
  variables: Readonly<Record<string, unknown>>,
): Begin {
  const name = drawing.nodes.get(element)?.triggerText ?? element
  if (kind === 'signal') return { by: 'signal', name, variables }
  if (kind !== 'message') return { by: 'process', process: processId, variables }
  return { by: 'message', message: { name, correlationKey: null, variables, ttl: null, id: null } }
}
