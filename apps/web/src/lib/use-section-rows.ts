import { type QueryKey, type UseQueryOptions, useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { placeOf, type Section } from './sections.ts'

type Windows<N, T> = {
  readonly sections: readonly Section<N>[]
  readonly windowLength: number
  /** Fetches a window of a section: `window` 0 is its first. */
  readonly windowQuery: (place: {
    readonly name: N
    readonly window: number
  }) => UseQueryOptions<readonly T[], Error, readonly T[], QueryKey>
}

/** The rows of a long list of sections, fetched window by window as they come into sight. */
export const useSectionRows = <N, T>({ sections, windowLength, windowQuery }: Windows<N, T>) => {
  const [{ first, last }, setRange] = useState({ first: 0, last: 0 })
  const windowAt = (index: number) => {
    const place = placeOf(sections, index)
    return place && { name: place.name, window: Math.floor(place.index / windowLength) }
  }
  const inSight = Array.from({ length: last - first + 1 }, (_, i) => windowAt(first + i)).filter((one) => !!one)
  const windows = inSight.filter(
    (one, i) => i === 0 || one.name !== inSight[i - 1]?.name || one.window !== inSight[i - 1]?.window,
  )
  const answers = useQueries({ queries: windows.map(windowQuery) })
  const at = (index: number): T | undefined => {
    const place = placeOf(sections, index)
    if (!place) return undefined
    const window = Math.floor(place.index / windowLength)
    const found = windows.findIndex((one) => one.name === place.name && one.window === window)
    return answers[found]?.data?.[place.index % windowLength]
  }
  const onRange = (from: number, to: number) =>
    setRange((before) => (before.first === from && before.last === to ? before : { first: from, last: to }))
  return { at, onRange, error: answers.find(({ error }) => error)?.error ?? null }
}
