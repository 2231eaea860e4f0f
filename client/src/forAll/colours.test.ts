import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { incidentPath, platePath } from '../ui/symbols.ts'
import type { Theme } from '../ui/theme.ts'
import { contrast, distance, SIGHTS } from './colourSight.testing.ts'

const THEMES: readonly Theme[] = ['night', 'day', 'wall']
const css = readFileSync(join(import.meta.dirname, '../ui/tokens.css'), 'utf8')

/** The colours of a theme, the later rule over the earlier one. */
function coloursIn(theme: Theme): ReadonlyMap<string, string> {
  const colours = new Map<string, string>()
  for (const [, selectors = '', body = ''] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    if (!selectors.split(',').some((one) => /:root$/.test(one.trim()) || one.includes(`'${theme}'`))) continue
    for (const [, name = '', hex = ''] of body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)) colours.set(name, hex)
  }
  return colours
}

const PANES = ['bg0', 'bg1', 'bg2', 'bg3']
/** Text, and every ground that it stands on: 4.5 to 1. */
const TEXT: Readonly<Record<string, readonly string[]>> = {
  ink1: [...PANES, 'map-land', 'map-halo'],
  ink2: [...PANES, 'map-land', 'map-halo'],
  ink3: [...PANES, 'map-land'],
  'red-ink': PANES,
  'amber-ink': PANES,
  'blue-ink': PANES,
  'violet-ink': [...PANES, 'map-halo'],
  'green-ink': PANES,
  bg0: ['ink1', 'ink2'],
  'red-on': ['red'],
  'amber-on': ['amber'],
  'blue-on': ['blue'],
  'static-on': ['static'],
  'incident-on': ['incident'],
  'violet-on': ['violet'],
  'map-label': ['map-halo', 'map-land', 'map-park', 'map-building', 'map-water'],
}
/** Borders of controls, symbols and rings, and what they stand out from: 3 to 1. */
const GRAPHICS: Readonly<Record<string, readonly string[]>> = {
  'line-strong': ['bg0', 'bg1', 'bg2'],
  ink1: [...PANES, 'map-land'],
  idle: ['bg1', 'bg2'],
  blue: ['bg1', 'bg2'],
  static: ['bg1', 'bg2', 'map-land'],
  incident: ['bg1'],
  violet: [...PANES, 'map-land', 'map-water'],
}

test.each([
  ['text', 4.5, TEXT],
  ['graphics', 3, GRAPHICS],
] as const)('%s stands out from every ground at least %f to 1, in every theme', (kind, least, pairs) => {
  const all = THEMES.flatMap((theme) => {
    const colours = coloursIn(theme)
    return Object.entries(pairs).flatMap(([ink, grounds]) =>
      grounds.map((ground) => ({
        pair: `${theme} ${ink} on ${ground}`,
        is: contrast(colours.get(ink) ?? '', colours.get(ground) ?? ''),
      })),
    )
  }).sort((a, b) => a.is - b.is)
  process.stdout.write(
    `lowest contrast of ${kind}: ${all[0]?.is.toFixed(2)} (${all[0]?.pair}), of ${all.length} pairs\n`,
  )
  expect(all.filter(({ is }) => !(is >= least)).map(({ pair, is }) => `${pair}: ${is.toFixed(2)}`)).toEqual([])
})

// What stands side by side in one form: fills of incidents, fills of plates, rings. There colour has to do. Violet is
// never a fill beside others and idle never one at all: a dash or an outline tells them from what is filled.
const ONE_FORM = [
  ['red', 'amber', 'incident'],
  ['red', 'blue', 'static'],
  ['red', 'amber', 'violet'],
]
/** A just noticeable difference is about 2; in a symbol of 20 px, at a glance, several times that. */
const LEAST_APART = 10

test('whoever lacks a kind of cone tells apart what colour alone tells', () => {
  const all = THEMES.flatMap((theme) => {
    const colours = coloursIn(theme)
    const pairs = ONE_FORM.flatMap((set) => set.flatMap((one, i) => set.slice(i + 1).map((other) => [one, other])))
    return pairs.flatMap(([one = '', other = '']) =>
      SIGHTS.map((sight) => ({
        pair: `${theme} ${sight} ${one} ${other}`,
        is: distance(colours.get(one) ?? '', colours.get(other) ?? '', sight),
      })),
    )
  }).sort((a, b) => a.is - b.is)
  process.stdout.write(`least apart: ${all[0]?.is.toFixed(1)} (${all[0]?.pair}), of ${all.length} pairs\n`)
  expect(all.filter(({ is }) => !(is >= LEAST_APART)).map(({ pair, is }) => `${pair}: ${is.toFixed(1)}`)).toEqual([])
})

test('kinds of incidents and of units have outlines of their own, so that none needs its colour', () => {
  const incidents = (['F', 'M', 'C', 'H', 'A', 'R', 'S'] as const).map((group) => incidentPath(group, 20))
  const units = (['engine', 'truck', 'medic', 'rescue', 'chief', 'support'] as const).map((kind) =>
    platePath(kind, 36, 16),
  )
  const outlines = [...incidents, ...units]
  expect(new Set(outlines).size).toBe(outlines.length)
})
