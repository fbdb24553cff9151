// What a designer says about the chosen element, in two tabs: what it means, for everybody, and how a program runs it.

import { lazy, Suspense, useId, useState } from 'react'
import { useTexts, wordFor } from '../../../i18n/texts.ts'
import { Loading } from '../../../ui/state.tsx'
import { TabList, tabId } from '../../../ui/tab-list.tsx'
import { businessOf, typeOf } from '../properties.ts'
import { Meaning } from './meaning.tsx'
import type { Props } from './props.ts'

const Technical = lazy(() => import('./technical.tsx'))

/** `changed` makes the panel read the element again after every change of the drawing. */
export function Panel({ modeler, element, resources, readOnly, changed }: Props & { changed: number }) {
  const { t } = useTexts()
  const id = useId()
  const [tab, setTab] = useState<'meaning' | 'technical'>('meaning')
  const props: Props = { modeler, element, resources, readOnly }
  return (
    <>
      <h2 className="panel-title">
        {businessOf(element).name || wordFor('bpmn', typeOf(element))}
        {businessOf(element).name && <span className="second-line">{wordFor('bpmn', typeOf(element))}</span>}
      </h2>
      <TabList
        label={t('panel.title')}
        panel={id}
        tabs={[
          { name: 'meaning', title: t('panel.meaning') },
          { name: 'technical', title: t('panel.technical') },
        ]}
        chosen={tab}
        onChoose={setTab}
      />
      <div id={id} role="tabpanel" aria-labelledby={tabId(id, tab)}>
        <fieldset className="panel" disabled={readOnly} data-changed={changed} key={element.id}>
          <legend className="visually-hidden">{t('panel.title')}</legend>
          {tab === 'meaning' ? (
            <Meaning {...props} />
          ) : (
            <Suspense fallback={<Loading />}>
              <Technical {...props} />
            </Suspense>
          )}
        </fieldset>
      </div>
    </>
  )
}
