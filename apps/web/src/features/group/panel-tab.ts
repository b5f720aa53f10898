/** The views of an open group, as they stand in the URL. */
const panelTabs = ['metrics', 'pushes', 'collisions', 'raw'] as const

export type PanelTab = (typeof panelTabs)[number]

/** The tab a text names; whatever is none opens the first. */
export const panelTab = (text: string): PanelTab => panelTabs.find((tab) => tab === text) ?? 'metrics'
