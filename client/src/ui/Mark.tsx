import './Mark.css'

/** The mark that goes with a colour: △ warns, ▲ is over the limit. Drawn, because fonts disagree on its weight. */
export function Mark({ tone }: { tone: 'warn' | 'over' }) {
  return (
    <svg className="mark" data-tone={tone} width="10" height="9" viewBox="-5 -4.5 10 9" aria-hidden="true">
      <path d="M0 -3.2L4 3.2H-4Z" />
    </svg>
  )
}
