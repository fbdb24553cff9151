// The form designer of form-js behind a plain class: a schema goes in, and comes out after each change. What it does not
// know, such as our texts in other languages, it keeps as it was.

import '@bpmn-io/form-js-viewer/dist/assets/form-js.css'
import '@bpmn-io/form-js-editor/dist/assets/form-js-editor.css'
import '@bpmn-io/form-js-editor/dist/assets/properties-panel.css'
import '@bpmn-io/form-js-editor/dist/assets/dragula.css'
import '../styles/designers.css'
import { FormEditor } from '@bpmn-io/form-js-editor'
import { formWords } from './words/forms.ts'
import { speakInPlace } from './words/in-place.ts'
import { inPageLanguage } from './words/speaking.ts'

type Schema = Record<string, unknown>

/** What form-js writes about itself is no part of a form: it stays as it was. */
const ITS_OWN = ['exporter', 'schemaVersion']

export class FormDesigner {
  private readonly editor: FormEditor
  private readonly silence: () => void
  private gone = false
  private before = ''
  private own: Schema = {}
  onChange: (schema: Schema) => void = () => {}

  constructor(container: HTMLElement) {
    this.editor = new FormEditor({ container, additionalModules: [named] })
    this.editor.on('changed', () => this.changed())
    this.silence = speakInPlace(container, formWords, isItsOwnWord)
  }

  /** Shows a form. Rejects with a sentence where it is none. */
  async open(schema: Schema): Promise<void> {
    this.own = Object.fromEntries(ITS_OWN.filter(name => name in schema).map(name => [name, schema[name]]))
    await this.editor.importSchema(structuredClone(schema) as never)
    if (!this.gone) this.before = JSON.stringify(this.schema())
  }

  schema(): Schema {
    const saved = this.editor.saveSchema() as Schema
    const form = Object.entries(saved).filter(([name]) => !ITS_OWN.includes(name))
    return { ...Object.fromEntries(form), ...this.own }
  }

  destroy(): void {
    this.gone = true
    this.silence()
    this.editor.destroy()
  }

  /** Opening a form is no change of it. */
  private changed(): void {
    if (this.gone || this.before === '') return
    const now = JSON.stringify(this.schema())
    if (now === this.before) return
    this.before = now
    this.onChange(this.schema())
  }
}

type Field = ((props: unknown) => unknown) & {
  readonly config: { readonly name?: string; readonly label?: string }
}
type Fields = { readonly _formFields: Record<string, Field>; register(type: string, field: Field): void }

/** The search of the palette goes by the names of the fields, so these are said in the language of the page. */
const named = {
  __init__: [
    [
      'formFields',
      (fields: Fields) => {
        for (const [type, field] of Object.entries(fields._formFields)) {
          const name = inPageLanguage(formWords, field.config.name ?? field.config.label ?? '')
          if (name === null) continue
          const spoken = Object.assign((props: unknown) => field(props), field)
          fields.register(type, Object.assign(spoken, { config: { ...field.config, name } }))
        }
      },
    ],
  ],
}

/** What the form itself says, and what its author wrote into the panel, are no words of the designer. */
function isItsOwnWord(element: Element): boolean {
  if (element.closest('.fjs-form-container'))
    return element.closest('.fjs-context-pad, .fjs-empty-editor, .fjs-select-placeholder') !== null
  return element.closest(WRITTEN) === null
}

const WRITTEN =
  '.bio-properties-panel-header-label, .bio-properties-panel-collapsible-entry-header-title, .cm-line, [data-entry-id="defaultValue"] option:not([value=""])'
