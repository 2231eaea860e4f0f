import { expect, test } from 'vitest'
import { type Bookmark, readBookmarks, withBookmark } from './bookmarks.ts'

const mission: Bookmark = { name: 'Mission', lng: -122.42, lat: 37.76, zoom: 14 }

test('a view is kept under its name, and the same name stands for the newer one', () => {
  const closer = { ...mission, zoom: 15 }
  expect(withBookmark([mission], closer)).toEqual([closer])
  expect(withBookmark([mission], { ...mission, name: '  唐人街 ' }).map(({ name }) => name)).toEqual([
    'Mission',
    '唐人街',
  ])
})

test('a view without a name is not kept, and a long name is cut', () => {
  expect(withBookmark([mission], { ...mission, name: '   ' })).toEqual([mission])
  expect(withBookmark([], { ...mission, name: 'x'.repeat(10_000) })[0]?.name).toHaveLength(60)
})

test('what cannot be read is left out', () => {
  const kept = JSON.stringify([mission, { name: 'no place' }, null, 7, { ...mission, zoom: 'near' }])
  expect(readBookmarks(kept)).toEqual([mission])
  expect(readBookmarks('{"a":')).toEqual([])
  expect(readBookmarks(null)).toEqual([])
})
