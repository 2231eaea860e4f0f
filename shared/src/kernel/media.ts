/** Kinds of files that are kept: what a browser shows or saves without running anything of it. */
export const MEDIA_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf', 'text/plain'] as const
export type MediaType = (typeof MEDIA_TYPES)[number]
