// Try the drawing: the engine itself runs it here in the page, on a clock that moves only when it is told to. What is
// done can be kept as a scenario; all scenarios run together, and the drawing shows what they take.

import { useEffect, useMemo, useState } from 'react'
import type { Deployment } from '../../../../engine/scenario/deployment.ts'
import { type Outcome, playOn } from '../../../../engine/scenario/play.ts'
import { drawingFile } from '../../../../server/contract/drafts.ts'
import type { Resource } from '../../../api/drawings.ts'
import { type Drawing, readDrawing } from '../../../drawing/read.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { download } from '../../../ui/download.ts'
import { Loading } from '../../../ui/state.tsx'
import { useSay } from '../../../ui/status.tsx'
import { ModelsNeeded } from '../models-needed.tsx'
import { Cannot } from './cannot.tsx'
import { covered } from './coverage-marks.ts'
import { CoverageView } from './coverage-view.tsx'
import { deployDraft } from './draft-deployment.ts'
import { KeepDialog } from './keep-dialog.tsx'
import { fileOf, isScenario, keptScenarios, runningItsScripts } from './kept-scenarios.ts'
import { Player } from './player.tsx'
import { ScenarioList } from './scenario-list.tsx'
import { pageScripts } from './scripts.ts'
import { notedFrom, scenarioOf } from './trial.ts'
import { useTrial } from './use-trial.ts'

type Draft = {
  readonly name: string
  readonly xml: string
  readonly resources: readonly Resource[]
}

type Ready = { readonly deployment: Deployment; readonly drawing: Drawing }

export default function TryTab({
  readOnly,
  onChange,
  ...draft
}: Draft & { readOnly: boolean; onChange: (resources: Resource[]) => void }) {
  const ready = useReady(draft)
  if (ready === null) return <Loading />
  if (ready.deployment.graphs.size === 0) return <Cannot xml={draft.xml} />
  return (
    <>
      <ModelsNeeded xml={draft.xml} resources={draft.resources} readOnly={readOnly} onChange={onChange} />
      <Trying draft={draft} ready={ready} readOnly={readOnly} onChange={onChange} />
    </>
  )
}

/** The draft as it runs; a scenario that is kept or removed does not change that. */
function useReady({ name, xml, resources }: Draft): Ready | null {
  const [ready, setReady] = useState<Ready | null>(null)
  const running = JSON.stringify(resources.filter(resource => !isScenario(resource)))
  useEffect(() => {
    let live = true
    const files = JSON.parse(running) as Resource[]
    void Promise.all([deployDraft(drawingFile(name), xml, files), readDrawing(xml)]).then(
      ([deployment, drawing]) => live && setReady({ deployment, drawing }),
    )
    return () => {
      live = false
    }
  }, [name, xml, running])
  return ready
}

function Trying({
  draft: { name, xml, resources },
  ready: { deployment, drawing },
  readOnly,
  onChange,
}: {
  draft: Draft
  ready: Ready
  readOnly: boolean
  onChange: (resources: Resource[]) => void
}) {
  const { t } = useTexts()
  const say = useSay()
  const playing = useTrial(deployment)
  const kept = useMemo(() => keptScenarios(resources), [resources])
  const scenarios = useRuns(deployment)
  const [shown, setShown] = useState<'trial' | 'coverage'>('trial')
  const [keeping, setKeeping] = useState(false)
  const { trial } = playing
  const noneRan = scenarios.outcomes.size === 0
  const result = useMemo(() => covered([...scenarios.outcomes.values()]), [scenarios.outcomes])
  const asFile = (title: string): Resource | null =>
    trial === null
      ? null
      : fileOf(
          scenarioOf(trial, title, [
            drawingFile(name),
            ...resources.filter(({ name: file }) => file.endsWith('.dmn')).map(({ name: file }) => file),
          ]),
          resources,
        )
  const take = async (files: FileList) => {
    const taken = await Promise.all(
      [...files].map(async file => ({
        name: file.name.replace(/(\.scenario)?\.ya?ml$/, '.scenario.yaml'),
        content: await file.text(),
      })),
    )
    const names = new Set(taken.map(({ name: file }) => file))
    onChange([...resources.filter(({ name: file }) => !names.has(file)), ...taken])
  }
  return (
    <>
      <fieldset className="choices try-shown">
        <legend className="visually-hidden">{t('try.shown')}</legend>
        {(['trial', 'coverage'] as const).map(which => (
          <label className="choice" key={which}>
            <input
              type="radio"
              name="try-shown"
              checked={shown === which}
              disabled={which === 'coverage' && noneRan}
              aria-describedby={which === 'coverage' && noneRan ? 'try-none-ran' : undefined}
              onChange={() => setShown(which)}
            />
            <span>{t(`try.shows.${which}`)}</span>
          </label>
        ))}
        {noneRan && (
          <span id="try-none-ran" className="why-not">
            {t('try.noneRan')}
          </span>
        )}
      </fieldset>
      {shown === 'coverage' ? (
        <CoverageView xml={xml} drawing={drawing} result={result} />
      ) : trial === null ? (
        <Loading />
      ) : (
        <Player
          xml={xml}
          drawing={drawing}
          resources={resources}
          trial={trial}
          playing={playing}
          onKeep={() => setKeeping(true)}
        />
      )}
      <ScenarioList
        kept={kept}
        graphs={deployment.graphs}
        outcomes={scenarios.outcomes}
        running={scenarios.running}
        readOnly={readOnly}
        onRun={() => void scenarios.run(kept).then(() => setShown('coverage'))}
        onPlay={scenario => {
          setShown('trial')
          void playing.load(notedFrom(scenario))
        }}
        onLetScriptsRun={(file, scenario) => {
          const mended = runningItsScripts(scenario, deployment.graphs, file)
          const changed = resources.map(resource => (resource.name === file ? mended : resource))
          onChange(changed)
          void scenarios.run(keptScenarios(changed))
          say(t('try.scriptsRunNow', { name: scenario.name }))
        }}
        onTake={files => void take(files)}
        onRemove={file => onChange(resources.filter(resource => resource.name !== file))}
      />
      {keeping && (
        <KeepDialog
          readOnly={readOnly}
          onKeep={title => {
            const file = asFile(title)
            if (file === null) return
            onChange([...resources, file])
            say(t('try.keptNow', { name: title }))
          }}
          onDownload={title => {
            const file = asFile(title)
            if (file !== null) download(file.name, file.content, 'application/yaml')
          }}
          onClose={() => setKeeping(false)}
        />
      )}
    </>
  )
}

/** The runs of all scenarios on this deployment; a changed drawing forgets them. */
function useRuns(deployment: Deployment) {
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map())
  const [running, setRunning] = useState<number | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what ran on another drawing says nothing of this one
  useEffect(() => setOutcomes(new Map()), [deployment])
  const run = async (kept: ReturnType<typeof keptScenarios>) => {
    const found = new Map<string, Outcome>()
    for (const [at, { file, scenario }] of kept.entries()) {
      setRunning(at)
      // The page draws between two scenarios.
      await new Promise(resolve => setTimeout(resolve))
      if (scenario !== null) found.set(file, await playOn(deployment, scenario, { sandbox: pageScripts }))
    }
    setOutcomes(found)
    setRunning(null)
  }
  return { outcomes, running, run }
}
