const CJK = /^\p{Script=Han}+$/u

/** A name as the narrow owner column has room for it: `Kim Lee` → `KL`, `李明` → `李明`, `欧阳小明` → `小明`. */
export function initials(name: string): string {
  const words = name.trim().split(/[\s._-]+/)
  const [only = ''] = words
  if (words.length === 1) return CJK.test(only) ? only.slice(-2) : only.slice(0, 2).toUpperCase()
  return `${only.charAt(0)}${words.at(-1)?.charAt(0) ?? ''}`.toUpperCase()
}
