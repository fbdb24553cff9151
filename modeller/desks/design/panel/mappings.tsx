// What an activity is handed for itself, and what of its data it leaves behind: each line a name and an expression.

import { useTexts } from '../../../i18n/texts.ts'
import { businessOf, mappingsOf, setMappings } from '../properties.ts'
import { Section, Text } from './controls.tsx'
import { Feel } from './feel-field.tsx'
import type { Props } from './props.ts'

export function Mappings(props: Props) {
  const { t } = useTexts()
  const owner = businessOf(props.element)
  const some = mappingsOf(owner, 'inputParameters').length + mappingsOf(owner, 'outputParameters').length > 0
  return (
    <Section title={t('panel.mappings')} open={some}>
      <Lines {...props} side="inputParameters" />
      <Lines {...props} side="outputParameters" />
    </Section>
  )
}

function Lines({
  modeler,
  element,
  resources,
  side,
}: Props & { side: 'inputParameters' | 'outputParameters' }) {
  const { t } = useTexts()
  const lines = mappingsOf(businessOf(element), side)
  const set = (next: typeof lines) => setMappings(modeler, element, side, next)
  const words = t(side === 'inputParameters' ? 'panel.inputs' : 'panel.outputsOf')
  return (
    <fieldset className="panel-lines">
      <legend>{words}</legend>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place; two may say the same
        <div key={at} className="panel-line">
          <Text
            label={t('panel.mappingTarget', { number: at + 1 })}
            value={line.target}
            code
            onSet={target => set(lines.with(at, { ...line, target }))}
          />
          <Feel
            element={element}
            resources={resources}
            label={t('panel.mappingSource', { number: at + 1 })}
            value={line.source}
            rows={1}
            afterEquals
            onSet={source => set(lines.with(at, { ...line, source }))}
          />
          <button
            type="button"
            className="button button-small"
            aria-label={t('panel.mappingRemove', { name: line.target || String(at + 1) })}
            onClick={() => set(lines.toSpliced(at, 1))}
          >
            {t('common.remove')}
          </button>
        </div>
      ))}
      <button
        type="button"
        className="button button-small"
        aria-label={`${t('common.add')}: ${words}`}
        onClick={() => set([...lines, { source: '=', target: '' }])}
      >
        {t('common.add')}
      </button>
    </fieldset>
  )
}
