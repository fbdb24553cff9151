// Says which decision models a draft needs and does not hold, and takes them over from the version that was deployed with one.

import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Definition, definitionsQuery, type Resource, resourcesQuery } from '../../api/drawings.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Notice } from '../../ui/state.tsx'
import { holds, keyOf, type Missing, missingModels, withModel } from './missing-models.ts'

type Found = { readonly resource: Resource; readonly version: Definition }

/** Looks through the newest version of each process. */
const foundQuery = (missing: readonly Missing[]) =>
  queryOptions({
    queryKey: ['definition', 'models', missing.map(keyOf)],
    queryFn: async ({ client }): Promise<ReadonlyMap<string, Found>> => {
      const found = new Map<string, Found>()
      for (const version of await client.ensureQueryData(definitionsQuery({ latest: true })))
        for (const { name, content } of await client.ensureQueryData(resourcesQuery(version.key)))
          for (const one of missing)
            if (!found.has(keyOf(one)) && holds({ name, content }, one))
              found.set(keyOf(one), { resource: { name, content }, version })
      return found
    },
    enabled: missing.length > 0,
  })

export function ModelsNeeded({
  xml,
  resources,
  readOnly,
  onChange,
}: {
  xml: string
  resources: readonly Resource[]
  readOnly: boolean
  onChange: (resources: Resource[]) => void
}) {
  const { t } = useTexts()
  const missing = useMemo(() => missingModels(xml, resources), [xml, resources])
  const found = useQuery(foundQuery(missing)).data
  if (missing.length === 0) return null
  return (
    <Notice kind="warning">
      <p>{t('decisions.needed')}</p>
      <ul>
        {missing.map(one => {
          const source = found?.get(keyOf(one))
          return (
            <li key={keyOf(one)}>
              {one.kind === 'import'
                ? t('decisions.neededImport', { file: one.file, model: one.namespace })
                : t('decisions.neededCall', { step: one.step, id: one.id })}{' '}
              {source !== undefined && !readOnly && (
                <button
                  type="button"
                  className="button button-small"
                  onClick={() => onChange(withModel(resources, source.resource))}
                >
                  {t('decisions.takeModel', {
                    file: source.resource.name,
                    process: source.version.name ?? source.version.processId,
                    version: source.version.version,
                  })}
                </button>
              )}
              {found !== undefined && source === undefined && t('decisions.nowhere')}
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}
