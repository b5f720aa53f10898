/** Heights in px, as styles.css has them: rows are placed without being measured. */
export const rowHeight = { table: 37, folded: 88 }

/** Below this a row folds into lines. The same in styles.css. */
export const foldedWhen = '(max-width: 639px)'

export const headHeight = 36

export const footHeight = 56
