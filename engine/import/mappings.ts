// `camunda:inputOutput`: parameters become mappings. A list is a FEEL list, a map a FEEL context, a script in FEEL or
// JUEL an expression; other scripts are refused.

import type { ModdleElement } from '../graph/moddle.ts'
import { tell } from '../words/sentences.ts'
import { juelToFeel } from './juel-to-feel.ts'
import { converted, type Import, mark, refused } from './report.ts'
import { extensionsOf, feelOf, mapping, remove } from './tree.ts'

/** Converts the parameters of an element. */
export function convertInputOutput(im: Import, element: ModdleElement): void {
  for (const extension of extensionsOf(element, 'camunda:InputOutput')) {
    if (convertParameters(im, element, extension)) remove(element, extension)
  }
}

/** Moves the parameters of a block to the mappings of an element; says whether all could go. */
export function convertParameters(im: Import, element: ModdleElement, block: ModdleElement): boolean {
  mark(im, block)
  const left = (['input', 'output'] as const).flatMap(side => {
    const key = `${side}Parameters`
    const parameters: readonly ModdleElement[] = block[key] ?? []
    const staying = parameters.filter(parameter => !convertParameter(im, element, side, parameter))
    if (block[key] !== undefined) block[key] = staying
    return staying
  })
  return left.length === 0
}

function convertParameter(
  im: Import,
  element: ModdleElement,
  side: 'input' | 'output',
  parameter: ModdleElement,
): boolean {
  const from = `camunda:${side}Parameter ${parameter.name}`
  mark(im, parameter)
  const source = sourceOf(im, element, from, parameter)
  if (source === null) return false
  mapping(im, element, side, source, parameter.name)
  const note =
    side === 'input'
      ? tell`It is a local variable of the element, as in Camunda 7.`
      : tell`With output mappings only mapped variables leave the element; whatever else the work brings stays inside.`
  converted(im, element, from, `zeebe:${side} source="${source}" target="${parameter.name}"`, note)
  return true
}

function sourceOf(im: Import, element: ModdleElement, from: string, parameter: ModdleElement): string | null {
  const { definition, value } = parameter as { definition?: ModdleElement; value?: string }
  if (definition === undefined) return value === undefined ? '=null' : feelOf(im, element, from, value)
  const text = structure(im, element, from, definition)
  return text === null ? null : `=${text}`
}

/** A definition inside a parameter as FEEL, without `=`. */
function structure(
  im: Import,
  element: ModdleElement,
  from: string,
  definition: ModdleElement,
): string | null {
  mark(im, definition)
  switch (definition.$type) {
    case 'camunda:List': {
      const items = ((definition.items ?? []) as ModdleElement[]).map(item =>
        structure(im, element, from, item),
      )
      return items.includes(null) ? null : `[${items.join(', ')}]`
    }
    case 'camunda:Map': {
      const entries = ((definition.entries ?? []) as ModdleElement[]).map(entry => {
        const inner =
          entry.definition === undefined
            ? plain(im, element, from, entry.value ?? '')
            : structure(im, element, from, entry.definition)
        return inner === null ? null : `${JSON.stringify(entry.key ?? '')}: ${inner}`
      })
      return entries.includes(null) ? null : `{${entries.join(', ')}}`
    }
    case 'camunda:Script':
      return script(im, element, from, definition)
    default:
      return plain(im, element, from, definition.value ?? '')
  }
}

function plain(im: Import, element: ModdleElement, from: string, text: string): string | null {
  return feelOf(im, element, from, text)?.slice(1) ?? null
}

function script(im: Import, element: ModdleElement, from: string, definition: ModdleElement): string | null {
  const { scriptFormat = '', value, resource } = definition as Record<string, string | undefined>
  if (value !== undefined && /feel/i.test(scriptFormat)) return value.trim().replace(/^=/, '')
  if (value !== undefined && /^juel$/i.test(scriptFormat)) {
    const result = juelToFeel(value.trim())
    if (result.kind === 'feel') return result.feel
  }
  const named = resource ?? scriptFormat
  refused(
    im,
    element,
    from,
    tell`The script "${named}" cannot be run in a mapping; write FEEL, or put a script task before.`,
  )
  return null
}
