/** As `run`, but what is asked while one runs waits for its turn, whatever became of those before. */
export const oneAtATime = <A, R>(run: (asked: A) => Promise<R>): ((asked: A) => Promise<R>) => {
  let last: Promise<unknown> = Promise.resolve()
  return (asked) => {
    const next = last.then(() => run(asked))
    last = next.catch(() => {})
    return next
  }
}
