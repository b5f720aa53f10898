import { X } from 'lucide-react'

/** Closes the panel. */
export const CloseButton = ({ onClose }: { readonly onClose: () => void }) => (
  <button
    type="button"
    aria-label="Close the group"
    title="Close (Esc)"
    className="absolute top-2.5 right-3 z-20 rounded-md bg-panel p-1.5 text-dim hover:bg-hover hover:text-text"
    onClick={onClose}
  >
    <X size={16} aria-hidden="true" />
  </button>
)
