import type { ComponentProps } from 'react'

/*
 * The parts of an ARIA grid as plain boxes: rows are placed one by one and fold into lines on a phone, which elements of
 * a <table> do not do without losing what they mean to screen readers. A row takes the focus, its cells do not.
 */

type Part = ComponentProps<'div'>

// biome-ignore lint/a11y/useSemanticElements: see above
export const Grid = (props: Part) => <div role="grid" {...props} />

// biome-ignore lint/a11y/useSemanticElements: see above
export const GridRows = (props: Part) => <div role="rowgroup" {...props} />

// biome-ignore lint/a11y/useSemanticElements: see above
// biome-ignore lint/a11y/useFocusableInteractive: the row that can have the focus brings its tabIndex
export const GridRow = (props: Part) => <div role="row" {...props} />

// biome-ignore lint/a11y/useSemanticElements: see above
// biome-ignore lint/a11y/useFocusableInteractive: see above
export const GridCell = (props: Part) => <div role="gridcell" {...props} />

// biome-ignore lint/a11y/useSemanticElements: see above
// biome-ignore lint/a11y/useFocusableInteractive: the button in it does
export const GridHeading = (props: Part) => <div role="columnheader" {...props} />
