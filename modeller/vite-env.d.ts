/// <reference types="vite/client" />

declare module 'bpmn-js-create-append-anything' {
  export const CreateAppendAnythingModule: unknown
}
declare module 'diagram-js-minimap' {
  const module: unknown
  export default module
}

declare module 'diagram-js/lib/util/Elements.js' {
  // biome-ignore lint/suspicious/noExplicitAny: shapes are untyped
  export function selfAndAllChildren(element: any, allowDuplicates: boolean): any[]
}

declare module 'dmn-js/lib/Modeler'
