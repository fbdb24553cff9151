// The notes of a case and the list of its files are the server's own to write (routes/notes.ts, routes/files.ts). So the
// variables that hold them are nobody else's: no form and no output of a drawing may be named so, and no answer of a
// person or program may bring them.

import type { Command, Graph, Node, Variables } from '../../engine/index.ts'
import { type Sentence, say, tell, type Words } from '../../engine/words/sentences.ts'
import { type Form, keysOf } from '../casework/forms.ts'
import { type Refusal, refuse, type Work } from '../casework/work.ts'
import type { Finding, Resource } from '../contract/drafts.ts'
import { FILES } from '../contract/files.ts'
import { NOTES } from '../contract/notes.ts'

/** What each of them holds, in words. */
const OWN: Readonly<Record<string, Sentence>> = {
  [NOTES]: tell`the notes of a case, which are only added: POST /process-instances/{key}/notes`,
  [FILES]: tell`the list of the files of a case, which are added by POST /process-instances/{key}/files`,
}
const NAMES = Object.keys(OWN)

/** Why an order that would write them is not carried out; null where it leaves them alone. */
export function mayNotWriteOwn(work: Work): Refusal | null {
  const mayWrite = (work.kind === 'command' && work.writes) || []
  const name = NAMES.find(
    own => !mayWrite.includes(own) && broughtBy(work).some(variables => Object.hasOwn(variables, own)),
  )
  return name === undefined ? null : refuse('NAME_RESERVED', tell`The variable ${name} holds ${OWN[name]!}.`)
}

/** What passes from one instance to another leaves them where they are. */
export function withoutOwn(variables: Variables): Variables {
  if (!NAMES.some(name => Object.hasOwn(variables, name))) return variables
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !NAMES.includes(name)))
}

function broughtBy(work: Work): readonly Variables[] {
  switch (work.kind) {
    case 'command':
    case 'start':
      return ofCommand(work.command)
    case 'message':
      return [work.message.variables]
    case 'signal':
    case 'conditions':
      return [work.variables]
    default:
      return []
  }
}

function ofCommand(command: Command): readonly Variables[] {
  const inner =
    command.type === 'activate' ? command.elements : command.type === 'modify' ? (command.activate ?? []) : []
  const own = 'variables' in command ? command.variables : undefined
  return [own, ...inner.map(({ variables }) => variables)].filter(variables => variables !== undefined)
}

/** What in these files would write them: fields of forms, and outputs, results and collections of elements. */
export function reservedNames(
  forms: readonly Resource[],
  graphs: Graphs,
  words: Words | undefined,
): readonly Finding[] {
  return NAMES.flatMap(own => [
    ...forms.flatMap(({ name, content }) =>
      fieldsIn(content).includes(own) ? [finding(own, null, name, tell`A field of ${name}`, words)] : [],
    ),
    ...[...graphs.values()].flatMap(({ graph, resource }) =>
      [...graph.nodes.values()].flatMap(node =>
        writtenBy(node).includes(own)
          ? [finding(own, node.id, resource, tell`An output of this element`, words)]
          : [],
      ),
    ),
  ])
}

/** A form that cannot be read has a finding of its own. */
function fieldsIn(content: string): readonly string[] {
  try {
    const form = JSON.parse(content) as Partial<Form> | null
    return Array.isArray(form?.components) ? keysOf(form as Form) : []
  } catch {
    return []
  }
}

type Graphs = ReadonlyMap<string, { readonly graph: Graph; readonly resource: string }>

function writtenBy({ outputs, loop, detail }: Node): (string | null | undefined)[] {
  const result = (detail as { readonly result?: unknown } | null)?.result
  return [
    ...outputs.map(({ target }) => target[0]),
    loop?.kind === 'multiInstance' ? loop.outputCollection : null,
    typeof result === 'string' ? result : null,
  ]
}

function finding(
  own: string,
  element: string | null,
  resource: string,
  what: Sentence,
  words: Words | undefined,
): Finding {
  const sentence = tell`${what} is named ${own}, as is ${OWN[own]!}. Give it another name.`
  return { code: 'NAME_RESERVED', element, message: say(sentence, words), severity: 'error', resource }
}
