// A link is a sequence flow without a line: the throw goes on at the catch of the same name in the same scope, or at the
// one it refers to (10.5.5). It never waits.

import { linkNameOf } from '../graph/link.ts'
import { report } from '../graph/reader.ts'
import { emit } from '../run/emit.ts'
import { enter, hold } from '../run/step.ts'
import { tell } from '../words/sentences.ts'
import type { TriggerBehaviour } from './trigger.ts'

export const link: TriggerBehaviour<'link'> = {
  compile: (definition, event, reader) => {
    if (definition.name === undefined)
      report(reader, 'LINK_NAME_MISSING', event, tell`The link event ${event.id} has no link name.`)
    return { kind: 'link', name: linkNameOf(definition, event) }
  },

  throw: (step, node, run, trigger) => {
    const target = node.scope!.children.find(
      other =>
        other.type === 'intermediateCatchEvent' &&
        other.triggers.some(one => one.kind === 'link' && one.name === trigger.name),
    )!
    const scope = step.state.runs[run.scope]!
    hold(step, scope, () => {
      emit(step, { type: 'element.completed', key: run.key, element: run.element, elementType: run.type })
      enter(step, target, scope)
    })
    return 'stays'
  },
}
