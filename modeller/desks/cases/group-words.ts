// What a group of candidates is called: a partner organisation by its name in the register, for those who may read that;
// any other group in the words of its role.

import { useQuery } from '@tanstack/react-query'
import { organisationsQuery } from '../../api/organisations.ts'
import { useMay } from '../../api/session.ts'
import { groupInWords } from '../../i18n/texts.ts'

export function useGroupWords(): (group: string) => string {
  const may = useMay()
  const register = useQuery({ ...organisationsQuery, enabled: may('organisation.read') }).data ?? []
  return group => {
    const [, id] = group.split(':', 2)
    return register.find(one => one.id === id)?.name ?? groupInWords(group)
  }
}
