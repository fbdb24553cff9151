// The building blocks in the menus of the canvas, before the single elements.

import { blockNames } from '../blocks/index.ts'
import { translate } from '../i18n/texts.ts'
import type { Service } from './bpmn-js.ts'

/** Low, so that the entries of the canvas are there already and ours come first. */
const LATE = 500

function BlockMenu(this: Service, popupMenu: Service, eventBus: Service) {
  const entriesFor = (after: Service | null) =>
    Object.fromEntries(
      blockNames.map(name => [
        `block-${name}`,
        {
          label: translate(`blocks.${name}.title`),
          description: translate(`blocks.${name}.about`),
          className: 'bpmn-icon-subprocess-collapsed',
          group: { id: 'linkspan-blocks', name: translate('blocks.title') },
          search: 'linkspan block',
          rank: 10,
          action: () => {
            popupMenu.close()
            eventBus.fire('linkspan.block.chosen', { name, after })
          },
        },
      ]),
    )
  const before = (after: (element: Service) => Service | null) => ({
    getPopupMenuEntries: (element: Service) => (entries: Service) => ({
      ...entriesFor(after(element)),
      ...entries,
    }),
  })
  popupMenu.registerProvider(
    'bpmn-append',
    LATE,
    before(element => element),
  )
  popupMenu.registerProvider(
    'bpmn-create',
    LATE,
    before(() => null),
  )
}
BlockMenu.$inject = ['popupMenu', 'eventBus']

/** The module; a chosen block is told as `linkspan.block.chosen`. */
export const blockMenu = { __init__: ['linkspanBlockMenu'], linkspanBlockMenu: ['type', BlockMenu] }
