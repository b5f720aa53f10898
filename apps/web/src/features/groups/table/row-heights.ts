/** Heights in px, as styles.css has them: rows are placed without being measured. */
export const rowHeight = { table: 37, folded: 88 }

/** Below this a row folds into lines. The same in styles.css. */
export const foldedWhen = '(max-width: 639px)'

export const headHeight = 36

export const footHeight = 56

/** Where a row stands in its list. The style sheet knows how high rows are, also where nobody knows the screen yet. */
export const placeOfRow = (index: number) => ({ transform: `translateY(calc(${index} * var(--row-height)))` })

export const heightOfRows = (count: number) => ({ height: `calc(${count} * var(--row-height))` })
