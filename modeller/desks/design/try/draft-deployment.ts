// A draft compiled as deploying it would, in the page: its drawing with its forms and decisions.

import { bind, compileText, type Deployment, withPictures } from '../../../../engine/scenario/deployment.ts'
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
    compileText(file, xml).then(withPictures),
    ...beside.map(({ name, content }) =>
      compileText(name, content, name.endsWith('.dmn') ? models : []).catch(() => null),
    ),
  ])
  // A file that cannot be read is told on its own tab.
  return bind(files.filter(file => file !== null))
}
