// The colours of a drawing follow the page, light or dark; what is saved as a picture is always dark on white.

const fill = 'var(--canvas-fill, #ffffff)'
const stroke = 'var(--canvas-stroke, #22262e)'

/** Options of the canvas's own renderer. */
export const paint = { defaultFillColor: fill, defaultStrokeColor: stroke, defaultLabelColor: stroke }

/** The same picture for paper: each colour of the page becomes its fallback. */
export const onPaper = (svg: string): string => svg.replace(/var\(--canvas-\w+, (#\w+)\)/g, '$1')
