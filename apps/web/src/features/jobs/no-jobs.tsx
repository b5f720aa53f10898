import { Button } from '../../components/button.tsx'

/** There may be jobs, but none that matches. */
export const NoJobs = ({ onClear }: { readonly onClear: () => void }) => (
  <div className="rounded-[10px] border border-line bg-panel px-5 py-12 text-center">
    <p className="mb-4 text-[15px] font-medium">No job matches</p>
    <Button onClick={onClear}>Clear the filter</Button>
  </div>
)
