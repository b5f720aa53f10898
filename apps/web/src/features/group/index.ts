export { GroupPanel } from './group-panel.tsx'
export { type PanelTab, panelTab } from './panel-tab.ts'
