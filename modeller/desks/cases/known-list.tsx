// What the case knows: first what people answered, in the words of the forms that asked; then what the process set itself.

import { useQuery } from '@tanstack/react-query'
import { formsQuery } from '../../api/drawings.ts'
import type { InstanceDetail } from '../../api/instances.ts'
import type { Drawing } from '../../drawing/read.ts'
import { nameIn } from '../../drawing/words.ts'
import { fieldsOf, knownInWords, otherInWords } from '../../forms/known.ts'
import { useTexts, wordFor } from '../../i18n/texts.ts'
import { partnerIn } from '../../ui/value.ts'

type Variable = InstanceDetail['variables'][number]

export default function KnownList({
  detail,
  variables,
  drawing,
}: {
  detail: InstanceDetail
  variables: readonly Variable[]
  drawing: Drawing | undefined
}) {
  const { t, language } = useTexts()
  const forms = useQuery(formsQuery(detail.instance.processDefinitionKey))
  if (forms.isPending) return null
  const fields = fieldsOf(forms.data ?? [])
  const order = [...fields.keys()]
  const values = Object.fromEntries(variables.map(({ name, value }) => [name, value]))
  const said = variables.map(variable => ({
    variable,
    known: knownInWords(variable, fields, values, language, t),
  }))
  const answered = said
    .filter(({ known }) => known !== null)
    .sort((a, b) => order.indexOf(a.variable.name) - order.indexOf(b.variable.name))
  const others = said.filter(({ known }) => known === null)
  const entry = ({ variable, known }: (typeof said)[number]) => (
    <div key={`${variable.scope}${variable.name}`}>
      <dt>
        {known?.label ?? wordFor('known', variable.name)}
        {variable.element !== detail.instance.processId && (
          <span className="second-line">{nameIn(drawing, variable.element)}</span>
        )}
      </dt>
      <dd>{known?.value ?? partnerIn(variable.name, variable.value) ?? otherInWords(variable.value, t)}</dd>
    </div>
  )
  return (
    <>
      {answered.length > 0 && <dl className="data-list">{answered.map(entry)}</dl>}
      {others.length > 0 && (
        <>
          <h3 className="data-others">{t('cases.setByProcess')}</h3>
          <dl className="data-list">{others.map(entry)}</dl>
        </>
      )}
    </>
  )
}
