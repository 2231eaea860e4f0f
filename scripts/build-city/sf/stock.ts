import type { StockLine } from '@muster/server/cities/pack.ts'

// [item, English, Chinese, what one piece is, then on hand and least wanted at each place below].
type Line = [item: string, en: string, zh: string, pieces: string, ...counts: [number, number][]]

/** Where the sample city keeps its stock: its stores, then stations. */
export const stockPlaces = ['wh-bayview', 'wh-pier', 'wh-sunset', 'wh-treasure', 'st-01', 'st-07', 'st-19']

const lines: Line[] = [
  [
    'water-bottle',
    'Drinking water, 0.5 l',
    '饮用水 0.5 升',
    'bottle',
    [14400, 6000],
    [9600, 4000],
    [4800, 2400],
    [1200, 1200],
    [96, 48],
    [96, 48],
    [72, 48],
  ],
  ['meal', 'Ready meal', '即食餐', 'pack', [6200, 3000], [2400, 1500], [1800, 1000], [400, 400]],
  ['baby-food', 'Baby food', '婴儿食品', 'pack', [180, 120], [36, 60], [48, 40], [0, 12]],
  ['tent', 'Tent, 6 people', '六人帐篷', 'piece', [64, 40], [20, 20], [12, 10], [6, 4]],
  ['cot', 'Folding bed', '折叠床', 'piece', [520, 300], [160, 150], [140, 100], [40, 40]],
  [
    'blanket',
    'Blanket',
    '毛毯',
    'piece',
    [1900, 1000],
    [700, 500],
    [420, 300],
    [120, 100],
    [24, 12],
    [30, 12],
    [18, 12],
  ],
  [
    'sandbag',
    'Sandbag',
    '沙袋',
    'piece',
    [3200, 2000],
    [5400, 3000],
    [1500, 800],
    [600, 600],
    [150, 100],
    [200, 100],
    [150, 100],
  ],
  ['pump', 'Water pump, portable', '移动水泵', 'piece', [9, 6], [5, 4], [3, 3], [1, 1], [1, 1], [2, 1], [1, 1]],
  ['generator', 'Generator, 5 kW', '发电机 5 千瓦', 'piece', [14, 10], [6, 5], [4, 4], [2, 2], [1, 1], [2, 1], [1, 1]],
  [
    'fuel-can',
    'Diesel, 20 l can',
    '柴油 20 升桶',
    'can',
    [120, 80],
    [60, 60],
    [24, 30],
    [20, 10],
    [6, 4],
    [8, 4],
    [6, 4],
  ],
  [
    'mask',
    'Respirator mask N95',
    'N95 口罩',
    'piece',
    [26000, 12000],
    [4000, 4000],
    [6000, 3000],
    [900, 600],
    [400, 200],
    [400, 200],
    [280, 200],
  ],
  [
    'glove',
    'Nitrile gloves, 100',
    '丁腈手套（100 只）',
    'box',
    [340, 200],
    [80, 80],
    [90, 60],
    [20, 15],
    [30, 12],
    [36, 12],
    [18, 12],
  ],
  ['first-aid', 'First-aid kit', '急救包', 'piece', [260, 150], [90, 60], [70, 50], [18, 15], [10, 6], [12, 6], [8, 6]],
  ['oxygen', 'Oxygen cylinder', '氧气瓶', 'cylinder', [75, 60], [20, 20], [16, 12], [6, 6], [14, 8], [16, 8], [10, 8]],
  [
    'life-jacket',
    'Life jacket',
    '救生衣',
    'piece',
    [110, 80],
    [160, 100],
    [40, 30],
    [60, 40],
    [12, 8],
    [12, 8],
    [16, 8],
  ],
  [
    'foam',
    'Foam concentrate, 20 l',
    '泡沫原液 20 升',
    'can',
    [90, 60],
    [40, 40],
    [20, 20],
    [12, 10],
    [8, 6],
    [10, 6],
    [6, 6],
  ],
]

/**
 * Invented stock at up to seven places, the largest first; some lines stand below what is wanted, so that there is
 * something to do.
 */
export function stockAt(places: readonly string[]): StockLine[] {
  return lines.flatMap(([item, en, zh, pieces, ...counts]) =>
    counts.slice(0, places.length).map(([onHand, min], i) => ({
      facilityId: places[i] ?? '',
      ...{ item, name: { en, zh }, pieces, onHand, min, sample: true },
    })),
  )
}
