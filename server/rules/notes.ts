// The notes of a case are only added to, with author and time (routes/notes.ts). So the variable that holds them is nobody
// else's: no form and no output of a drawing may be named so, and no answer of a person or program may bring it.

import type { Command, Graph, Node, Variables } from '../../engine/index.ts'
import { type Form, keysOf } from '../casework/forms.ts'
import { type Refusal, refuse, type Work } from '../casework/work.ts'
import type { Finding, Resource } from '../contract/drafts.ts'
import { NOTES } from '../contract/notes.ts'

const DETAIL = `The variable ${NOTES} holds the notes of a case, which are only added: POST /process-instances/{key}/notes.`

/** Why an order that would write the notes is not carried out; null where it leaves them alone. */
export function mayNotWriteNotes(work: Work): Refusal | null {
  if (work.kind === 'command' && work.addsNote) return null
  return broughtBy(work).some(variables => Object.hasOwn(variables, NOTES))
    ? refuse('NAME_RESERVED', DETAIL)
    : null
}

/** What passes from one instance to another leaves the notes where they are. */
export function withoutNotes(variables: Variables): Variables {
  if (!Object.hasOwn(variables, NOTES)) return variables
  const { [NOTES]: _notes, ...others } = variables
  return others
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

/** What in these files would write the notes: fields of forms, and outputs, results and collections of elements. */
export function namesOfNotes(forms: readonly Resource[], graphs: Graphs): readonly Finding[] {
  return [
    ...forms.flatMap(({ name, content }) =>
      fieldsIn(content).includes(NOTES) ? [finding(null, name, `A field of ${name}`)] : [],
    ),
    ...[...graphs.values()].flatMap(({ graph, resource }) =>
      [...graph.nodes.values()].flatMap(node =>
        writtenBy(node).includes(NOTES) ? [finding(node.id, resource, 'An output of this element')] : [],
      ),
    ),
  ]
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

function finding(element: string | null, resource: string, what: string): Finding {
  const message = `${what} is named ${NOTES}, as are the notes of a case, which are only added. Give it another name.`
  return { code: 'NAME_RESERVED', element, message, severity: 'error', resource }
}
