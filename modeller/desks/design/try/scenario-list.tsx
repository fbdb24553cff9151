// The scenarios kept with the draft, and how each went: run together, played one by one, taken along as files.

import { useId } from 'react'
import type { Deployment } from '../../../../engine/scenario/deployment.ts'
import type { Outcome } from '../../../../engine/scenario/play.ts'
import type { Scenario } from '../../../../engine/scenario/scenario.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { download } from '../../../ui/download.ts'
import { Tag } from '../../../ui/state.tsx'
import { type Kept, stepsOnScripts } from './kept-scenarios.ts'

export function ScenarioList({
  kept,
  graphs,
  outcomes,
  running,
  readOnly,
  onRun,
  onPlay,
  onLetScriptsRun,
  onTake,
  onRemove,
}: {
  kept: readonly Kept[]
  graphs: Deployment['graphs']
  outcomes: ReadonlyMap<string, Outcome>
  running: number | null
  readOnly: boolean
  onRun: () => void
  onPlay: (scenario: Scenario) => void
  onLetScriptsRun: (file: string, scenario: Scenario) => void
  onTake: (files: FileList) => void
  onRemove: (file: string) => void
}) {
  const { t } = useTexts()
  const status = useId()
  /** Kept while scripts were completed by hand, and so fits no more. */
  const byHand = (scenario: Scenario | null, outcome: Outcome | undefined) =>
    scenario !== null &&
    outcome !== undefined &&
    outcome.failures.length > 0 &&
    stepsOnScripts(scenario, graphs).length > 0
  const failed = [...outcomes.values()].filter(({ failures }) => failures.length > 0).length
  return (
    <section className="card" aria-label={t('try.scenarios')}>
      <h2>{t('try.scenarios')}</h2>
      <div className="button-row">
        <Button
          disabled={kept.length === 0 || running !== null}
          aria-describedby={kept.length === 0 || running !== null ? status : undefined}
          onClick={onRun}
        >
          {t('try.runAll')}
        </Button>
        {!readOnly && (
          <label className="button file-button">
            {t('try.addFile')}
            <input
              type="file"
              accept=".yaml,.yml"
              multiple
              className="visually-hidden"
              onChange={event => {
                if (event.target.files !== null) onTake(event.target.files)
                event.target.value = ''
              }}
            />
          </label>
        )}
      </div>
      <p role="status" id={status}>
        {running !== null
          ? t('try.running', { done: running, all: kept.length })
          : outcomes.size > 0
            ? t('try.ran', { holds: outcomes.size - failed, all: outcomes.size })
            : kept.length === 0
              ? t('try.noScenario')
              : t('try.notRun', { count: kept.length })}
      </p>
      <ul className="versions">
        {kept.map(({ file, content, scenario, problem }) => (
          <li key={file}>
            <div>
              {scenario?.name ?? file} <Verdict outcome={outcomes.get(file)} />
              {[...(problem === null ? [] : [problem]), ...(outcomes.get(file)?.failures ?? [])].map(text => (
                <span className="second-line" key={text}>
                  {text}
                </span>
              ))}
              {byHand(scenario, outcomes.get(file)) && (
                <span className="second-line">{t('try.scriptsByHand')}</span>
              )}
            </div>
            <div className="button-row">
              {scenario !== null && !readOnly && byHand(scenario, outcomes.get(file)) && (
                <Button className="button-small" onClick={() => onLetScriptsRun(file, scenario)}>
                  {t('try.letScriptsRun')}
                  <span className="visually-hidden"> “{scenario.name}”</span>
                </Button>
              )}
              {scenario !== null && (
                <Button className="button-small" onClick={() => onPlay(scenario)}>
                  {t('try.play')}
                  <span className="visually-hidden"> “{scenario.name}”</span>
                </Button>
              )}
              <Button className="button-small" onClick={() => download(file, content, 'application/yaml')}>
                {t('try.download')}
                <span className="visually-hidden"> “{scenario?.name ?? file}”</span>
              </Button>
              {!readOnly && (
                <Button className="button-small" onClick={() => onRemove(file)}>
                  {t('common.remove')}
                  <span className="visually-hidden"> “{scenario?.name ?? file}”</span>
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Verdict({ outcome }: { outcome: Outcome | undefined }) {
  const { t } = useTexts()
  if (outcome === undefined) return null
  const holds = outcome.failures.length === 0
  return <Tag kind={holds ? 'good' : 'wrong'}>{t(holds ? 'try.holds' : 'try.fails')}</Tag>
}
