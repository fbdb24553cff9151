// Several things of one kind at an element, such as headers or listeners. Each is changed in place, so that what the
// panel does not know of one stays with it.

import type { ReactNode } from 'react'
import type { Service } from '../../../canvas/bpmn-js.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { addItem, businessOf, itemsOf, removeItem, updateInner } from '../properties.ts'
import type { Props } from './props.ts'

/** Where they stand: `list` of the extension element `type`; each is an `item`. */
export type Place = { readonly type: string; readonly list: string; readonly item: string }

export function Items({
  modeler,
  element,
  place,
  legend,
  blank,
  nameOf,
  children,
}: Props & {
  place: Place
  legend: string
  /** What a new one says. */
  blank: Readonly<Record<string, string>>
  nameOf: (item: Service) => string | undefined
  children: (
    item: Service,
    set: (props: Readonly<Record<string, string>>) => void,
    number: number,
  ) => ReactNode
}) {
  const { t } = useTexts()
  const owner = businessOf(element)
  return (
    <fieldset className="panel-lines">
      <legend>{legend}</legend>
      {itemsOf(owner, place).map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one is its place; two may say the same
        <div key={at} className="panel-line">
          {children(
            item,
            props =>
              updateInner(
                modeler,
                element,
                item,
                Object.fromEntries(Object.entries(props).map(([name, value]) => [name, value || undefined])),
              ),
            at + 1,
          )}
          <button
            type="button"
            className="button button-small"
            aria-label={t('panel.mappingRemove', { name: nameOf(item) || String(at + 1) })}
            onClick={() => removeItem(modeler, element, owner, place, item)}
          >
            {t('common.remove')}
          </button>
        </div>
      ))}
      <button
        type="button"
        className="button button-small"
        aria-label={`${t('common.add')}: ${legend}`}
        onClick={() => addItem(modeler, element, owner, place, blank)}
      >
        {t('common.add')}
      </button>
    </fieldset>
  )
}
