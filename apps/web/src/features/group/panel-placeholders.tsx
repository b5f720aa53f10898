import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { visibleText } from '../../lib/visible-text.ts'
import { isGone } from './group-query.ts'

/** Where a link leads to a group that cannot be shown. */
export const NoGroup = ({ error, onClose }: { readonly error: Error; readonly onClose: () => void }) => (
  <div className="p-[18px]">
    <Notice tone={isGone(error) ? 'plain' : 'failing'}>
      <p>
        <b>{isGone(error) ? 'This group is gone' : 'This group cannot be read'}</b>
      </p>
      <p className="text-dim">
        {isGone(error)
          ? 'No gateway holds it now. It may have been deleted, or lost when its gateway restarted; when it was last there is not known here.'
          : visibleText(error.message)}
      </p>
      <Button className="mt-2" onClick={onClose}>
        Close
      </Button>
    </Notice>
  </div>
)

/** The shape of the panel before its first answer. */
export const PanelSkeleton = () => (
  <div className="p-[18px]" role="status" aria-label="Reading the group">
    <Skeleton className="h-3 w-52" />
    <Skeleton className="mt-3 h-4 w-64" />
    <div className="mt-10 flex flex-col gap-5">
      {[64, 44, 56, 36].map((width) => (
        <span key={width} className="flex justify-between">
          <Skeleton className={width > 50 ? 'h-3 w-56' : 'h-3 w-36'} />
          <Skeleton className="h-3 w-16" />
        </span>
      ))}
    </div>
  </div>
)
