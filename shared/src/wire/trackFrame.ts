/** The binary position frames of the `tracks` message: layout in trackLayout.ts, how it foresees movement in trackMotion.ts. */
export { createTrackDecoder, type FrameVerdict, type TrackDecoder, type Tracks } from './trackDecoder.ts'
export { createTrackEncoder, type TrackEncoder, type TrackUpdate } from './trackEncoder.ts'
