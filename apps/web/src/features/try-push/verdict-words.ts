import type { Tried } from '../../lib/wire.ts'

type Words = {
  readonly tone: 'good' | 'bad' | 'unsure'
  readonly sign: string
  readonly title: string
  readonly detail: string
}

const accepted = ({ status, stores, leavesFailure, violations, checks }: Tried): Words => {
  if (!stores && leavesFailure) {
    const detail = 'The gateway answers before it looks: it stores nothing, and notes a failed push at the group.'
    return { tone: 'bad', sign: '✖', title: `Answered with ${status}, but not stored`, detail }
  }
  if (violations.length > 0 && violations.every((one) => one.isOld)) {
    const detail =
      'It is not this push: what is there clashes already, and fails every scrape. This gateway does not check pushes.'
    return { tone: 'unsure', sign: '!', title: `Would be accepted (${status}); scrapes fail already`, detail }
  }
  if (violations.length > 0) {
    const detail =
      'This gateway does not check pushes. It would take this one, and fail every scrape until it is undone.'
    return { tone: 'bad', sign: '✖', title: `Accepted with ${status}, and scrapes would fail`, detail }
  }
  const detail =
    checks === false ? 'This gateway does not check pushes; nothing was found that would fail scrapes.' : ''
  return { tone: 'good', sign: '✔', title: `Would be accepted (${status})`, detail }
}

const refused = ({ status, leavesFailure, isThere, violations }: Tried): Words => {
  const isOld = violations.length > 0 && violations.every((one) => one.isOld)
  const trace = isThere
    ? 'The group would keep its content, and be marked as failing.'
    : 'A group without content would be left behind, marked as failing.'
  const why = isOld ? 'It is not this push: while what is there clashes, every push of everybody is refused. ' : ''
  const silent = 'Nothing in the gateway would show it.'
  return {
    tone: 'bad',
    sign: '✖',
    title: status === null ? 'Would not be sent' : `Would be refused (${status})`,
    detail: `${why}${leavesFailure ? trace : silent}`,
  }
}

/** The verdict in words. */
export const verdictWords = (tried: Tried): Words => {
  switch (tried.verdict) {
    case 'accepted':
      return accepted(tried)
    case 'refused':
      return refused(tried)
    case 'redirected': {
      const detail = 'Nothing would be stored. A client that follows would push to another group, or none.'
      return { tone: 'bad', sign: '↷', title: `Would be redirected (${tried.status})`, detail }
    }
    case 'dropped': {
      const detail = 'The gateway’s own parser fails on this: it drops the connection and stores nothing.'
      return { tone: 'bad', sign: '✖', title: 'Would get no answer', detail }
    }
    default:
      return { tone: 'unsure', sign: '?', title: 'Not known', detail: tried.unknownBecause ?? '' }
  }
}
