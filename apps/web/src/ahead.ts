import type { Ahead } from './lib/asked-ahead.ts'

/*
 * Runs before the app, and starts it. Where the page brings its first rows along, the app is held back until they are
 * painted: it takes longer to start than they take to draw. Where it does not, what the first screen will ask for is asked
 * for at once, while the app is still on its way. This knows no more than it must: where it guesses wrong, the app asks
 * as ever.
 */

const askAhead = () => {
  const passedOn = ['match', 'state', 'collisions', 'gateway', 'older_than', 'younger_than', 'sort']
  const shown = new URLSearchParams(location.search)
  const asked = passedOn.flatMap((name) => shown.getAll(name).map((value) => [name, value]))
  const firstGroups = `groups?${new URLSearchParams([...asked, ['offset', '0'], ['limit', '80']])}`
  const isGroupsPage = location.pathname === new URL(document.baseURI).pathname

  const ask = async (url: string): Promise<Ahead> => ({ response: await fetch(url), arrivedAt: performance.now() })

  const answers = ['gateways', ...(isGroupsPage ? [firstGroups] : [])].map((question) => {
    const url = new URL(`api/v1/${question}`, document.baseURI)
    url.searchParams.sort()
    const answer = ask(url.href)
    // Whoever takes it sees why it failed.
    answer.catch(() => {})
    return [url.href, answer] as const
  })
  return { at: performance.now(), answers: new Map(answers) }
}

const untilParsed = () =>
  new Promise<void>((resolve) => {
    if (document.readyState !== 'loading') return resolve()
    document.addEventListener('DOMContentLoaded', () => resolve(), { once: true })
  })

const untilPainted = () =>
  new Promise<void>((resolve) => {
    // Nothing is painted in a tab nobody looks at.
    if (document.visibilityState === 'hidden') return resolve()
    new PerformanceObserver(() => resolve()).observe({ type: 'paint', buffered: true })
    setTimeout(resolve, 500)
  })

const begin = async (app: string | undefined) => {
  await untilParsed()
  if (document.getElementById('first-answers')) {
    window.askedAhead = { at: 0, answers: new Map() }
    await untilPainted()
  } else {
    window.askedAhead = askAhead()
  }
  if (app !== undefined) await import(/* @vite-ignore */ new URL(app, document.baseURI).href)
}

void begin(document.currentScript?.dataset['app'])
