export { GroupPanel } from './group-panel.tsx'
export type { PanelTab } from './panel-tab.ts'
