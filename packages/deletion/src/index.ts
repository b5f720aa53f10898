export type { Activity, Intent, Reading, RemoveAnswer, Result, RunGateway } from './ports.ts'
export { type RunDeps, type RunOptions, runPlan } from './run-plan.ts'
