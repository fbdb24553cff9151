// What the outline asks before it changes the drawing, and the change that follows from the answer. Every change goes
// through the canvas's own command stack and is one step of undo.

import { blockNames, isBlock } from '../../blocks/index.ts'
import type { Modeler } from '../../canvas/modeler.ts'
import { addFirst, addFrame, addLane, addPool, extendFrame, moveToLane } from '../../canvas/parts.ts'
import { outlineOf } from '../../drawing/outline.ts'
import type { DrawnPart } from '../../drawing/parts.ts'
import type { Drawing } from '../../drawing/read.ts'
import { nameOf } from '../../drawing/words.ts'
import { type Translate, wordFor } from '../../i18n/texts.ts'
import type { Option } from '../../ui/field.tsx'
import {
  addable,
  besideSteps,
  firstSteps,
  type Kind,
  kindFrom,
  kindOf,
  kindValue,
  kindWord,
  othersLike,
  shapeOf,
} from './kinds.ts'
import { businessOf, isA } from './properties.ts'

/** What is asked about an element, or about the process that has no step yet. */
export type Asked = {
  readonly act: 'add' | 'first' | 'connect' | 'rename' | 'kind' | 'lane' | 'addLane' | 'addPool' | 'extend'
  readonly id: string
  readonly name: string
}

export type Question = {
  readonly title: string
  readonly verb: string
  readonly choice?: { readonly label: string; readonly options: readonly Option[]; readonly chosen?: string }
  readonly text?: { readonly label: string; readonly value?: string }
  /** Changes the drawing; answers what to tell. */
  readonly answer: (choice: string, text: string) => string | Promise<string>
}

export type Board = {
  readonly modeler: Modeler
  readonly drawing: Drawing
  readonly parts: readonly DrawnPart[]
  readonly t: Translate
}

export const partName = ({ name, type }: DrawnPart): string => name ?? wordFor('bpmn', type)

export function questionOf({ act, id, name }: Asked, board: Board): Question {
  return questions[act](board, id, name)
}

const questions: Readonly<Record<Asked['act'], (board: Board, id: string, name: string) => Question>> = {
  add: ({ modeler, t }, id, name) => ({
    title: t('outline.addAfter', { name }),
    verb: t('common.add'),
    choice: {
      label: t('outline.kind'),
      options: [
        ...addable(isA(modeler.element(id), 'bpmn:Activity')).map(option),
        ...besideSteps.map(option),
        ...blockNames.map(block => ({
          value: block,
          label: `${t('blocks.title')}: ${t(`blocks.${block}.title`)}`,
        })),
      ],
    },
    text: { label: t('common.name') },
    answer: async (type, text) => {
      if (isBlock(type)) {
        await modeler.placeBlock(type, modeler.element(id))
        return t('blocks.placed', { name: t(`blocks.${type}.title`), after: name })
      }
      if (kindFrom(type).type === 'bpmn:Group')
        modeler.select(addFrame(modeler, modeler.element(id), text).id)
      else modeler.addAfter(modeler.element(id), shapeOf(kindFrom(type)), text)
      return t('outline.added', { name: text || kindWord(kindFrom(type)), after: name })
    },
  }),

  first: ({ modeler, drawing, t }, id, name) => ({
    title: beginTitle(drawing, id, name, t),
    verb: t('common.add'),
    choice: {
      label: t('outline.kind'),
      options: firstSteps(drawing.nodes.get(id)?.eventSubProcess === true).map(option),
    },
    text: { label: t('common.name') },
    answer: (type, text) => {
      modeler.select(addFirst(modeler, id, shapeOf(kindFrom(type)), text).id)
      return t('outline.drawn', { name: text || kindWord(kindFrom(type)) })
    },
  }),

  connect: (board, id, name) => {
    const { modeler, t } = board
    return {
      title: t('outline.connectFrom', { name }),
      verb: t('outline.connect'),
      choice: { label: t('outline.target'), options: targets(board, id) },
      text: { label: t('outline.wayName') },
      answer: (target, text) => {
        const modeling = modeler.service('modeling')
        modeler.atOnce(() => {
          const line = modeling.connect(modeler.element(id), modeler.element(target))
          if (text !== '' && /Flow$/.test(line.type)) modeling.updateLabel(line, text)
        })
        return t('outline.connected', { name })
      },
    }
  },

  rename: ({ modeler, t }, id, name) => {
    const business = businessOf(modeler.element(id))
    return {
      title: t('outline.renameNamed', { name }),
      verb: t('outline.rename'),
      text: {
        label: t('common.name'),
        value: business.name ?? business.text ?? business.categoryValueRef?.value ?? '',
      },
      answer: (_, text) => {
        modeler.service('modeling').updateLabel(modeler.element(id), text)
        return t('outline.renamed', { name: text })
      },
    }
  },

  kind: ({ modeler, t }, id, name) => ({
    title: t('outline.kindOf', { name }),
    verb: t('outline.changeKind'),
    choice: {
      label: t('outline.kind'),
      options: othersLike(modeler.element(id)).map(option),
      chosen: kindValue(kindOf(modeler.element(id))),
    },
    answer: type => {
      const kind = kindFrom(type)
      const changed = modeler.service('bpmnReplace').replaceElement(modeler.element(id), shapeOf(kind))
      modeler.select(changed.id)
      return t('outline.kindChanged', { name, kind: kindWord(kind) })
    },
  }),

  lane: ({ modeler, drawing, parts, t }, id, name) => {
    const process = drawing.nodes.get(id)?.process
    const lanes = parts.filter(
      (part, at) => part.type === 'lane' && part.process === process && !holdsLanes(parts, at),
    )
    return {
      title: t('outline.intoLane', { name }),
      verb: t('outline.lane'),
      choice: { label: t('outline.whichLane'), options: lanes.map(partOption) },
      answer: lane => {
        moveToLane(modeler, modeler.element(id), modeler.element(lane))
        return t('outline.movedToLane', { name, lane: partName(lanes.find(part => part.id === lane)!) })
      },
    }
  },

  addLane: ({ modeler, t }, id, name) => ({
    title: t('outline.addLane', { name }),
    verb: t('common.add'),
    text: { label: t('common.name') },
    answer: (_, text) => {
      modeler.select(addLane(modeler, modeler.element(id), text).id)
      return t('outline.drawn', { name: text || wordFor('bpmn', 'lane') })
    },
  }),

  extend: ({ modeler, drawing, t }, id, name) => {
    const steps = stepOptions(drawing)
    return {
      title: t('outline.extendNamed', { name }),
      verb: t('outline.extend'),
      choice: { label: t('outline.toHold'), options: steps },
      answer: step => {
        extendFrame(modeler, modeler.element(id), modeler.element(step))
        return t('outline.extended', { name, step: nameOf(drawing.nodes.get(step), step) })
      },
    }
  },

  addPool: ({ modeler, parts, t }) => ({
    title: t(parts.some(isPool) ? 'outline.addPool' : 'outline.intoPool'),
    verb: t('common.add'),
    ...(parts.some(isPool) && {
      choice: {
        label: t('outline.whichPool'),
        options: [
          { value: 'open', label: t('outline.openPool') },
          { value: 'closed', label: t('outline.closedPool') },
        ],
      },
    }),
    text: { label: t('common.name') },
    answer: (choice, text) => {
      modeler.select(addPool(modeler, text, choice !== 'closed').id)
      return t('outline.drawn', { name: text || wordFor('bpmn', 'participant') })
    },
  }),
}

export const isPool = ({ type }: DrawnPart): boolean => type === 'participant'

const option = (kind: Kind): Option => ({ value: kindValue(kind), label: kindWord(kind) })
const partOption = (part: DrawnPart): Option => ({ value: part.id, label: partName(part) })

const stepOptions = (drawing: Drawing): Option[] =>
  outlineOf(drawing)
    .flatMap(({ lines }) => lines)
    .map(({ node, number }) => ({ value: node.id, label: `${number} ${nameOf(node, node.id)}` }))

/** A lane that is divided holds no step itself: what lies in it lies in one of its lanes. */
const holdsLanes = (parts: readonly DrawnPart[], at: number): boolean => {
  const next = parts[at + 1]
  return next?.type === 'lane' && next.depth > parts[at]!.depth
}

/** What the button is called that adds a step no way leads to; of a process it says whether that is the first. */
export function beginTitle({ nodes }: Drawing, scope: string, name: string, t: Translate): string {
  if (nodes.has(scope)) return t('outline.insideOf', { name })
  const isEmpty = ![...nodes.values()].some(({ process }) => process === scope)
  return t(isEmpty ? 'outline.first' : 'outline.begin', { name })
}

/** What a line may lead to, as the rules of the canvas allow it; what is no way says what it is. */
function targets({ modeler, drawing, parts }: Board, id: string): Option[] {
  return [...stepOptions(drawing), ...parts.map(partOption)].flatMap(({ value, label }) => {
    const line = modeler.service('bpmnRules').canConnect(modeler.element(id), modeler.element(value))
    if (value === id || !line) return []
    const kind =
      line.type === 'bpmn:MessageFlow' ? 'messageFlow' : parts.find(part => part.id === value)?.type
    return [{ value, label: kind === undefined ? label : `${label} (${wordFor('bpmn', kind)})` }]
  })
}
