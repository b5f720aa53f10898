import type { Ahead } from './lib/asked-ahead.ts'

/*
 * What the first screen will ask for is asked for at once, while the app itself is still being loaded. This file stands
 * alone and is run as a plain script, so that it comes first. It knows no more than it must: where it guesses wrong, the
 * app asks as ever.
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

window.askedAhead = askAhead()
