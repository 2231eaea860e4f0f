// Runs in a page before its own scripts: notes when rows of the list stand there and how much each frame draws.
;(() => {
  const probe = { rowsAt: undefined, frames: [] }
  window.musterProbe = probe
  let frame
  const note = (canvas) => {
    if (!frame) {
      frame = { at: 0, map: 0, deck: 0 }
      const taken = frame
      setTimeout(() => {
        taken.at = performance.now()
        probe.frames.push(taken)
        frame = undefined
      })
    }
    if (canvas.classList?.contains('maplibregl-canvas')) frame.map += 1
    else frame.deck += 1
  }
  const prototype = WebGL2RenderingContext.prototype
  for (const name of ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced']) {
    const original = prototype[name]
    prototype[name] = function (...args) {
      note(this.canvas)
      return original.apply(this, args)
    }
  }
  const watch = new MutationObserver(() => {
    if (!document.querySelector('.queue-count')) return
    watch.disconnect()
    // Painted by the frame after.
    requestAnimationFrame(() => setTimeout(() => (probe.rowsAt = performance.now())))
  })
  watch.observe(document, { childList: true, subtree: true })
})()
