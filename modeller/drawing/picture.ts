// A drawing as a picture for reports: PNG drawn by the browser itself, PDF with lines and text that stay sharp. Both are
// made from the SVG that the canvas saves, so all three show the same.

/** Enough for print at half the page's width. */
const SCALE = 2

/** A PNG of twice the drawing's size. Rejects where the browser cannot draw it. */
export async function png(svg: string): Promise<Blob> {
  const { width, height } = sizeOf(parse(svg))
  const image = new Image(width, height)
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * SCALE
  canvas.height = height * SCALE
  const context = canvas.getContext('2d')
  if (!context) throw new Error('The browser draws no pictures.')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      blob => (blob ? resolve(blob) : reject(new Error('The picture is too large.'))),
      'image/png',
    ),
  )
}

/** A part of a drawing, in its units. */
type Part = { readonly x: number; readonly width: number }

/**
 * A PDF whose first page is as large as the drawing, with its name as the title. Each part has a page of its own, as
 * high as the drawing, so that what a part exchanges with those above and below it is seen.
 */
export async function pdf(svg: string, title: string, parts: readonly Part[] = []): Promise<Blob> {
  const [{ jsPDF }, { svg2pdf }] = await Promise.all([import('jspdf'), import('svg2pdf.js')])
  const element = parse(svg)
  const { width, height } = sizeOf(element)
  const paper = new jsPDF({
    unit: 'px',
    hotfixes: ['px_scaling'],
    format: [width, height],
    orientation: lying(width, height),
  })
  paper.setProperties({ title })
  // Sizes of text are measured in the page, so the picture is there for a moment, unseen.
  element.setAttribute('class', 'visually-hidden')
  document.body.append(element)
  try {
    await svg2pdf(element, paper, { x: 0, y: 0, width, height })
    const [, top = '0'] = element.getAttribute('viewBox')?.split(' ') ?? []
    for (const part of parts) {
      paper.addPage([part.width, height], lying(part.width, height))
      element.setAttribute('viewBox', `${part.x} ${top} ${part.width} ${height}`)
      element.setAttribute('width', String(part.width))
      await svg2pdf(element, paper, { x: 0, y: 0, width: part.width, height })
    }
  } finally {
    element.remove()
  }
  return paper.output('blob')
}

const lying = (width: number, height: number) => (width > height ? 'landscape' : 'portrait')

function parse(svg: string): SVGSVGElement {
  return document.importNode(
    new DOMParser().parseFromString(withoutStyles(svg), 'image/svg+xml').documentElement,
    true,
  ) as unknown as SVGSVGElement
}

/** The page's content policy forbids style attributes, so each declaration becomes a presentation attribute. */
function withoutStyles(svg: string): string {
  return svg.replace(/ style="([^"]*)"/g, (_, declarations: string) =>
    declarations
      .split(';')
      .map(each => each.split(':'))
      .flatMap(([name, value]) => (value ? [` ${name!.trim()}="${value.trim()}"`] : []))
      .join(''),
  )
}

function sizeOf(svg: SVGSVGElement): { width: number; height: number } {
  return {
    width: Math.ceil(Number(svg.getAttribute('width'))),
    height: Math.ceil(Number(svg.getAttribute('height'))),
  }
}
