import type { CollisionEffect } from '@gatehouse/domain'
import { collisionWord } from '../../components/collision-words.ts'
import type { Collision } from '../../lib/wire.ts'

const worst = {
  'gateway-500': 'scrape fails',
  'prometheus-rejects': 'Prometheus drops the scrape',
  'value-lost': 'value lost',
  'pushes-refused': 'pushes refused',
  'gateway-unreadable': 'groups unreadable',
} as const satisfies Record<Exclude<CollisionEffect, 'confusing'>, string>

/** What a collision does, in two or three words. */
export const effectWord = ({
  kind,
  severity,
  certainty,
  effects,
}: Pick<Collision, 'kind' | 'severity' | 'certainty' | 'effects'>): string => {
  if (certainty === 'suspected') return 'suspected'
  if (severity === 'note') return 'note'
  const [effect = 'confusing'] = effects
  return effect === 'confusing' ? collisionWord(kind) : worst[effect]
}

const refusals = ({ kind, effects, groups }: Collision, gateway: string) => {
  if (kind === 'refused-untraced') return 'What is pushed is refused, and nothing of it is kept.'
  if (kind === 'refused')
    return `The last push to ${groups === 1 ? 'this group' : 'each of these groups'} was refused; nothing of it is kept.`
  return effects.includes('gateway-500')
    ? `${gateway} checks every push against all it holds, so pushes of everybody are refused while this lasts.`
    : 'Pushes are refused while this lasts.'
}

const losses = ({ kind }: Collision) =>
  kind === 'contention'
    ? 'Each push overwrites what the other one left, so values are lost between two scrapes.'
    : 'Prometheus keeps one of the values and drops the other without a word.'

/** What a collision does to scrapes and to other pushers, a sentence each. `gateway` is its name as it is shown. */
export const effectSentences = (collision: Collision, gateway: string): readonly string[] => {
  const sentences: Record<CollisionEffect, () => string> = {
    'gateway-500': () =>
      `A scrape of ${gateway} gets a 500 for all it holds, so no group’s metrics reach Prometheus, not just these.`,
    'prometheus-rejects': () =>
      `${gateway} answers 200, but Prometheus drops the whole scrape: to it, ${gateway} is down.`,
    'value-lost': () => losses(collision),
    'pushes-refused': () => refusals(collision, gateway),
    'gateway-unreadable': () =>
      `The list of groups of ${gateway} breaks off and cannot be read, so what is shown of ${gateway} is old.`,
    confusing: () => 'Nothing fails because of it, but people may be misled.',
  }
  return collision.effects.map((effect) => sentences[effect]())
}
