// Tabs over one panel: the arrow keys go from tab to tab, and Tab leaves them for what they show.

import type { KeyboardEvent } from 'react'
import { useInSight } from './in-sight.ts'

type Tab<Name extends string> = { readonly name: Name; readonly title: string }

/** The tabs of the panel with the id `panel`; the id of each begins with it. */
export function TabList<Name extends string>({
  label,
  panel,
  tabs,
  chosen,
  onChoose,
}: {
  label: string
  panel: string
  tabs: readonly Tab<Name>[]
  chosen: Name
  onChoose: (name: Name) => void
}) {
  const row = useInSight<HTMLDivElement>(chosen)
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const at = tabs.findIndex(({ name }) => name === chosen)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key]
    const next = to === undefined ? undefined : tabs.at(to % tabs.length)
    if (next === undefined) return
    event.preventDefault()
    onChoose(next.name)
    document.getElementById(tabId(panel, next.name))?.focus()
  }
  return (
    <div ref={row} className="tabs" role="tablist" aria-label={label}>
      {tabs.map(({ name, title }) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={tabId(panel, name)}
          aria-selected={name === chosen}
          aria-controls={panel}
          tabIndex={name === chosen ? 0 : -1}
          onClick={() => onChoose(name)}
          onKeyDown={press}
        >
          {title}
        </button>
      ))}
    </div>
  )
}

/** The id of a tab, by which its panel is named. */
export const tabId = (panel: string, name: string) => `${panel}-${name}`
