import { type CollisionKind, sideLimit } from './collision.ts'
import {
  byNewestPush,
  changing,
  claimOf,
  counted,
  deleting,
  type FoundCollision,
  type Party,
  printParty,
  sideOf,
} from './party.ts'

/** Groups in which a label stands where it must not. `metric` is one it stands on, null where that is not known. */
export type Mislabelled = {
  readonly label: string
  readonly metric: string | null
  readonly groups: readonly Party[]
  /** Whether the label is part of the grouping key; otherwise it comes from the body. */
  readonly isInKey: boolean
}

const who = (groups: readonly Party[]) => {
  const [first] = groups
  return groups.length === 1 && first ? printParty(first) : counted(groups.length, 'group')
}

type Words = Pick<FoundCollision, 'title' | 'summary'> & { readonly kind: CollisionKind; readonly change: string }

const whyDelete = (isInKey: boolean) =>
  isInKey
    ? 'a label of the key stays as long as the group'
    : 'it heals the scrape at once, a changed push only when it comes'

const mislabelled = (
  { label, metric, groups, isInKey }: Mislabelled,
  words: Words,
  isDeletable: boolean,
): FoundCollision => ({
  cause: `${label} ${metric ?? ''}`,
  kind: words.kind,
  certainty: 'certain',
  title: words.title,
  summary: words.summary,
  details: [],
  metric,
  sides: groups
    .toSorted(byNewestPush)
    .slice(0, sideLimit)
    .map((group) => sideOf(group, metric === null ? [] : [claimOf(metric)], { highlight: [label] })),
  groups: groups.length,
  members: groups.map(({ id }) => id),
  fixes: [
    ...(isDeletable ? [deleting(groups, `Delete ${who(groups)}: ${whyDelete(isInKey)}.`)] : []),
    changing(words.change),
  ],
})

const asWhat = ({ isInKey }: Mislabelled) => (isInKey ? 'grouping label' : 'label')

/** `le` on a histogram: Prometheus finds it twice in one series and drops the whole scrape. */
export const leLabel = (found: Mislabelled): FoundCollision =>
  mislabelled(
    found,
    {
      kind: 'le-label',
      title: 'A histogram has a label le of its own',
      summary: `${found.metric} is a histogram with the ${asWhat(found)} le in ${who(found.groups)}. Its buckets carry le twice, so Prometheus drops the whole scrape of this gateway, which itself sees no fault.`,
      change: 'Give the label another name than le, which belongs to the buckets of histograms.',
    },
    true,
  )

/** An empty `le` on a histogram: Prometheus drops both, that of the buckets, too. */
export const emptyLeLabel = (found: Mislabelled): FoundCollision =>
  mislabelled(
    found,
    {
      kind: 'lost-series',
      title: 'A histogram has an empty label le of its own',
      summary: `${found.metric} is a histogram with the ${asWhat(found)} le, without a value, in ${who(found.groups)}. Prometheus drops labels without a value, and the le of the buckets with it: all of them become one series, and their values are lost in silence.`,
      change: 'Leave the label le out: it belongs to the buckets of histograms.',
    },
    false,
  )

/** `quantile` on a summary: the gateway cannot serve it. */
export const quantileLabel = (found: Mislabelled): FoundCollision =>
  mislabelled(
    found,
    {
      kind: 'quantile-label',
      title: 'A summary has a label quantile of its own',
      summary: `${found.metric} is a summary with the ${asWhat(found)} quantile in ${who(found.groups)}, which no summary may have; every scrape fails as a whole.`,
      change: 'Give the label another name than quantile, which belongs to summaries.',
    },
    true,
  )

/** A label that begins with two underscores: the gateway cannot serve it. */
export const reservedLabel = (found: Mislabelled): FoundCollision =>
  mislabelled(
    found,
    {
      kind: 'reserved-label',
      title: 'A label has a reserved name',
      summary: `${found.metric} has the label ${found.label} in ${who(found.groups)}; names that begin with __ are reserved, and every scrape fails as a whole.`,
      change: `Give the label ${found.label} a name that does not begin with two underscores.`,
    },
    true,
  )

/** A label that looks like what Prometheus makes of labels it replaces. */
export const exportedLabel = (found: Mislabelled): FoundCollision =>
  mislabelled(
    found,
    {
      kind: 'exported-label',
      title: 'A label looks like one that a scrape made',
      summary: `${counted(found.groups.length, 'group')} ${found.groups.length === 1 ? 'has' : 'have'} the ${asWhat(found)} ${found.label}. Prometheus writes exported_ before labels it replaces when honor_labels is not set, so this was most likely pushed again from there.`,
      change: `Push ${found.label.replace(/^exported_/, '')} instead of ${found.label}, and scrape this gateway with honor_labels: true.`,
    },
    false,
  )
