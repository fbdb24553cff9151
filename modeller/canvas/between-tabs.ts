// Copies what is chosen so that it can be pasted into a drawing in another tab, window or browser: as text on the
// clipboard of the machine. A key press brings the text with it and needs no permission; a button asks for it, and where
// that is refused the browser's own store serves, which all tabs of this Linkspan share.

import type { Service } from './bpmn-js.ts'

const MARK = 'linkspan-drawing'
const kept = 'linkspan.clipboard'
/** 100 ms: a browser that hands over its clipboard has done so by then. */
const WAIT = 100

function BetweenTabs(
  this: Service,
  eventBus: Service,
  clipboard: Service,
  moddle: Service,
  keyboard: Service,
  copyPaste: Service,
  canvas: Service,
) {
  const text = (): string => JSON.stringify({ [MARK]: clipboard.get() }, written)
  const take = (brought: string): void => {
    if (brought.includes(`"${MARK}"`)) clipboard.set(JSON.parse(brought, read)[MARK])
  }
  const written = (_: string, value: Service): unknown => {
    if (typeof value?.$type !== 'string') return value
    const { isGeneric, ns } = value.$descriptor
    return { ...value, ...value.$attrs, ...(isGeneric ? { $uri: ns.uri } : {}) }
  }
  const read = (_: string, value: Service): unknown => {
    if (typeof value?.$type !== 'string') return value
    const { $type, $uri, ...props } = value
    return $uri === undefined ? moddle.create($type, props) : moddle.createAny($type, $uri, props)
  }
  eventBus.on('copyPaste.elementsCopied', 100, ({ hints }: Service) => {
    if (hints?.clip === false) return
    const copied = text()
    try {
      localStorage.setItem(kept, copied)
    } catch {
      // A full store only loses the copy for other tabs; the clipboard of the machine has it too.
    }
    // Only a page that is served safely may write there without being asked.
    void navigator.clipboard?.writeText(copied).catch(() => {})
  })

  // The key is left to the browser, which answers with the text.
  let waiting: ReturnType<typeof setTimeout> | undefined
  keyboard.addListener(2000, ({ keyEvent }: { keyEvent: KeyboardEvent }) => {
    if (!keyboard.isCmd(keyEvent) || !keyboard.isKey(['v', 'V'], keyEvent)) return undefined
    waiting = setTimeout(() => {
      take(localStorage.getItem(kept) ?? '')
      copyPaste.paste()
    }, WAIT)
    return false
  })
  const pasted = (event: ClipboardEvent) => {
    if (waiting === undefined) return
    clearTimeout(waiting)
    waiting = undefined
    event.preventDefault()
    take(event.clipboardData?.getData('text/plain') ?? '')
    copyPaste.paste()
  }
  document.addEventListener('paste', pasted)
  eventBus.on('diagram.destroy', () => document.removeEventListener('paste', pasted))

  /** Pastes into the middle of what is seen, without a mouse. */
  this.paste = async () => {
    const brought = await (navigator.clipboard?.readText() ?? Promise.reject()).catch(() => '')
    take(brought.includes(`"${MARK}"`) ? brought : (localStorage.getItem(kept) ?? ''))
    if (clipboard.isEmpty()) return false
    const root = canvas.getRootElement()
    const pool = root.children.find(({ type }: Service) => type === 'bpmn:Participant')
    const element = pool ?? root
    const { x, y, width, height } = canvas.viewbox()
    copyPaste.paste({ element, point: { x: x + width / 2, y: y + height / 2 } })
    return true
  }
}
BetweenTabs.$inject = ['eventBus', 'clipboard', 'moddle', 'keyboard', 'copyPaste', 'canvas']

/** The module; its service `betweenTabs` pastes without a mouse. */
export const betweenTabs = { __init__: ['betweenTabs'], betweenTabs: ['type', BetweenTabs] }
