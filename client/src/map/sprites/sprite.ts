/** A picture that is drawn once and shown many times. `key` says all that it depends on beside the theme; CSS px. */
export type Sprite = {
  readonly key: string
  readonly width: number
  readonly height: number
  /** Draws it with its centre at the origin. */
  readonly draw: (ink: CanvasRenderingContext2D) => void
}
