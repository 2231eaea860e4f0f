/** JSON with its keys in order and without what is undefined: equal values give equal text, however they came to be. */
export function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  let text = ''
  const fields: Readonly<Record<string, unknown>> = { ...value }
  // Sorted by code unit: a locale would order differently on another machine.
  for (const key of Object.keys(fields).sort()) {
    const part = fields[key]
    if (part !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonical(part)}`
  }
  return `{${text}}`
}
