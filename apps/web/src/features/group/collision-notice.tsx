import { collisionWord } from '../../components/collision-words.ts'
import { Notice } from '../../components/notice.tsx'
import type { GroupRow } from '../../lib/wire.ts'
import { counted } from '../../lib/words.ts'
import type { PanelTab } from './panel-tab.ts'

type Props = { readonly group: GroupRow; readonly onTab: (tab: PanelTab) => void }

const firstUpper = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** That the group is part of an error or a warning, wherever in its panel one looks. */
export const CollisionNotice = ({ group, onTab }: Props) => {
  const grave = group.collisions.filter(({ severity }) => severity !== 'note')
  const [worst] = grave
  if (!worst) return null
  const words = [...new Set(grave.map(({ kind }) => collisionWord(kind)))].join(', ')
  return (
    <Notice tone={worst.severity === 'error' ? 'failing' : 'late'}>
      <b>{firstUpper(words)}.</b> This group is part of {counted(grave.length, 'collision')}.{' '}
      <button type="button" className="underline underline-offset-2" onClick={() => onTab('collisions')}>
        See why
      </button>
    </Notice>
  )
}
