import { LabelChips } from '../../components/label-chip.tsx'
import { shortened, visibleText } from '../../lib/visible-text.ts'
import type { Tried } from '../../lib/wire.ts'

const notes = {
  'query-ignored': 'What follows “?” is ignored. Write a ? in a value as %3F.',
  'fragment-dropped': 'What follows “#” is not sent. Write a # in a value as %23.',
  'dot-segments': 'curl and browsers take “.” and “..” out of the path before they send it, and push to another group.',
  'not-encoded': 'A URL has no blanks and no control characters. Write a blank as %20.',
} satisfies Record<Tried['notes'][number], string>

const remarksOf = ({ otherHost, needsBase64, location, ...tried }: Tried): readonly string[] => [
  ...(otherHost === null ? [] : [`The URL is for ${otherHost}; this is what the chosen gateway would make of it.`]),
  ...(location === null ? [] : [`It leads to ${location}.`]),
  ...tried.notes.map((note) => notes[note]),
  ...needsBase64.map((name) => `The value of ${name} needs @base64: no other form carries it to the gateway.`),
]

/** The key as the gateway reads it, and what there is to say of the URL. */
export const TargetWords = ({ tried }: { readonly tried: Tried }) => (
  <section className="grid gap-1.5">
    {tried.key && (
      <p className="flex min-w-0 flex-wrap items-center gap-1">
        <span className="mr-1 text-dim">{tried.isThere ? 'To the group' : 'To'}</span>
        <LabelChips labels={tried.key} />
        {!tried.isThere && tried.group !== null && <span className="tag text-dim">not there yet</span>}
      </p>
    )}
    {remarksOf(tried).map((remark) => (
      <p key={remark} className="text-late wrap-anywhere">
        {visibleText(shortened(remark, 400))}
      </p>
    ))}
  </section>
)
