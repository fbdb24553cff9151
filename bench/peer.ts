// npm's bpmn-engine as its documentation says it is used: its source is parsed once and handed to every engine, and
// scripts are plain functions, which is the fastest it can be given.

import { EventEmitter } from 'node:events'
import { type BpmnEngineOptions, Engine } from 'bpmn-engine'
import manifest from '../package.json' with { type: 'json' }

/** Pinned exactly, so the manifest tells what is installed. */
export const peerName = `bpmn-engine ${manifest.devDependencies['bpmn-engine']}`

/** A drawing as the peer keeps it once parsed. */
export type PeerSource = BpmnEngineOptions['sourceContext']

export async function peerSource(xml: string): Promise<PeerSource> {
  const [definition] = await new Engine({ source: xml, scripts }).getDefinitions()
  return (definition as unknown as { context: { definitionContext: PeerSource } }).context.definitionContext
}

/** Runs an instance to its end, completing the tasks that wait. */
export async function runPeer(sourceContext: PeerSource, variables: Record<string, unknown>): Promise<void> {
  const listener = new EventEmitter()
  listener.on('activity.wait', (task: { signal(): void }) => task.signal())
  const engine = new Engine({ name: 'peer', sourceContext, scripts })
  const ended = engine.waitFor('end')
  await engine.execute({ listener, variables })
  await ended
}

/** Begins an instance and leaves it waiting. */
export async function startPeer(sourceContext: PeerSource): Promise<unknown> {
  const engine = new Engine({ name: 'peer', sourceContext, scripts })
  await engine.execute()
  return engine
}

type Scope = { readonly environment: { readonly variables: { n: number } } }
type Done = (error: null, result?: unknown) => void

const functions: Readonly<Record<string, (scope: Scope, done: Done) => void>> = {
  'bpmn:ScriptTask': ({ environment }, done) => {
    environment.variables.n += 1
    done(null)
  },
  'bpmn:SequenceFlow': ({ environment }, done) => done(null, environment.variables.n < 10),
}

const scripts = {
  register: () => undefined,
  getScript: (_language: string, { type }: { readonly type: string }) => ({ execute: functions[type] }),
} as unknown as BpmnEngineOptions['scripts']
