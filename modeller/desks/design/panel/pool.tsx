// Whose pool it is: our own and the rules hold there, a partner's, or software that only suggests.

import { useTexts } from '../../../i18n/texts.ts'
import { businessOf, read, write } from '../properties.ts'
import { Check, Section } from './controls.tsx'
import type { Props } from './props.ts'

const kinds = ['own', 'joint', 'justice', 'tool'] as const

export function Pool({ modeler, element }: Props) {
  const { t } = useTexts()
  const owner = businessOf(element)
  return (
    <Section title={t('panel.pool')}>
      {kinds.map(kind => (
        <Check
          key={kind}
          label={t(`panel.pools.${kind}`)}
          checked={read(owner, 'gov:Participant', kind) === 'true'}
          onSet={said => write(modeler, element, owner, 'gov:Participant', { [kind]: said })}
        />
      ))}
    </Section>
  )
}
