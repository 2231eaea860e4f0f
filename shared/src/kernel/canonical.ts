/** JSON with its keys in order and without what is undefined: equal values give equal text, however they came to be. */
export function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const parts: string[] = []
  for (const [key, part] of Object.entries(value).sort(byKey))
    if (part !== undefined) parts.push(`${JSON.stringify(key)}:${canonical(part)}`)
  return `{${parts.join(',')}}`
}

// By code unit: a locale would order differently on another machine.
const byKey = ([one]: [string, unknown], [other]: [string, unknown]): number => (one < other ? -1 : one > other ? 1 : 0)
