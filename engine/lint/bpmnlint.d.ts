// bpmnlint ships no types for its rules and its linter; these are the parts the style lint uses.

declare module 'bpmnlint/rules/*' {
  const rule: import('./style-rules.ts').RuleFactory
  export default rule
}

declare module 'bpmnlint/lib/linter.js' {
  import type { Element } from './moddle.ts'
  import type { RuleFactory } from './style-rules.ts'

  type Report = { readonly id?: string; readonly message: string; readonly category: string }

  export default class Linter {
    constructor(options: { resolver: unknown; config?: unknown })
    applyRule(
      root: Element,
      rule: { name: string; rule: ReturnType<RuleFactory>; config: unknown; category: string },
    ): readonly Report[]
  }
}

declare module 'bpmnlint/lib/resolver/static-resolver.js' {
  export default class StaticResolver {
    constructor(cache: Readonly<Record<string, unknown>>)
    resolveRule(pkg: string, name: string): import('./style-rules.ts').RuleFactory
  }
}
