// The files of a run on the disk, compiled once per process and path: a thousand scenarios of one drawing read it once.

import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Words } from '../words/sentences.ts'
import { bind, type CompiledFile, compileText, type Deployment, withPictures } from './deployment.ts'
import { type Outcome, playOn } from './play.ts'
import type { Scenario } from './scenario.ts'
import type { WorldOptions } from './world.ts'

const compiled = new Map<string, Promise<CompiledFile>>()
const deployed = new Map<string, Promise<Deployment>>()

/** Compiles and binds the files. Rejects where one cannot be read. */
function deploy(paths: readonly string[]): Promise<Deployment> {
  const name = paths.join('\n')
  const known = deployed.get(name) ?? compileTogether(paths).then(files => bind(files.map(withPictures)))
  deployed.set(name, known)
  return known
}

/** Compiles files by their endings; decision models may import each other. Rejects where one cannot be read. */
export function compileTogether(paths: readonly string[], words?: Words): Promise<CompiledFile[]> {
  const models = paths.filter(path => path.endsWith('.dmn'))
  return Promise.all(
    paths.map(path => {
      const beside = path.endsWith('.dmn') ? models : []
      return words === undefined ? compileFile(path, beside) : readAndCompile(path, beside, words)
    }),
  )
}

function compileFile(path: string, models: readonly string[]): Promise<CompiledFile> {
  const name = [path, ...models].join('\n')
  const known = compiled.get(name) ?? readAndCompile(path, models)
  compiled.set(name, known)
  return known
}

async function readAndCompile(path: string, models: readonly string[], words?: Words): Promise<CompiledFile> {
  const [text, ...others] = await Promise.all([path, ...models].map(file => readFile(file, 'utf8')))
  return compileText(path, text!, others, words)
}

/** Plays a scenario from its files. Rejects where one of them cannot be read. */
export async function play(scenario: Scenario, options: WorldOptions = {}): Promise<Outcome> {
  const folder = dirname(scenario.file)
  return playOn(await deploy(scenario.files.map(file => resolve(folder, file))), scenario, options)
}
