/** The value below which this share of the samples lies, between neighbours by interpolation; NaN when there is none. */
export const quantile = (samples: readonly number[], share: number): number => {
  const sorted = samples.toSorted((a, b) => a - b)
  const at = share * (sorted.length - 1)
  const [below = Number.NaN, above = below] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]]
  return below + (above - below) * (at - Math.floor(at))
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5)

const mean = (samples: readonly number[]) => samples.reduce((sum, one) => sum + one, 0) / samples.length

/** The slope of the straight line closest to the points (least squares): units of y per unit of x. */
export const slope = (points: readonly (readonly [x: number, y: number])[]): number => {
  const middleX = mean(points.map(([x]) => x))
  const middleY = mean(points.map(([, y]) => y))
  const spread = points.reduce((sum, [x]) => sum + (x - middleX) ** 2, 0)
  return points.reduce((sum, [x, y]) => sum + (x - middleX) * (y - middleY), 0) / spread
}

/** The first and the last third of a series of samples. */
export const outerThirds = <T>(samples: readonly T[]): { first: readonly T[]; last: readonly T[] } => {
  const length = Math.ceil(samples.length / 3)
  return { first: samples.slice(0, length), last: samples.slice(-length) }
}
