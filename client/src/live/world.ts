const DRILL = /^\/drill\/([0-9a-f]{10})(?:\/|$)/
const WALL = /^(?:\/drill\/[0-9a-f]{10})?\/wall\//

/** The world this page looks at, by its address (V4): a drill's pages say `/drill/<id>/`, all others are live. */
export const WORLD = ((id) => (id ? `drill:${id}` : 'live'))(DRILL.exec(location.pathname)?.[1])

/** True where nothing on this page is real. */
export const IS_DRILL = WORLD !== 'live'

/** True on the page for a big screen that nobody touches. */
export const IS_WALL = WALL.test(location.pathname)

/** A path of the hub's interface, with the world it is asked of. */
export const inWorld = (path: string): string =>
  IS_DRILL ? `${path}${path.includes('?') ? '&' : '?'}world=${encodeURIComponent(WORLD)}` : path
