// Keeps how long each interaction took until the next paint (Event Timing), by its id, ms. Those under 16 ms are not told.
const longest = new Map()
window.musterInteractions = longest
new PerformanceObserver((list) => {
  for (const { interactionId, duration, name } of list.getEntries())
    if (interactionId > 0 && duration > (longest.get(interactionId)?.duration ?? 0))
      longest.set(interactionId, { duration, name })
}).observe({ type: 'event', durationThreshold: 16, buffered: true })
