// A draft compiled as deploying it would, in the page: its drawing with its forms and decisions.

import { compile } from '../../../../engine/graph/compile.ts'
import {
  bind,
  type CompiledFile,
  compileText,
  type Deployment,
} from '../../../../engine/scenario/deployment.ts'
import type { Resource } from '../../../api/drawings.ts'
import { isScenario } from './kept-scenarios.ts'

/** @param file the name that the drawing has among its files */
export async function deployDraft(
  file: string,
  xml: string,
  resources: readonly Resource[],
): Promise<Deployment> {
  const models = resources.filter(({ name }) => name.endsWith('.dmn')).map(({ content }) => content)
  const beside = resources.filter(resource => !isScenario(resource))
  const files = await Promise.all([
    compileText(file, xml).then(drawn => withPictures(drawn, xml)),
    ...beside.map(({ name, content }) =>
      compileText(name, content, name.endsWith('.dmn') ? models : []).catch(() => null),
    ),
  ])
  // A file that cannot be read is told on its own tab.
  return bind(files.filter(file => file !== null))
}

/** A picture of today's practice never runs, and can be tried all the same. */
async function withPictures(file: CompiledFile, xml: string): Promise<CompiledFile> {
  const roots: { $type: string; isExecutable?: boolean }[] = file.definitions?.rootElements ?? []
  if (roots.some(({ $type, isExecutable }) => $type === 'bpmn:Process' && isExecutable)) return file
  const { graphs } = await compile(xml, { pictures: true })
  return { ...file, graphs: [...graphs.values()] }
}
