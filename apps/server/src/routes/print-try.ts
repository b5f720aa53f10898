import {
  type FamilyChange,
  type GroupingKey,
  groupPath,
  hasRawBytes,
  isAmbiguousName,
  isPlainName,
  needsBase64,
  type PushMethod,
  pushFileCommand,
  shownText,
  type Violation,
  type ViolationSide,
} from '@gatehouse/domain'
import type { Reader } from '../gateways/reader.ts'
import type { TriedPush } from '../gateways/try-push.ts'
import { printFreshness, printLabels } from './print-group.ts'
import type { TryAnswer } from './try-shapes.ts'

/** Families listed of what a push changes. */
const longestChanges = 500

const countOf = (changes: readonly FamilyChange[], wanted: FamilyChange['change']) =>
  changes.filter(({ change }) => change === wanted).length

const printChanges = (changes: readonly FamilyChange[]) => ({
  counts: {
    added: countOf(changes, 'added'),
    replaced: countOf(changes, 'replaced'),
    kept: countOf(changes, 'kept'),
    dropped: countOf(changes, 'dropped'),
  },
  families: changes.slice(0, longestChanges),
})

const whoIs = (group: string | null, pushed: string | null) => {
  if (group === null) return 'gateway'
  return group === pushed ? 'push' : 'group'
}

const printSide =
  (reader: Reader, pushed: string | null) =>
  ({ group, claims }: ViolationSide): TryAnswer['violations'][number]['sides'][number] => {
    const view = reader.source()?.view
    const row = group === null ? undefined : view?.rowOf(group)
    return {
      who: whoIs(group, pushed),
      group: group !== null && view && row !== undefined ? { id: group, labels: printLabels(view.labels(row)) } : null,
      claims: claims.map(({ labels, ...rest }) => ({ ...rest, labels: labels && printLabels(labels) })),
    }
  }

const printViolation =
  (reader: Reader, pushed: string | null) =>
  ({ kind, metric, said, sides }: Violation): TryAnswer['violations'][number] => ({
    kind,
    metric,
    said: shownText(said),
    isOld: !sides.some(({ group }) => group === pushed),
    sides: sides.map(printSide(reader, pushed)),
  })

/** The path that means this group there; null where there is none. */
const pathOf = (key: GroupingKey, utf8Names: boolean): string | null => {
  if (key.some(([, value]) => hasRawBytes(value))) return null
  if (utf8Names) return groupPath.encode(key)
  return key.every(([name]) => isPlainName(name)) ? groupPath.encodeLiteral(key) : null
}

const hostOf = (url: string) => new URL(url).host

const isElsewhere = (host: string | null, url: string) => host !== null && host.toLowerCase() !== hostOf(url)

/** What came of a push that was tried at a gateway. */
export const printTry = (reader: Reader, tried: TriedPush, method: PushMethod): TryAnswer => {
  const { target, prediction, host, notes, group, changes, utf8Names, findings } = tried
  const { url } = reader.settings.address
  const key = target.ok ? target.key : null
  const path = key && pathOf(key, utf8Names)
  return {
    ...tried,
    asOf: printFreshness(reader),
    verdict: tried.unknownBecause === null ? prediction.verdict : 'unknown',
    status: tried.unknownBecause === null ? prediction.status : null,
    cause: prediction.cause && shownText(prediction.cause),
    stores: prediction.stores,
    leavesFailure: prediction.leavesFailure,
    locksRoute: !target.ok && target.locksRoute,
    key: key && printLabels(key),
    keyInDoubt: key?.some(([, value]) => hasRawBytes(value)) ?? false,
    needsBase64: key ? needsBase64(key).filter((name) => !isAmbiguousName(name)) : [],
    location: target.ok ? null : target.location && shownText(target.location),
    otherHost: isElsewhere(host, url) ? host : null,
    notes: [...notes],
    findings: [...findings],
    violations: prediction.violations.map(printViolation(reader, group)),
    changes: changes && { PUT: printChanges(changes.PUT), POST: printChanges(changes.POST) },
    command: path ? pushFileCommand(`${url.replace(/\/+$/, '')}${path}`, method) : null,
  }
}
