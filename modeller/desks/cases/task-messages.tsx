// A task was given to one, or taken over by somebody else: said above one's work until one has read it.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-router'
import { forgetMessage, type TaskMessage, taskMessagesQuery } from '../../api/task-messages.ts'
import { useTexts } from '../../i18n/texts.ts'
import { ago } from '../../i18n/when.ts'
import { paths } from '../../paths.ts'
import { Notice } from '../../ui/state.tsx'

export function TaskMessages({ now }: { now: number }) {
  const { t } = useTexts()
  const queries = useQueryClient()
  const { data = [] } = useQuery(taskMessagesQuery)
  const read = useMutation({
    mutationFn: (message: TaskMessage) => forgetMessage(message.id),
    onSettled: () => queries.invalidateQueries({ queryKey: taskMessagesQuery.queryKey }),
  })
  return data.map(message => {
    const { id, kind, by, at, taskKey, taskName, instanceKey, instanceNumber } = message
    const task = taskName ?? taskKey
    return (
      <Notice key={id} role="status">
        {t(`tasks.messages.${kind}`, { name: by, when: ago(at, now) })}{' '}
        <Link to={paths.case(instanceKey, { task: taskKey })}>
          {task}, {t('cases.number', { number: instanceNumber })}
        </Link>{' '}
        <button
          type="button"
          className="button button-small"
          disabled={read.isPending}
          aria-label={t('tasks.messages.readNamed', { task })}
          onClick={() => read.mutate(message)}
        >
          {t('tasks.messages.read')}
        </button>
      </Notice>
    )
  })
}
