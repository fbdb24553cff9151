// A new draft, and on to its page.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { createDraft } from '../../api/drawings.ts'
import { paths } from '../../paths.ts'

export function useCreate() {
  const navigate = useNavigate()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: createDraft,
    onSuccess: draft => {
      void queries.invalidateQueries({ queryKey: ['draft'] })
      void navigate(paths.draft(draft.id))
    },
  })
}
