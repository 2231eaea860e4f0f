import './LockSign.css'

/** A padlock: nobody is advised to send or to move what bears it. Who shows it says the word. */
export function LockSign() {
  return (
    <svg className="lock" width="11" height="12" viewBox="-5.5 -6 11 12" aria-hidden="true">
      <circle cy="-1.6" r="2.6" />
      <rect x="-4" y="-1" width="8" height="6" rx="1" />
    </svg>
  )
}
