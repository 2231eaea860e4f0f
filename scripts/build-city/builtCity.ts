/** A city folder's files by name (text and JSON values, or bytes), and the figures that the build prints. */
export type BuiltCity = {
  files: Record<string, unknown>
  figures: Record<string, unknown>
  /** What whoever builds it should know: what was missing and what stands in its place. */
  remarks?: string[]
}
