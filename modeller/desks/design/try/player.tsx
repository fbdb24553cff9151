// The trial itself: the diagram with what is done and where it stands, what waits, and what happened.

import { useMemo, useState } from 'react'
import { say } from '../../../../engine/words/sentences.ts'
import type { Resource } from '../../../api/drawings.ts'
import { Diagram } from '../../../canvas/lazy-diagram.tsx'
import { runMarks } from '../../../canvas/run-marks.ts'
import { readDecisionWords } from '../../../drawing/decision-words.ts'
import type { Drawing } from '../../../drawing/read.ts'
import { nameIn } from '../../../drawing/words.ts'
import { useEngineWords, useSayAgain } from '../../../i18n/engine-words.ts'
import { useTexts, wordFor } from '../../../i18n/texts.ts'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { Notice } from '../../../ui/state.tsx'
import { eventInWords } from '../../audit/event-words.ts'
import { BeginList } from './begin.tsx'
import { ClockBar } from './clock-bar.tsx'
import { Incidents } from './incidents.tsx'
import { Raise } from './raise.tsx'
import type { Trial } from './trial.ts'
import type { useTrial } from './use-trial.ts'
import { WorkOn } from './work-on.tsx'

const decisionsIn = (resources: readonly Resource[]) =>
  resources.filter(({ name }) => name.endsWith('.dmn')).map(({ content }) => content)

export function Player({
  xml,
  drawing,
  resources,
  trial,
  playing,
  onKeep,
}: {
  xml: string
  drawing: Drawing
  resources: readonly Resource[]
  trial: Trial
  playing: ReturnType<typeof useTrial>
  onKeep: () => void
}) {
  const { t, language } = useTexts()
  const words = useEngineWords()
  const again = useSayAgain()
  const { world } = trial
  const tables = useMemo(() => readDecisionWords(decisionsIn(resources), language), [resources, language])
  const [chosen, setChosen] = useState<string | null>(null)
  const waiting = world.waiting()
  const placeOf = (one: (typeof waiting)[number]) => `${one.instance.id} ${one.run.key} ${one.element}`
  const selected = waiting.find(one => placeOf(one) === chosen) ?? waiting[0]
  const [first] = world.instances
  const happened = useMemo(
    () => world.instances.flatMap(({ log }) => log).sort((a, b) => a.place - b.place),
    [world],
  )
  const marks = useMemo(
    () =>
      runMarks(
        drawing,
        happened.map(({ event }) => event),
        [],
        world.instances[0]?.state ?? null,
      ),
    [drawing, world, happened],
  )
  const act = (step: Parameters<typeof playing.act>[0]) => void playing.act(step)
  return (
    <>
      <ClockBar
        world={world}
        onAct={act}
        onBack={() => void playing.back()}
        onAgain={() => void playing.again()}
        onKeep={onKeep}
      />
      {playing.problem !== null && <Notice kind="wrong">{say(playing.problem, words)}</Notice>}
      <div className="try-room">
        <div className="try-columns">
          <Diagram
            asDrawn
            xml={xml}
            marks={marks}
            label={t('try.picture')}
            center={selected?.element ?? null}
            onSelect={id => {
              const found = waiting.find(({ element }) => element === id)
              if (found !== undefined) setChosen(placeOf(found))
            }}
          />
          <section className="card try-stands" aria-label={t('try.waits')}>
            {first === undefined ? (
              <BeginList
                graphs={world.graphs}
                drawing={drawing}
                onBegin={begin => void playing.begin(begin)}
              />
            ) : (
              <>
                <h2>{t('try.waits')}</h2>
                <Incidents world={world} drawing={drawing} onAct={act} />
                {waiting.length === 0 && (
                  <p role="status">{t('try.over', { status: t(`cases.status.${first.state.status}`) })}</p>
                )}
                <ul className="versions">
                  {waiting.map(one => (
                    <li key={placeOf(one)}>
                      <button
                        type="button"
                        className="link-button"
                        aria-current={one === selected ? 'true' : undefined}
                        onClick={() => setChosen(placeOf(one))}
                      >
                        {nameIn(drawing, one.element)}
                      </button>
                      <span className="second-line">{wordFor('waits', one.run.wait?.kind ?? 'event')}</span>
                    </li>
                  ))}
                </ul>
                {selected !== undefined && (
                  <WorkOn
                    key={`${placeOf(selected)} ${trial.steps.length}`}
                    waiting={selected}
                    world={world}
                    drawing={drawing}
                    resources={resources}
                    onAct={act}
                  />
                )}
              </>
            )}
            <Disclosure title={t('try.raiseTitle')}>
              <Raise world={world} onAct={act} />
            </Disclosure>
          </section>
          <section className="card" aria-label={t('try.happened')}>
            <h2>{t('try.happened')}</h2>
            {happened.length === 0 && <p className="second-line">{t('try.nothingYet')}</p>}
            <ol className="event-list" reversed>
              {happened.toReversed().map(({ event, place }) => (
                <li key={place}>{eventInWords(event, drawing, again, tables)}</li>
              ))}
            </ol>
            {first !== undefined && (
              <Disclosure title={t('try.data')}>
                <pre className="code">{JSON.stringify(first.variables, null, 2)}</pre>
              </Disclosure>
            )}
          </section>
        </div>
      </div>
    </>
  )
}
