/** Two answers of one gateway in files: the second has the same groups in another order, some pushed in between. */
export type Bodies = { readonly before: string; readonly shuffled: string; readonly changed: string }

/** What is measured in a process of its own. Times in ms, CPU of all threads; sizes in bytes. */
export type Tempo = { readonly wall: number; readonly cpu: number }
export type Tempos = { readonly ours: readonly Tempo[]; readonly theirs: readonly Tempo[] }
export type Collided = { readonly tempos: readonly Tempo[]; readonly found: number }
export type Timings = {
  readonly cold: Tempos
  readonly unchanged: Tempos
  readonly changed: Tempos
  readonly collisions: { readonly cold: Collided; readonly unchanged: Collided; readonly changed: Collided }
}
export type Weights = { readonly resting: number; readonly coldPeak: number; readonly peaks: readonly number[] }
