import { textParamThat } from './search-schema.ts'

export type Sort<K extends string> = { readonly key: K; readonly descending: boolean }

type Options<K extends string> = {
  /** The order without a word about it. */
  readonly usual: K
  /** Columns that are mostly wanted the largest first. */
  readonly largestFirst: ReadonlySet<K>
}

/** How a table is sorted by these columns. In the URL it is a column, `-` before it for descending; empty for the usual order. */
export const sorting = <K extends string>(keys: readonly K[], { usual, largestFirst }: Options<K>) => {
  const keyOf = (text: string) => keys.find((key) => key === text.replace(/^-/, ''))
  return {
    param: textParamThat((text) => keyOf(text) !== undefined),

    read: (text: string): Sort<K> => ({ key: keyOf(text) ?? usual, descending: text.startsWith('-') }),

    /** The sort after a click on a column: first the way it is mostly wanted, then the other way round. */
    afterClick: (current: Sort<K>, key: K): string => {
      const descending = current.key === key ? !current.descending : largestFirst.has(key)
      return key === usual && !descending ? '' : `${descending ? '-' : ''}${key}`
    },
  }
}
