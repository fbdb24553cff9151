// A dialog keeps the focus inside, closes with Escape and gives the focus back. It is loaded when one is first opened.

import { type ComponentProps, lazy, Suspense } from 'react'

const DialogWindow = lazy(() => import('./dialog-window.tsx'))

export function Dialog(props: ComponentProps<typeof DialogWindow>) {
  return props.open ? (
    <Suspense fallback={null}>
      <DialogWindow {...props} />
    </Suspense>
  ) : null
}
