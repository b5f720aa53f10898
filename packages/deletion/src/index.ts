export type { Activity, Intent, Reading, RemoveAnswer, Result, RunGateway } from './ports.ts'
export { type RunDeps, type RunOptions, runPlan, stretchLength } from './run-plan.ts'
