// The coverage in words and on the drawing: how much is taken, and by name what is not.

import { useMemo, useState } from 'react'
import type { Share } from '../../../../engine/scenario/coverage.ts'
import { Diagram } from '../../../canvas/lazy-diagram.tsx'
import type { Drawing } from '../../../drawing/read.ts'
import { nameIn } from '../../../drawing/words.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { type Covered, coverageMarks } from './coverage-marks.ts'

export function CoverageView({ xml, drawing, result }: { xml: string; drawing: Drawing; result: Covered }) {
  const { t } = useTexts()
  const marks = useMemo(() => coverageMarks(result, drawing), [result, drawing])
  const [chosen, setChosen] = useState<string | null>(null)
  const share = ({ taken, total }: Share) => t('try.share', { taken, total })
  const flowName = (id: string) => {
    const flow = drawing.flows.get(id)
    if (flow === undefined) return id
    const way = t('try.way', { from: nameIn(drawing, flow.source), to: nameIn(drawing, flow.target) })
    return flow.name === null ? way : `${flow.name}: ${way}`
  }
  const missing = (title: string, ids: readonly string[], name: (id: string) => string) =>
    ids.length > 0 && (
      <>
        <h4>{title}</h4>
        <ul>
          {ids.map(id => (
            <li key={id}>
              <button type="button" className="link-button" onClick={() => setChosen(id)}>
                {name(id)}
              </button>
            </li>
          ))}
        </ul>
      </>
    )
  return (
    <>
      <p>{t('try.legend')}</p>
      <Diagram asDrawn xml={xml} marks={marks} label={t('try.coveragePicture')} center={chosen} />
      <section className="card" aria-label={t('try.coverage')}>
        <h2>{t('try.coverage')}</h2>
        {result.processes.map(({ process, nodes, flows }) => (
          <div key={process}>
            <h3>{drawing.processes.find(({ id }) => id === process)?.name ?? process}</h3>
            <p>{t('try.covers', { nodes: share(nodes), flows: share(flows) })}</p>
            {nodes.missing.length + flows.missing.length === 0 && <p>{t('try.whole')}</p>}
            {missing(t('try.nodesMissing'), nodes.missing, id => nameIn(drawing, id))}
            {missing(t('try.flowsMissing'), flows.missing, flowName)}
          </div>
        ))}
        {result.decisions
          .filter(({ rules }) => rules.total > 0)
          .map(({ decision, rules }) => (
            <div key={decision}>
              <h3>{decision}</h3>
              <p>{t('try.rules', { share: share(rules) })}</p>
              {rules.missing.length > 0 && (
                <p>{t('try.rulesMissing', { rules: rules.missing.join(', ') })}</p>
              )}
            </div>
          ))}
      </section>
    </>
  )
}
