// What a group of candidates is called: a partner organisation by its name in the register, for those who may read that;
// any other group in the words of its role.

import { useQuery } from '@tanstack/react-query'
import { type Organisation, organisationsQuery } from '../../api/organisations.ts'
import { useMay } from '../../api/session.ts'
import { groupInWords, organisationInWords } from '../../i18n/texts.ts'

export function useGroupWords(): (group: string) => string {
  const register = useRegister()
  return group => {
    const [, id] = group.split(':', 2)
    return register.find(one => one.id === id)?.name ?? groupInWords(group)
  }
}

/** What an organisation is called, by its short name. */
export function useOrganisationWords(): (id: string) => string {
  const register = useRegister()
  return id => register.find(one => one.id === id)?.name ?? organisationInWords(id)
}

/** The organisations of the register; none for those who may not read it. */
function useRegister(): readonly Organisation[] {
  const may = useMay()
  return useQuery({ ...organisationsQuery, enabled: may('organisation.read') }).data ?? []
}
