// The drawing board: canvas, panel, and below them what the check found and the outline, from which a whole drawing
// can be built with the keyboard alone.

import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { Resource } from '../../api/drawings.ts'
import { DiagramPicker } from '../../canvas/diagram-picker.tsx'
import { type Element, Modeler } from '../../canvas/modeler.ts'
import { PhasePicker } from '../../canvas/phase-picker.tsx'
import { type Drawing, drawingOf } from '../../drawing/read.ts'
import { nameIn } from '../../drawing/words.ts'
import { useTexts, wordFor } from '../../i18n/texts.ts'
import { Notice, Tag } from '../../ui/state.tsx'
import { TabList, tabId } from '../../ui/tab-list.tsx'
import { Arrange } from './arrange.tsx'
import type { Checked } from './checking.ts'
import { fieldsOfForm } from './feel/scope.ts'
import { KeysDialog } from './keys-dialog.tsx'
import { OutlineEditor } from './outline-editor.tsx'
import { Panel } from './panel/panel.tsx'
import { businessOf, typeOf } from './properties.ts'
import { TakePicture } from './take-picture.tsx'
import { WhatToDo } from './what-to-do.tsx'
import { WhyRule } from './why-rule.tsx'

type Props = {
  shown: { readonly xml: string; readonly at: number }
  checked: Checked
  resources: readonly Resource[]
  readOnly: boolean
  visible: boolean
  name: string
  onXml: (xml: string) => void
  onOpen: (xml: string) => void
  /** A form that comes with a building block, or goes with it. Answers whether the draft changed. */
  onForm: (form: Resource, stands: boolean) => boolean
}

export function Board({ shown, checked, resources, readOnly, visible, name, onXml, onOpen, onForm }: Props) {
  const { t } = useTexts()
  const holder = useRef<HTMLDivElement>(null)
  const panel = useRef<HTMLElement>(null)
  const [modeler, setModeler] = useState<Modeler | null>(null)
  const [element, setElement] = useState<Element | null>(null)
  const [changed, setChanged] = useState(0)
  const [warnings, setWarnings] = useState<readonly string[]>([])
  const [broken, setBroken] = useState<string | null>(null)
  const [drawer, setDrawer] = useState<'check' | 'outline'>('check')
  const [chosen, setChosen] = useState(0)
  const [keys, setKeys] = useState(false)
  const tell = useRef(onXml)
  tell.current = onXml
  const bringForm = useRef(onForm)
  bringForm.current = onForm

  useEffect(() => {
    const made = new Modeler(holder.current as HTMLElement)
    setModeler(made)
    return () => made.destroy()
  }, [])
  useEffect(() => {
    if (modeler === null) return
    let live = true
    let opening = true
    modeler.onChosen = count => live && setChosen(count)
    modeler.onKeys = () => live && setKeys(true)
    modeler.onForm = (form, stands) => live && bringForm.current(form, stands)
    modeler.onSelection = chosen => live && setElement(chosen)
    modeler.onChange = byHand => {
      if (!live) return
      setChanged(count => count + 1)
      if (byHand && !opening) void modeler.xml().then(xml => live && tell.current(xml))
    }
    setBroken(null)
    modeler
      .open(shown.xml)
      .then(found => {
        if (!live) return
        opening = false
        setWarnings(found)
        setElement(null)
      })
      .catch((error: Error) => live && setBroken(error.message))
    return () => {
      live = false
    }
  }, [modeler, shown])
  useEffect(() => {
    if (modeler !== null && visible && changed > 0) modeler.show(checked.problems)
  }, [modeler, checked.problems, visible, changed])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the tree is changed in place; `changed` counts its changes
  const drawing = useMemo<Drawing | null>(() => {
    const definitions = modeler?.definitions()
    return definitions === undefined || definitions === null ? null : drawingOf(definitions)
  }, [modeler, changed])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same
  const phases = useMemo(() => modeler?.phases() ?? [], [modeler, changed])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same
  const diagrams = useMemo(() => modeler?.diagrams() ?? [], [modeler, changed])
  const root = modeler !== null && changed > 0 ? modeler.root() : null
  const inPanel = element ?? (root?.businessObject?.$type === undefined ? null : root)
  const known = useMemo(() => knownNames(resources, drawing), [resources, drawing])
  const select = (id: string) => {
    modeler?.select(id)
    modeler?.focus()
    // Its findings stand below it, where a small window shows nothing of it.
    holder.current?.scrollIntoView({ block: 'nearest' })
  }
  const cameFrom = useRef<HTMLElement | null>(null)
  const toPanel = () => {
    cameFrom.current = document.activeElement as HTMLElement | null
    panel.current?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus()
  }
  const leavePanel = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || cameFrom.current === null) return
    cameFrom.current.focus()
    cameFrom.current = null
  }
  const errors = checked.problems.filter(({ severity }) => severity === 'error').length
  return (
    <>
      {broken !== null && (
        <Notice kind="wrong">
          <p>{t('diagram.broken')}</p>
          <code>{broken}</code>
        </Notice>
      )}
      {warnings.length > 0 && (
        <Notice kind="warning">
          <p>{t('board.warnings', { count: warnings.length })}</p>
          <ul>
            {warnings.slice(0, 8).map(warning => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Notice>
      )}
      <div className="board-tools" role="toolbar" aria-label={t('board.tools')}>
        {!readOnly && (
          <>
            <button type="button" className="button button-small" onClick={() => modeler?.undo()}>
              {t('board.undo')}
            </button>
            <button type="button" className="button button-small" onClick={() => modeler?.redo()}>
              {t('board.redo')}
            </button>
          </>
        )}
        <button
          type="button"
          className="button button-small"
          onClick={() => modeler?.service('canvas').zoom('fit-viewport', 'auto')}
        >
          {t('diagram.fit')}
        </button>
        <DiagramPicker
          diagrams={diagrams}
          shown={modeler?.diagram()}
          onPick={id => void modeler?.openDiagram(id)}
        />
        <PhasePicker phases={phases} onTurn={phase => modeler?.turn(phase)} />
        <button type="button" className="button button-small" onClick={() => modeler?.find()}>
          {t('board.find')}
        </button>
        <button type="button" className="button button-small" onClick={() => setKeys(true)}>
          {t('keys.short')}
        </button>
        <div className="file-tools">
          {!readOnly && (
            <label className="button button-small file-button">
              {t('board.open')}
              <input
                type="file"
                accept=".bpmn,.xml,application/xml"
                className="visually-hidden"
                onChange={event => {
                  const file = event.target.files?.[0]
                  if (file !== undefined) void file.text().then(onOpen)
                  event.target.value = ''
                }}
              />
            </label>
          )}
          {modeler !== null && (
            <TakePicture
              name={name}
              xml={() => modeler.xml()}
              svg={() => modeler.svg()}
              phases={async () => phases}
            />
          )}
        </div>
      </div>
      {modeler !== null && !readOnly && changed > 0 && <Arrange modeler={modeler} chosen={chosen} />}
      <KeysDialog open={keys} onClose={() => setKeys(false)} />
      <div className="board">
        <section
          className="board-canvas bio-theme-parent"
          ref={holder}
          aria-label={t('board.canvas')}
          inert={readOnly}
        />
        <aside ref={panel} className="board-panel" aria-label={t('panel.title')} onKeyDown={leavePanel}>
          {modeler !== null && inPanel !== null ? (
            <Panel
              modeler={modeler}
              element={inPanel}
              resources={known}
              readOnly={readOnly}
              changed={changed}
            />
          ) : (
            <p className="second-line">{t('panel.choose')}</p>
          )}
        </aside>
      </div>
      <TabList
        label={t('board.below')}
        panel="board-drawer"
        tabs={[
          { name: 'check', title: t('board.check', { count: checked.problems.length }) },
          { name: 'outline', title: t('outline.title') },
        ]}
        chosen={drawer}
        onChoose={setDrawer}
      />
      <div
        id="board-drawer"
        role="tabpanel"
        aria-labelledby={tabId('board-drawer', drawer)}
        className="board-drawer"
      >
        {drawer === 'check' ? (
          <>
            <p role="status">
              {checked.busy
                ? t('board.checking')
                : checked.problems.length === 0
                  ? t('board.noProblems')
                  : t('board.found', { errors, warnings: checked.problems.length - errors })}
            </p>
            <ul className="findings">
              {checked.problems.map((problem, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same sentence may stand twice
                <li key={`${at}${problem.code}${problem.element}`}>
                  <Tag kind={problem.severity === 'error' ? 'wrong' : 'warning'}>
                    {t(problem.severity === 'error' ? 'board.error' : 'board.warning')}
                  </Tag>{' '}
                  {problem.element !== null && modeler?.isDrawn(problem.element) ? (
                    <button
                      type="button"
                      className="link-button"
                      onClick={() => select(problem.element as string)}
                    >
                      {nameOnBoard(modeler, drawing, problem.element)}
                    </button>
                  ) : null}{' '}
                  {problem.message} <code className="second-line">{problem.code}</code>
                  <WhyRule rule={checked.rules[problem.code]} />
                  <WhatToDo cure={checked.cures[problem.code]} />
                </li>
              ))}
            </ul>
          </>
        ) : (
          drawing !== null &&
          modeler !== null && (
            <OutlineEditor
              modeler={modeler}
              drawing={drawing}
              readOnly={readOnly}
              selected={element?.id ?? null}
              onProperties={toPanel}
            />
          )
        )}
      </div>
    </>
  )
}

/** Steps and flows as everywhere; pools, lanes and the like as the panel calls them. */
function nameOnBoard(modeler: Modeler, drawing: Drawing | null, id: string): string {
  const element = modeler.element(id)
  return drawing?.nodes.has(id) || drawing?.flows.has(id) || element === undefined
    ? nameIn(drawing ?? undefined, id)
    : businessOf(element).name || wordFor('bpmn', typeOf(element))
}

/** Names that the panel suggests: forms and decisions of this draft, roles of its lanes. */
function knownNames(resources: readonly Resource[], drawing: Drawing | null) {
  const roles = new Set<string>()
  for (const { role } of drawing?.nodes.values() ?? []) if (role !== null) roles.add(role)
  const fields = new Map(
    resources
      .filter(({ name }) => /\.form(\.json)?$/.test(name))
      .map(({ name, content }) => [
        /"id"\s*:\s*"([^"]+)"\s*[,}][^{]*$/.exec(content)?.[1] ?? name.replace(/\.form(\.json)?$/, ''),
        fieldsOfForm(content),
      ]),
  )
  const decisions = resources
    .filter(({ name }) => name.endsWith('.dmn'))
    .flatMap(({ content }) =>
      [...content.matchAll(/<(?:\w+:)?decision\b[^>]*\bid="([^"]+)"/g)].map(found => found[1] as string),
    )
  return {
    roles: [...roles].sort(),
    forms: [...fields.keys()],
    fields,
    decisions,
    processes: (drawing?.processes ?? []).map(({ id }) => id),
  }
}
