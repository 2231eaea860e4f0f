const LOWER = new Set(['of', 'the', 'and'])

/** `SOUTH VAN NESS AVE` → `South Van Ness Ave`, `7TH ST` → `7th St`, `03RD ST` → `3rd St`. */
function titleCase(text: string): string {
  return text
    .toLowerCase()
    .replace(/(^|[\s/(-])0(\d(?:st|nd|rd|th))\b/g, '$1$2')
    .replace(/[a-z0-9'’]+/g, (word) => (LOWER.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .replace(/^(.)/, (first) => first.toUpperCase())
}

/** The files' address as people write it: `700 block of Parnassus Ave`, `7th St / Stevenson St`. */
export function addressOf(cell: string): string {
  const text = cell.trim().replace(/\s+/g, ' ')
  const block = /^(\d+) Block of (.+)$/i.exec(text)
  if (block) return `${block[1]} block of ${titleCase(block[2] ?? '')}`
  return text.split('/').map(titleCase).join(' / ')
}

const SUFFIXES: Record<string, string> = {
  st: 'street',
  av: 'avenue',
  ave: 'avenue',
  bl: 'boulevard',
  blvd: 'boulevard',
  dr: 'drive',
  ct: 'court',
  ln: 'lane',
  pl: 'place',
  ter: 'terrace',
  tr: 'terrace',
  wy: 'way',
  rd: 'road',
  hy: 'highway',
  hwy: 'highway',
  cr: 'circle',
  cir: 'circle',
  plz: 'plaza',
  pz: 'plaza',
  sq: 'square',
  al: 'alley',
  aly: 'alley',
  pk: 'park',
  pkwy: 'parkway',
  hl: 'hill',
  stwy: 'stairway',
}

/** One key for the ways in which map and call records write a street: lower case, suffix in full, no dots. */
export function streetKey(name: string): string {
  const words = titleCase(name)
    .toLowerCase()
    .replace(/[.'’]/g, '')
    .split(/[\s-]+/)
  const last = words.length - 1
  return words.map((word, i) => (i === last && i > 0 ? (SUFFIXES[word] ?? word) : word)).join(' ')
}
