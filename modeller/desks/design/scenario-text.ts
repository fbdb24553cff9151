// What was tried, as a scenario file: given, when, then.

export type TriedStep =
  | { readonly do: 'start'; readonly process: string }
  | { readonly do: 'startMessage'; readonly message: string }
  | {
      readonly do: 'complete'
      readonly element: string
      readonly variables: Readonly<Record<string, unknown>>
    }
  | { readonly do: 'message'; readonly name: string; readonly correlationKey: string | null }
  | { readonly do: 'timer'; readonly element: string }
  | { readonly do: 'advance'; readonly duration: string }

/** JSON is YAML, so values are written as JSON. */
const value = (given: unknown) => JSON.stringify(given)

function line(step: TriedStep): string | null {
  switch (step.do) {
    case 'complete':
      return Object.keys(step.variables).length === 0
        ? `  - complete: ${step.element}`
        : `  - complete: ${step.element}\n    variables: ${value(step.variables)}`
    case 'message':
      return `  - message: ${value(step.name)}${step.correlationKey === null ? '' : `\n    correlationKey: ${value(step.correlationKey)}`}`
    case 'advance':
      return `  - advance: ${step.duration}`
    default:
      return null
  }
}

/** The steps as a scenario, with the path they took as what is expected. */
export function scenarioText(
  name: string,
  steps: readonly TriedStep[],
  { path, status }: { path: readonly string[]; status: string },
): string {
  const [first] = steps
  const start =
    first?.do === 'startMessage'
      ? `start:\n  message: ${value(first.message)}`
      : `start:\n  process: ${first?.do === 'start' ? first.process : ''}`
  const rest = steps.map(line).filter(text => text !== null)
  return [
    `name: ${value(name)}`,
    start,
    'steps:',
    ...rest,
    'expect:',
    `  status: ${status}`,
    `  path: ${value(path)}`,
    '',
  ].join('\n')
}
