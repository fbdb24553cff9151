// Try the drawing: the engine itself runs it here in the page, on a clock that moves only when it is told to. What is
// done is noted, and can be kept as a scenario.

import { useEffect, useMemo, useState } from 'react'
import { compileDecisions } from '../../../engine/dmn/compile.ts'
import { compile } from '../../../engine/graph/compile.ts'
import type { Graph } from '../../../engine/graph/graph.ts'
import { wordsOf } from '../../../engine/graph/words.ts'
import { visibleVariables, type Waiting } from '../../../engine/scenario/instance.ts'
import { World } from '../../../engine/scenario/world.ts'
import type { Resource } from '../../api/drawings.ts'
import { Diagram } from '../../canvas/lazy-diagram.tsx'
import { runMarks } from '../../canvas/run-marks.ts'
import { type Drawing, readDrawing } from '../../drawing/read.ts'
import { nameIn } from '../../drawing/words.ts'
import { Form } from '../../forms/form.tsx'
import type { FormSchema } from '../../forms/schema.ts'
import { useTexts, wordFor } from '../../i18n/texts.ts'
import { exactTime } from '../../i18n/when.ts'
import { download } from '../../ui/download.ts'
import { TextArea } from '../../ui/field.tsx'
import { Empty, Loading, Notice } from '../../ui/state.tsx'
import { eventInWords } from '../audit/event-words.ts'
import { scenarioText, type TriedStep } from './scenario-text.ts'

type Ready = {
  readonly graphs: ReadonlyMap<string, Graph>
  readonly drawing: Drawing
  readonly problems: readonly string[]
  readonly xml: string
}

async function prepare(xml: string, resources: readonly Resource[], language: string): Promise<Ready> {
  const models = resources.filter(({ name }) => name.endsWith('.dmn')).map(({ content }) => content)
  const decided = await Promise.all(models.map(content => compileDecisions(content, models)))
  const decisions = new Map(decided.flatMap(({ decisions: found }) => [...found]))
  const { graphs, problems } = await compile(xml, { words: await wordsOf(language) })
  const bound = new Map([...graphs].map(([id, graph]) => [id, { ...graph, decisions }]))
  return {
    graphs: bound,
    drawing: await readDrawing(xml),
    problems: problems.filter(({ severity }) => severity === 'error').map(({ message }) => message),
    xml,
  }
}

export default function TryTab({ xml, resources }: { xml: string; resources: readonly Resource[] }) {
  const { t, language } = useTexts()
  const [ready, setReady] = useState<Ready | null>(null)
  useEffect(() => {
    let live = true
    void prepare(xml, resources, language).then(made => live && setReady(made))
    return () => {
      live = false
    }
  }, [xml, resources, language])
  if (ready === null) return <Loading />
  if (ready.graphs.size === 0)
    return (
      <Empty title={t('try.cannot')}>
        <p>{t('try.cannotNext')}</p>
        <ul>
          {ready.problems.slice(0, 10).map(problem => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      </Empty>
    )
  return <Play ready={ready} resources={resources} />
}

function Play({ ready, resources }: { ready: Ready; resources: readonly Resource[] }) {
  const { t } = useTexts()
  const { drawing, graphs, xml } = ready
  const [world, setWorld] = useState(() => new World(graphs, startOfToday()))
  const [steps, setSteps] = useState<readonly TriedStep[]>([])
  const [chosen, setChosen] = useState<number | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const waiting = world.waiting()
  const selected = waiting.find(({ run }) => run.key === chosen) ?? waiting[0]
  const act = async (step: TriedStep, run: () => Promise<string | null>) => {
    try {
      const refused = await run()
      await world.rest()
      setProblem(refused)
      if (refused === null) setSteps(before => [...before, step])
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    }
  }
  const again = () => {
    setWorld(new World(graphs, startOfToday()))
    setSteps([])
    setProblem(null)
  }
  const [first] = world.instances
  const logged = world.instances
    .flatMap(instance => instance.log.map(({ event, at, place }) => ({ event, at, place })))
    .sort((a, b) => a.place - b.place)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the world changes in place; steps count its changes
  const marks = useMemo(
    () =>
      runMarks(
        drawing,
        logged.map(({ event }) => event),
        [],
        first?.state ?? null,
      ),
    [drawing, world, steps],
  )
  const next = nextTimer(world)
  return (
    <>
      <div className="board-tools">
        <strong>{t('try.clock', { time: exactTime(new Date(world.now).toISOString()) })}</strong>
        {(['P1D', 'P7D', 'P30D'] as const).map(duration => (
          <button
            key={duration}
            type="button"
            className="button button-small"
            disabled={first === undefined}
            onClick={() => void act({ do: 'advance', duration }, async () => advance(world, duration))}
          >
            {t(`try.${duration}`)}
          </button>
        ))}
        <button
          type="button"
          className="button button-small"
          disabled={next === null}
          onClick={() => {
            if (next === null) return
            const minutes = Math.max(1, Math.ceil((next - world.now) / 60_000))
            void act({ do: 'advance', duration: `PT${minutes}M` }, async () => {
              await world.advance(next)
              return null
            })
          }}
        >
          {t('try.nextTimer')}
        </button>
        <span className="spacer" />
        <button type="button" className="button button-small" onClick={again}>
          {t('try.again')}
        </button>
        <button
          type="button"
          className="button button-small"
          disabled={steps.length === 0}
          onClick={() =>
            download(
              'tried.scenario.yaml',
              scenarioText(t('try.scenarioName'), steps, {
                path: pathOf(first),
                status: first?.state.status ?? 'active',
              }),
              'application/yaml',
            )
          }
        >
          {t('try.record')}
        </button>
      </div>
      {problem !== null && <Notice kind="wrong">{problem}</Notice>}
      <Diagram
        asDrawn
        xml={xml}
        marks={marks}
        label={t('try.picture')}
        center={selected?.element ?? null}
        onSelect={id => setChosen(waiting.find(({ element }) => element === id)?.run.key ?? null)}
      />
      <div className="two-columns try-columns">
        <section className="card">
          {first === undefined ? (
            <Begin
              graphs={graphs}
              drawing={drawing}
              onBegin={(step, run) => void act(step, () => run(world))}
            />
          ) : (
            <>
              <h2>{t('try.waits')}</h2>
              {waiting.length === 0 && (
                <p>{t('try.over', { status: t(`cases.status.${first.state.status}`) })}</p>
              )}
              <ul className="versions">
                {waiting.map(({ run, element }) => (
                  <li key={`${run.key}${element}`}>
                    <button
                      type="button"
                      className="link-button"
                      aria-current={run.key === selected?.run.key ? 'true' : undefined}
                      onClick={() => setChosen(run.key)}
                    >
                      {nameIn(drawing, element)}
                    </button>
                    <span className="second-line">{wordFor('waits', run.wait?.kind ?? 'event')}</span>
                  </li>
                ))}
              </ul>
              {selected !== undefined && (
                <Do
                  key={`${selected.run.key}`}
                  waiting={selected}
                  drawing={drawing}
                  resources={resources}
                  world={world}
                  onAct={act}
                />
              )}
            </>
          )}
        </section>
        <section className="card" aria-label={t('try.happened')}>
          <h2>{t('try.happened')}</h2>
          <ol className="event-list" reversed>
            {logged.toReversed().map(({ event, place }) => (
              <li key={place}>{eventInWords(event, drawing)}</li>
            ))}
          </ol>
        </section>
      </div>
    </>
  )
}

const startOfToday = () => Math.floor(Date.now() / 86_400_000) * 86_400_000 + 9 * 3_600_000

const days = { P1D: 1, P7D: 7, P30D: 30 } as const

async function advance(world: World, duration: keyof typeof days): Promise<null> {
  await world.advance(world.now + days[duration] * 86_400_000)
  return null
}

function nextTimer(world: World): number | null {
  const due = world.instances.flatMap(({ state }) =>
    Object.values(state.subscriptions).flatMap(({ due: at }) => (at === null ? [] : [Date.parse(at)])),
  )
  return due.length === 0 ? null : Math.min(...due)
}

const pathOf = (instance: World['instances'][number] | undefined): string[] =>
  (instance?.log ?? []).flatMap(({ event }) =>
    event.type === 'element.activated' && event.elementType !== 'process' ? [event.element] : [],
  )

function Begin({
  graphs,
  drawing,
  onBegin,
}: {
  graphs: ReadonlyMap<string, Graph>
  drawing: Drawing
  onBegin: (step: TriedStep, run: (world: World) => Promise<string | null>) => void
}) {
  const { t } = useTexts()
  const starts = [...graphs.values()].flatMap(graph =>
    graph.starts.filter(({ kind }) => kind === 'none' || kind === 'message').map(start => ({ graph, start })),
  )
  return (
    <>
      <h2>{t('try.begin')}</h2>
      <ul className="versions">
        {starts.map(({ graph, start }) => (
          <li key={`${graph.processId}${start.element}${start.trigger}`}>
            <button
              type="button"
              className="button"
              onClick={() =>
                onBegin(
                  start.kind === 'none'
                    ? { do: 'start', process: graph.processId }
                    : {
                        do: 'startMessage',
                        message: drawing.nodes.get(start.element)?.triggerText ?? start.element,
                      },
                  async world => {
                    const begun = world.begin(graph, { start, variables: {} })
                    return 'code' in begun ? begun.message : null
                  },
                )
              }
            >
              {t('try.beginAt', {
                name: nameIn(drawing, start.element),
                process: graph.name ?? graph.processId,
              })}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

type Act = (step: TriedStep, run: () => Promise<string | null>) => Promise<void>

/** What can be done with the place that was chosen: complete it, or bring the message it waits for. */
function Do({
  waiting: { instance, run, element },
  drawing,
  resources,
  world,
  onAct,
}: {
  waiting: Waiting
  drawing: Drawing
  resources: readonly Resource[]
  world: World
  onAct: Act
}) {
  const { t } = useTexts()
  const [json, setJson] = useState('{}')
  const name = nameIn(drawing, element)
  const complete = (variables: Record<string, unknown>) =>
    onAct(
      { do: 'complete', element, variables },
      async () =>
        world.command(instance, { type: 'complete', key: run.key, variables, by: 'try' })?.message ?? null,
    )
  if (run.wait?.kind === 'event') {
    const ears = (run.subscriptions ?? [])
      .map(key => instance.state.subscriptions[key])
      .filter(ear => ear !== undefined && ear.element === element)
    return (
      <>
        <h3>{name}</h3>
        {ears.map(ear =>
          ear === undefined ? null : (
            <p key={ear.key}>
              <button
                type="button"
                className="button"
                onClick={() =>
                  void onAct(
                    ear.kind === 'message'
                      ? { do: 'message', name: ear.name ?? '', correlationKey: ear.correlationKey }
                      : { do: 'timer', element },
                    async () => {
                      if (ear.due !== null) await world.advance(Date.parse(ear.due))
                      else if (ear.kind === 'message')
                        await world.publish(
                          {
                            name: ear.name ?? '',
                            correlationKey: ear.correlationKey,
                            correlation: null,
                            variables: {},
                            target: null,
                          },
                          null,
                          null,
                        )
                      else await world.broadcast(ear.name ?? '', {})
                      return null
                    },
                  )
                }
              >
                {ear.due === null
                  ? t('try.bring', { what: ear.name ?? wordFor('triggers', ear.kind) })
                  : t('try.waitUntil', { when: exactTime(ear.due) })}
              </button>
            </p>
          ),
        )}
      </>
    )
  }
  const schema = formOf(element, drawing, instance.graph, resources)
  if (schema !== null)
    return (
      <>
        <h3>{name}</h3>
        <Form
          schema={schema}
          data={visibleVariables(instance.state, run.key)}
          element={element}
          submitLabel={t('tasks.complete')}
          onSubmit={variables => void complete(variables)}
        />
      </>
    )
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        void complete(JSON.parse(json) as Record<string, unknown>)
      }}
    >
      <h3>{name}</h3>
      <TextArea
        label={t('try.variables')}
        hint={t('try.variablesHint')}
        className="code"
        value={json}
        error={isObject(json) ? null : t('form.pattern')}
        onChange={event => setJson(event.target.value)}
      />
      <button type="submit" className="button button-main" disabled={!isObject(json)}>
        {t('tasks.complete')}
      </button>
    </form>
  )
}

function isObject(json: string): boolean {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

function formOf(
  element: string,
  drawing: Drawing,
  graph: Graph,
  resources: readonly Resource[],
): FormSchema | null {
  if (drawing.nodes.get(element)?.type !== 'userTask') return null
  const detail = graph.nodes.get(element)?.detail as { readonly form?: unknown } | null
  const wanted = JSON.stringify(detail?.form ?? '')
  for (const { name, content } of resources) {
    if (!/\.form(\.json)?$/.test(name)) continue
    try {
      const schema = JSON.parse(content) as FormSchema
      if (typeof schema.id === 'string' && wanted.includes(`"${schema.id}"`)) return schema
    } catch {
      // A form that cannot be read is told on its own tab.
    }
  }
  return null
}
