// Whether the browser has a connection, as far as it knows, and whether the server answers.

import { useIsFetching } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { isUnreachable } from '../api/client.ts'

function subscribe(changed: () => void): () => void {
  addEventListener('online', changed)
  addEventListener('offline', changed)
  return () => {
    removeEventListener('online', changed)
    removeEventListener('offline', changed)
  }
}

/** False while there surely is none; the component draws again when that changes. */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine)

/** True while something is asked for again because no server answered twice; one lost answer is not worth a word. */
export const useUnanswered = (): boolean =>
  useIsFetching({
    predicate: ({ state }) => state.fetchFailureCount > 1 && isUnreachable(state.fetchFailureReason),
  }) > 0
