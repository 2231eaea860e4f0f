import type { Theme } from './theme.ts'

/** Half dark and half light, and for the wall a screen on its stand: switches from theme to theme. */
export function ThemeSign({ theme }: { theme: Theme }) {
  return (
    <svg
      width="14"
      height="14"
      viewBox="-7 -7 14 14"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      {theme === 'wall' ? (
        <path d="M-6 -5H6V3H-6ZM-3 6H3M0 3V6" />
      ) : (
        <>
          <circle r="5.25" />
          <path
            d={theme === 'day' ? 'M0 -5.25A5.25 5.25 0 0 1 0 5.25Z' : 'M0 -5.25A5.25 5.25 0 0 0 0 5.25Z'}
            fill="currentColor"
          />
        </>
      )}
    </svg>
  )
}
