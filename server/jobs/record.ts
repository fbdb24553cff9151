// What needs no doing beyond being written down: the entry of the trail, with its time and its case, is the deed.

import type { JobKind } from './kinds.ts'

export const recordOnly: JobKind = async ({ job }) => ({
  [`${job.type.replaceAll('-', '_')}_at`]: new Date().toISOString(),
})
