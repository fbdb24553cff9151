// The keyboard's place is never lost: where what had the focus leaves the page, the nearest title that stayed takes it, or
// the drawing whose menu or search it was.
// Focus that is elsewhere, or that was given up by pointing at nothing, is left alone. It watches as long as the page stands.

/** What was focused within `main` last, also while a dialog or a menu lies over the page: it may be gone when that closes. */
let last: HTMLElement | null = null
/** All that was around it, from the nearest on. */
let around: Element[] = []
let frame = 0

document.addEventListener('focusin', ({ target }) => {
  if (!(target instanceof HTMLElement) || liesOver(target)) return
  const main = document.getElementById('main')
  const inside = main !== null && main !== target && main.contains(target)
  last = inside ? target : null
  around = inside ? ancestors(target, main) : []
})

document.addEventListener('pointerdown', ({ target }) => {
  if (target instanceof Element && !liesOver(target)) last = null
})

// Whoever wants the focus after a change, a dialog that closes too, takes it within one frame.
new MutationObserver(() => {
  cancelAnimationFrame(frame)
  frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(mend)
  })
}).observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled', 'inert'] })

function mend(): void {
  if (last === null || document.activeElement !== document.body) return
  // Where nothing can take it yet, the next page is on its way: the change that brings it comes here again.
  if (!takes(last)) around.some(place => place.isConnected && (drawingTakes(place) || titleTakes(place)))
}

/** Dialogs and menus stand beside the shell. */
const liesOver = (element: Element) => element.closest('.shell') === null

/** From the nearest to `main` itself. */
function ancestors(element: Element, main: Element): Element[] {
  const parent = element.parentElement
  return parent === null || element === main ? [] : [parent, ...ancestors(parent, main)]
}

/** Gives an element the focus; says whether it took it. */
function takes(element: HTMLElement | SVGElement): boolean {
  element.focus()
  return document.activeElement === element
}

/** A canvas takes the focus back itself, though not at once: on a busy machine the title beside it would be first. */
function drawingTakes(place: Element): boolean {
  const drawing = place.querySelector<SVGElement>(':scope.djs-container > svg')
  return drawing !== null && takes(drawing)
}

/** The first title that can be seen in a place takes the focus. */
function titleTakes(place: Element): boolean {
  return [...place.querySelectorAll<HTMLElement>('h1, h2, h3, h4')].some(title => {
    if (!title.hasAttribute('tabindex')) title.tabIndex = -1
    return takes(title)
  })
}

export {}
