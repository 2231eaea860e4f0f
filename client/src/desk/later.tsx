import { type ComponentType, lazy, useState } from 'react'
import { Fetched } from './fetched/Fetched.tsx'

const fetches = new Set<() => Promise<unknown>>()

/**
 * A part of the console that is not needed to show the page. It is fetched once the page stands (`fetchParts`), because
 * nothing can be while the hub is silent, and from then on it is rendered at once.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let known: ComponentType<Props> | undefined
  const fetch = async () => {
    known ??= await load()
    return { default: known }
  }
  fetches.add(fetch)
  const Late = lazy(fetch)
  // biome-ignore lint/correctness/noComponentHookFactories: called once a part, at the top of a module, as React's lazy is.
  return function Later(props: Props) {
    // What was not there at first stays the same part when it has come: another one would lose what was typed in it.
    const [Known] = useState(() => known)
    const Part = Known ?? Late
    return (
      <Fetched>
        <Part {...props} />
      </Fetched>
    )
  }
}

/** Fetches every such part. What cannot be had now is asked for again when it is shown. */
export const fetchParts = (): void => {
  for (const fetch of fetches) void fetch().catch(() => undefined)
}
