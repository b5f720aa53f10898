import { quote } from '@gatehouse/domain'
import { visibleText } from '../lib/visible-text.ts'

type Props = { readonly name: string; readonly value: string }

const longestName = 40
const longestHead = 96
const tailLength = 6

// In two parts, its words would stand in a wrong order.
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u

/** Whether a label is so long that its middle may be left out where room is short. */
export const isLongLabel = ({ name, value }: Props): boolean =>
  (name.length > longestName || value.length > 12) && !rightToLeft.test(value)

// By code point, so that no emoji is cut in half; a few characters are looked at however long the text is.
const firstOf = (text: string, most: number) =>
  text.length <= most ? text : `${Array.from(text.slice(0, most)).slice(0, -1).join('')}…`

const lastOf = (text: string) =>
  Array.from(text.slice(-2 * tailLength))
    .slice(-tailLength)
    .join('')

/** `name="start…end"`: what there is room for of the start, and always the end, which tells one pod from the next. */
export const ChipText = ({ name, value }: Props) => {
  const shownName = `${visibleText(firstOf(name, longestName))}=`
  if (!isLongLabel({ name, value }))
    return (
      <>
        <span className="text-dim">{shownName}</span>
        {visibleText(quote(firstOf(value, longestHead)))}
      </>
    )
  const end = lastOf(value)
  const start = firstOf(value.slice(0, value.length - end.length), longestHead)
  return (
    <>
      <span className="chip-name text-dim">{shownName}</span>
      <span className="chip-start">{visibleText(quote(start).slice(0, -1))}</span>
      <span className="chip-end">{visibleText(quote(end).slice(1))}</span>
    </>
  )
}
