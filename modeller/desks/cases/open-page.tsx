// Where the link of a mail leads: to the case for those who see it, else to the list where their task of it stands.
// Who wrote the mail did not know who would read it.

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Navigate, useParams } from 'react-router'
import { instanceQuery } from '../../api/instances.ts'
import { useMay, useMe } from '../../api/session.ts'
import { tasksQuery } from '../../api/tasks.ts'
import { paths } from '../../paths.ts'
import { Loading } from '../../ui/state.tsx'

export default function OpenPage() {
  const { instanceKey = '' } = useParams()
  const me = useMe()
  const may = useMay()
  const seen = useQuery({ ...instanceQuery(instanceKey), enabled: may('instance.read') })
  const tasks = useInfiniteQuery({
    ...tasksQuery({ instanceKey, status: 'open' }),
    enabled: may('task.read'),
  })
  if (seen.isSuccess) return <Navigate to={paths.case(instanceKey)} replace />
  if (seen.isFetching || tasks.isFetching) return <Loading />
  const open = tasks.data?.pages.flatMap(({ items }) => items) ?? []
  const mine = open.some(({ assignee }) => assignee === me.username)
  return <Navigate to={open.length === 0 || mine ? paths.tasks() : paths.tasks({ view: 'team' })} replace />
}
