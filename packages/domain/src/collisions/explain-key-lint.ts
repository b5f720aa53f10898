import type { Growth } from '../key-lint/growth.ts'
import type { TwinLabel } from '../key-lint/near-twins.ts'
import type { KeyAdvice, RunawayKey } from '../key-lint/runaway-keys.ts'
import { sideLimit } from './collision.ts'
import {
  byNewestPush,
  changing,
  counted,
  type FoundCollision,
  type Party,
  printParty,
  shorten,
  sideOf,
} from './party.ts'

const percent = (part: number) => `${Math.round(part * 100)} %`

const growthWords = (growth: Growth | null): readonly string[] => {
  if (!growth) return ['How fast it grows cannot be told yet.']
  const pace = `It grows by ${counted(growth.perDay, 'group')} a day`
  return [growth.basis === 'last-day' ? `${pace}.` : `${pace}, if it goes on as it began.`]
}

const shapeWords = ({ shape, example }: RunawayKey): readonly string[] =>
  shape === null ? [] : [`Its values look like ${shapeNames[shape]}, for example ${JSON.stringify(shorten(example))}.`]

const shapeNames: Record<NonNullable<RunawayKey['shape']>, string> = {
  uuid: 'UUIDs',
  timestamp: 'times',
  pod: 'names of pods',
  hash: 'hashes',
  number: 'running numbers',
}

const adviceFor = ({ label }: RunawayKey): Record<KeyAdvice, string> => ({
  'drop-label': `Leave ${label} out of the grouping key: one group for the job, replaced by each run.`,
  'stable-name': `Push what stays the same instead of ${label}: the name of the CronJob or Deployment, not of its pod.`,
  'time-as-value': `Push the time as the value of a metric (a gauge of seconds since 1970) instead of as the label ${label}.`,
})

/** A label whose ever new values make ever new groups. */
export const runawayKey = (found: RunawayKey, groups: readonly Party[]): FoundCollision => ({
  cause: `${found.job} ${JSON.stringify(found.labels)}`,
  kind: 'runaway-key',
  certainty: 'certain',
  title: `The label ${found.label} makes a new group for every run`,
  summary: `${counted(found.groups, 'group')} of job ${JSON.stringify(found.job)} have ${found.values.toLocaleString('en')} values of ${found.label}, and ${percent(found.pushedOnce)} of them were seen pushed once. The gateway keeps them all, and each push gets slower.`,
  details: [...growthWords(found.growth), ...shapeWords(found)],
  metric: null,
  sides: groups
    .toSorted(byNewestPush)
    .slice(0, 3)
    .map((group) => sideOf(group, [], { highlight: [found.label] })),
  groups: groups.length,
  members: groups.map(({ id }) => id),
  fixes: [changing(adviceFor(found)[found.advice])],
})

const howNames: Record<TwinLabel['how'][number], string> = {
  case: 'upper and lower case',
  'white-space': 'white space',
  'empty-label': 'a label without a value',
  unicode: 'the form of a letter in Unicode',
}

/** Groups whose keys mean the same to a reader. */
export const nearTwinKeys = (groups: readonly Party[], labels: readonly TwinLabel[]): FoundCollision => {
  const how = [...new Set(labels.flatMap((label) => label.how))].map((one) => howNames[one])
  return {
    cause: groups
      .map(({ id }) => id)
      .sort()
      .join(' '),
    kind: 'near-twins',
    certainty: 'certain',
    title: 'Keys that nearly are the same',
    summary: `${groups.slice(0, 3).map(printParty).join(', ')}${groups.length > 3 ? ' and others' : ''} differ only in ${how.join(' and ')}: most likely one of them is a slip.`,
    details: [],
    metric: null,
    sides: groups
      .toSorted(byNewestPush)
      .slice(0, sideLimit)
      .map((group) => sideOf(group, [], { highlight: labels.map(({ name }) => name) })),
    groups: groups.length,
    members: groups.map(({ id }) => id),
    fixes: [changing('Use the same text in every script, and delete the group that is not pushed to any more.')],
  }
}
