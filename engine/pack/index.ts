// The face of the pack: how a way of working travels from one municipality to another.

export { type Adaptation, adapt } from './adapt.ts'
export {
  againstOriginal,
  comparisonText,
  type FileComparison,
  type PackComparison,
} from './against-original.ts'
export {
  type FileKind,
  FORMAT,
  fileKind,
  type Manifest,
  type PackedFile,
  type Provenance,
} from './manifest.ts'
export { buildPack, type File, type Label, type Pack, readPack } from './pack.ts'
export {
  audiences,
  draftPractice,
  type Figure,
  keyThemes,
  type Practice,
  practiceMarkdown,
  practiceProblems,
} from './practice.ts'
