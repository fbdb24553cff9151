// The form of a building block among the files of a draft: it comes with the block and goes with it, but a form that a
// person has made or changed is never overwritten or taken away.

import type { Resource } from '../../api/drawings.ts'

/** The files with the form of a block that is placed; the same list where a file has its name already. */
export const withForm = (files: readonly Resource[], form: Resource): readonly Resource[] =>
  files.some(({ name }) => name === form.name) ? files : [...files, form]

/** The files without the form of a block that is taken back; the same list where the form was changed since. */
export function withoutForm(files: readonly Resource[], form: Resource): readonly Resource[] {
  const left = files.filter(({ name, content }) => name !== form.name || content !== form.content)
  return left.length === files.length ? files : left
}
