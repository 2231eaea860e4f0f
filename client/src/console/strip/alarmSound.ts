import type { AlarmPriority } from '@muster/shared/alarms/alarm.ts'
import { useSyncExternalStore } from 'react'
import { createAnnouncer } from '../../live/announcer.ts'

/** Each priority by pitch, number and length, so that it is known without looking; none is longer than 400 ms. */
const TONES: Readonly<Record<AlarmPriority, { readonly hz: readonly number[]; readonly sec: number }>> = {
  1: { hz: [880, 660, 880, 660], sec: 0.1 },
  2: { hz: [660, 880], sec: 0.15 },
  3: { hz: [440], sec: 0.12 },
}
const LOUDEST = 0.16
const TESTED: readonly AlarmPriority[] = [3, 2, 1]
const TEST_GAP_SEC = 0.8
const VOLUME_KEY = 'muster.alarmVolume'
const DEFAULT_VOLUME = 50

const changes = createAnnouncer()
let player: AudioContext | undefined
let rings = 0

/** `blocked`: the browser lets no page sound before it was touched. `off`: somebody turned it down to nothing. */
export type SoundState = 'on' | 'off' | 'blocked'

const kept = Number(localStorage.getItem(VOLUME_KEY) ?? DEFAULT_VOLUME)
let volume = Number.isFinite(kept) ? Math.min(100, Math.max(0, kept)) : DEFAULT_VOLUME

const stateNow = (): SoundState => {
  if (volume === 0) return 'off'
  return navigator.userActivation.hasBeenActive && player?.state !== 'suspended' ? 'on' : 'blocked'
}
let told = stateNow()

function tell(): void {
  told = stateNow()
  changes.announce()
}

function open(): AudioContext {
  if (!player) {
    player = new AudioContext()
    player.addEventListener('statechange', tell)
  }
  return player
}

/** The first touch of the page lets it sound. */
function touched(): void {
  tell()
  if (player?.state === 'suspended') void player.resume().then(tell)
}
for (const kind of ['keydown', 'pointerdown'])
  window.addEventListener(kind, () => setTimeout(touched), { capture: true })

function play(priority: AlarmPriority, afterSec = 0): void {
  if (stateNow() === 'off' || !navigator.userActivation.hasBeenActive) return
  const context = open()
  void context.resume()
  const { hz, sec } = TONES[priority]
  for (const [i, frequency] of hz.entries()) {
    const tone = new OscillatorNode(context, { frequency })
    const gain = new GainNode(context, { gain: (LOUDEST * volume) / 100 })
    const from = context.currentTime + afterSec + i * sec
    tone.connect(gain).connect(context.destination)
    tone.start(from)
    tone.stop(from + sec)
  }
}

/** The sound of a priority, and its ring on the screen. Silent where the browser was not touched yet. */
export function sound(priority: AlarmPriority): void {
  rings += 1
  changes.announce()
  play(priority)
}

/** The three sounds one after another, the lowest first. */
export function testSounds(): void {
  for (const [i, priority] of TESTED.entries()) play(priority, i * TEST_GAP_SEC)
}

/** How loud, 0 to 100; remembered on this machine. */
export function setVolume(next: number): void {
  volume = next
  localStorage.setItem(VOLUME_KEY, `${next}`)
  tell()
}

export const useVolume = (): number => useSyncExternalStore(changes.subscribe, () => volume)
export const useSoundState = (): SoundState => useSyncExternalStore(changes.subscribe, () => told)
/** How often it has sounded; each time the slot rings once. */
export const useRings = (): number => useSyncExternalStore(changes.subscribe, () => rings)
