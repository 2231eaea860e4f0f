// Runs in a page before its own scripts: how many instances it draws, its long tasks, and how often its DOM changes.
;(() => {
  const probe = { most: 0, draws: 0, longTasks: [], changes: 0 }
  window.musterProbe = probe
  const prototype = WebGL2RenderingContext.prototype
  for (const [name, at] of [
    ['drawArraysInstanced', 3],
    ['drawElementsInstanced', 4],
  ]) {
    const original = prototype[name]
    prototype[name] = function (...args) {
      probe.most = Math.max(probe.most, args[at])
      probe.draws += 1
      return original.apply(this, args)
    }
  }
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) probe.longTasks.push(duration)
  }).observe({ type: 'longtask' })
  new MutationObserver((changes) => {
    probe.changes += changes.length
  }).observe(document, { childList: true, subtree: true, attributes: true, characterData: true })
})()
