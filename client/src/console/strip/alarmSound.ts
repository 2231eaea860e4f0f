import { useEffect, useRef } from 'react'

const TONE_HZ = [880, 660]
const TONE_SEC = 0.2
const LOUDNESS = 0.08
/** An alarm that nobody takes sounds again after this. */
const AGAIN_MS = 60_000

let player: AudioContext | undefined

/** Two short tones, 400 ms together. Silent where the browser has not yet been touched. */
function sound(): void {
  player ??= new AudioContext()
  void player.resume()
  for (const [i, hz] of TONE_HZ.entries()) {
    const tone = new OscillatorNode(player, { frequency: hz })
    const volume = new GainNode(player, { gain: LOUDNESS })
    const from = player.currentTime + i * TONE_SEC
    tone.connect(volume).connect(player.destination)
    tone.start(from)
    tone.stop(from + TONE_SEC)
  }
}

/** Sounds when an alarm that nobody has taken comes up, and again each minute until someone takes or mutes it. */
export function useAlarmSound(untakenId: string | undefined): void {
  const sounded = useRef(new Set<string>())
  useEffect(() => {
    if (untakenId === undefined) return
    // A call that comes back to the slot after a worse one has not become a new alarm.
    if (!sounded.current.has(untakenId)) sound()
    sounded.current.add(untakenId)
    const again = setInterval(sound, AGAIN_MS)
    return () => clearInterval(again)
  }, [untakenId])
}
