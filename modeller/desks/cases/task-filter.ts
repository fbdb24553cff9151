// What is looked for in the list of tasks, as it stands in the address and as the server is asked.

import type { TaskFilter } from '../../api/views.ts'
import type { TextKey } from '../../i18n/texts.ts'
import { paths } from '../../paths.ts'

const views = ['mine', 'team', 'ours', 'all'] as const
const dues = ['overdue', 'today', 'week'] as const

/** The filter in an address. */
export function filterIn(search: URLSearchParams): TaskFilter {
  const words = (search.get('q') ?? '').trim()
  const due = dues.find(name => name === search.get('due'))
  return {
    view: views.find(name => name === search.get('view')) ?? 'mine',
    ...(due === undefined ? {} : { due }),
    ...(search.get('hold') === 'yes' ? { onHold: true } : {}),
    ...(words === '' ? {} : { words }),
  }
}

/** The address of a filter. */
export const pathOf = ({ view, due, onHold, words }: TaskFilter): string =>
  paths.tasks({
    ...(view === undefined || view === 'mine' ? {} : { view }),
    ...(due === undefined ? {} : { due }),
    ...(onHold ? { hold: 'yes' } : {}),
    ...(words === undefined ? {} : { q: words }),
  })

/** What the views are called that everybody has. */
export const viewNames = {
  mine: 'tasks.mine',
  team: 'tasks.free',
  today: 'tasks.today',
  overdue: 'tasks.overdue',
  onHold: 'tasks.onHoldView',
  all: 'tasks.all',
} as const satisfies Record<string, TextKey>

/** The heading over a filter that is no view. */
export function titles({ view, due, onHold }: TaskFilter): TextKey {
  if (view === 'team') return 'tasks.team'
  if (view === 'mine') return 'tasks.mine'
  if (view === 'all')
    return onHold
      ? 'tasks.allOnHold'
      : due === 'overdue'
        ? 'tasks.allOverdue'
        : due === 'today'
          ? 'tasks.allToday'
          : 'tasks.all'
  return onHold
    ? 'tasks.onHoldView'
    : due === 'overdue'
      ? 'tasks.overdue'
      : due === 'today'
        ? 'tasks.today'
        : 'tasks.ours'
}
