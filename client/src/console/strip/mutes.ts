let muted: ReadonlySet<string> = new Set()

/** Silences these alarms at this desk only; nobody else is told and nothing is taken: others would believe it handled. */
export function mute(alarmIds: readonly string[]): void {
  muted = new Set([...muted, ...alarmIds])
}

/** Lets these sound again. */
export function unmute(alarmIds: readonly string[]): void {
  muted = new Set([...muted].filter((id) => !alarmIds.includes(id)))
}

/** Forgets the silence of what no longer stands: should it come again, it is new. Answers with what is silent still. */
export function keepMutes(standing: ReadonlySet<string>): ReadonlySet<string> {
  if ([...muted].some((id) => !standing.has(id))) muted = new Set([...muted].filter((id) => standing.has(id)))
  return muted
}
