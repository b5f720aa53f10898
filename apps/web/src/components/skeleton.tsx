type Props = { readonly className?: string }

/** A grey bar where text will be. */
export const Skeleton = ({ className = 'h-3 w-24' }: Props) => (
  <span aria-hidden="true" className={`inline-block rounded bg-line motion-safe:animate-pulse ${className}`} />
)
