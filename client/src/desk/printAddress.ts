import { visible } from '@muster/shared/words/visible.ts'
import type { Lang } from '../i18n/index.ts'

const BLOCK = /^(\d+)\s+(?:block|blk)\s+(?:of\s+)?(.+)$/i
const HOUSE = /^(\d+[a-z]?)\s+(\D.*)$/i
const CROSSING = /\s*\/\s*|\s+&\s+/
const SUFFIX =
  /\s+(?:st|av|ave|blvd|bl|dr|rd|ln|ct|pl|ter|tr|wy|way|hwy|hy|cir|al|street|avenue|boulevard|drive|road|lane|court|place|terrace|highway|circle|alley)$/i

/** Records lose the second capital of `McAllister`. */
const scottish = (name: string): string => name.replace(/\bMc\p{Ll}/gu, (start) => `Mc${start.charAt(2).toUpperCase()}`)

/** `PARNASSUS AV` → `Parnassus Av`, `06TH ST` → `6th St`: feeds shout, people read. Mixed case is left as it was written. */
function readable(street: string): string {
  const name = street.replace(/^0+(?=\d)/, '').trim()
  if (name !== name.toUpperCase()) return scottish(name)
  return scottish(name.toLowerCase().replace(/(^|[\s'-])\p{L}/gu, (letter) => letter.toUpperCase()))
}

/** One street that stands alone has room for `Ave`; feeds write `AV`. */
const alone = (street: string): string => readable(street).replace(/\bAv$/, 'Ave')

/** The second street keeps its suffix, the first drops it: `Jackson / Van Ness Av`. */
function crossing(streets: readonly string[]): string {
  const names = streets.map(readable)
  return names.map((name, at) => (at < names.length - 1 ? name.replace(SUFFIX, '') : name)).join(' / ')
}

/**
 * An address as it fits a row: `700 blk Parnassus Ave`, in Chinese `Parnassus Ave 700`; a crossing `Jackson / Van Ness Av`.
 * What does not look like either is printed as it was said.
 */
export function printAddress(address: string, lang: Lang): string {
  const block = BLOCK.exec(address)
  if (block?.[1] && block[2]) {
    const street = alone(block[2])
    return visible(lang === 'zh' ? `${street} ${block[1]}` : `${block[1]} blk ${street}`)
  }
  const streets = address.split(CROSSING).filter((street) => street !== '')
  if (streets.length > 1) return visible(crossing(streets))
  const house = HOUSE.exec(address)
  if (lang === 'zh' && house?.[1] && house[2] && SUFFIX.test(house[2])) return visible(`${alone(house[2])} ${house[1]}`)
  return visible(address === address.toUpperCase() ? alone(address) : address)
}

/** True where an address names a block of a street, whose number is not a house. */
export const isBlock = (address: string): boolean => BLOCK.test(address)
