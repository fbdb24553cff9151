// Where two values differ, by the way to it: a whole state beside another says little of what is wrong.

/** A line for each place at which two values of JSON differ. */
export function differences(one: unknown, other: unknown, way = ''): string[] {
  if (one === other) return []
  if (!isHolder(one) || !isHolder(other)) return [`${way}: ${shown(one)} and ${shown(other)}`]
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].flatMap(name => differences(one[name], other[name], `${way}/${name}`))
}

function isHolder(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

const shown = (value: unknown) => JSON.stringify(value)?.slice(0, 200)
