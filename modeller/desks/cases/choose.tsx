// Choosing rows of a list to do one thing with all of them.

import { useTexts } from '../../i18n/texts.ts'

export type Chosen = ReadonlySet<string>

type Choosing = { chosen: Chosen; onChoose: (chosen: Chosen) => void }

/** Chooses every row that is shown; half-chosen where only some are. */
export function ChooseAll({ keys, chosen, onChoose }: Choosing & { keys: readonly string[] }) {
  const { t } = useTexts()
  const count = keys.filter(key => chosen.has(key)).length
  const all = count > 0 && count === keys.length
  return (
    <label className="choose">
      <input
        type="checkbox"
        checked={all}
        ref={box => {
          if (box !== null) box.indeterminate = count > 0 && !all
        }}
        onChange={() => onChoose(new Set(all ? [] : keys))}
      />{' '}
      {t('common.chooseAll')}
    </label>
  )
}

export function ChooseOne({ of, label, chosen, onChoose }: Choosing & { of: string; label: string }) {
  return (
    <label className="choose">
      <input
        type="checkbox"
        checked={chosen.has(of)}
        aria-label={label}
        onChange={({ target }) =>
          onChoose(target.checked ? new Set([...chosen, of]) : new Set([...chosen].filter(key => key !== of)))
        }
      />
    </label>
  )
}
