// A draft under work. It saves itself a moment after the last change, always naming the revision it began from; when
// somebody else was faster, nothing is overwritten and the person decides. What could not be saved is kept in this
// browser until it could.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Refusal } from '../../api/client.ts'
import {
  createDraft,
  type Draft,
  type DraftInput,
  draftQuery,
  type Resource,
  saveDraft,
  type Variant,
} from '../../api/drawings.ts'

export type Work = {
  readonly name: string
  readonly variant: Variant
  readonly xml: string
  readonly resources: readonly Resource[]
}
export type SaveState = 'saved' | 'changed' | 'saving' | 'conflict' | 'failed'

const kept = (id: string) => `linkspan.draft.${id}`

/** All that a person can change of a draft, as one text. */
const said = ({ name, variant, xml, resources }: Work): string =>
  JSON.stringify([name, variant, xml, ...resources.map(one => [one.name, one.content])])

/** What an earlier visit could not save. It is `older` where the draft was saved again since, so that taking it would undo that. */
export type Recovered = { readonly work: Work; readonly older: boolean }

/** What an earlier visit could not save; null where the server has just that. */
export function recovered(draft: Draft): Recovered | null {
  const stored = localStorage.getItem(kept(draft.id))
  if (stored === null) return null
  try {
    const { rev, work } = JSON.parse(stored) as { rev: number; work: Work }
    return said(work) === said(draft) ? null : { work, older: rev !== draft.rev }
  } catch {
    return null
  }
}

/** Lets go of what an earlier visit could not save. */
export const forget = (id: string): void => localStorage.removeItem(kept(id))

const workOf = ({ name, variant, xml, resources }: Draft): Work => ({ name, variant, xml, resources })
const inputOf = (work: Work): DraftInput => ({ ...work, resources: [...work.resources] })

/** 2 s after the last change: seldom enough for the server, soon enough for a crash. */
const rest = 2000

export function useDraft(draft: Draft, readOnly: boolean) {
  const queries = useQueryClient()
  const [work, setWork] = useState<Work>(() => workOf(draft))
  const [rev, setRev] = useState(draft.rev)
  const [state, setState] = useState<SaveState>('saved')
  const latest = useRef(work)
  latest.current = work
  const save = useMutation({
    mutationFn: (input: Work) => saveDraft(draft.id, rev, inputOf(input)),
    onMutate: () => setState('saving'),
    onSuccess: (saved, input) => {
      setRev(saved.rev)
      queries.setQueryData(draftQuery(draft.id).queryKey, saved)
      forget(draft.id)
      setState(latest.current === input ? 'saved' : 'changed')
    },
    onError: error =>
      setState(error instanceof Refusal && error.problem.status === 412 ? 'conflict' : 'failed'),
  })
  const { mutate, mutateAsync } = save
  const change = useCallback(
    (part: Partial<Work>) => {
      const next = { ...latest.current, ...part }
      latest.current = next
      setWork(next)
      setState(now => (now === 'conflict' ? now : 'changed'))
      try {
        localStorage.setItem(kept(draft.id), JSON.stringify({ rev, work: next }))
      } catch {
        // A full store only loses the copy for a crash; the server's copy is saved in two seconds.
      }
    },
    [draft.id, rev],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the work begins the rest anew
  useEffect(() => {
    if (state !== 'changed' || readOnly) return
    const timer = setTimeout(() => mutate(latest.current), rest)
    return () => clearTimeout(timer)
  }, [state, mutate, readOnly, work])
  useEffect(() => {
    if (state === 'saved') return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [state])
  return {
    work,
    rev,
    state,
    error: save.error,
    change,
    /** Saves at once, if anything is unsaved. Answers the revision that is on the server then. */
    saveNow: async () => (state === 'saved' ? rev : (await mutateAsync(latest.current)).rev),
    /** Takes the server's draft as it is now; what was drawn here is given up. */
    takeTheirs: (theirs: Draft) => {
      forget(draft.id)
      const next = workOf(theirs)
      latest.current = next
      setWork(next)
      setRev(theirs.rev)
      setState('saved')
    },
    /** Makes a draft of its own of a work, which is safe on the server from then on. */
    keepAsCopy: async (copied: Work) => {
      const made = await createDraft(inputOf(copied))
      forget(draft.id)
      return made
    },
  }
}
