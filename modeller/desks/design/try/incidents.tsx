// What stopped in a trial, with the reason, and the way on.

import type { World } from '../../../../engine/scenario/world.ts'
import type { Drawing } from '../../../drawing/read.ts'
import { nameIn } from '../../../drawing/words.ts'
import { useSayAgain } from '../../../i18n/engine-words.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Notice } from '../../../ui/state.tsx'
import type { Doing } from './trial.ts'

export function Incidents({
  world,
  drawing,
  onAct,
}: {
  world: World
  drawing: Drawing
  onAct: (step: Doing) => void
}) {
  const { t } = useTexts()
  const again = useSayAgain()
  const open = world.instances.flatMap(({ id, state }) =>
    Object.values(state.incidents).map(incident => ({ ...incident, name: `${id} ${incident.key}` })),
  )
  return open.map(({ name, element, message }, at) => (
    <Notice key={name} kind="wrong">
      <p>
        <strong>{nameIn(drawing, element)}</strong>: {again(message)}
      </p>
      <button
        type="button"
        className="button button-small"
        onClick={() =>
          onAct({
            type: 'resolve',
            element,
            index: open.slice(0, at).filter(other => other.element === element).length,
            retries: 1,
          })
        }
      >
        {t('try.resolve')}
      </button>
    </Notice>
  ))
}
