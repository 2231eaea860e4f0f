/** Half dark, half light: switches between night and day. */
export function ThemeSign() {
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
      <circle r="5.25" />
      <path d="M0 -5.25A5.25 5.25 0 0 0 0 5.25Z" fill="currentColor" />
    </svg>
  )
}
