import { type ReactNode, useId } from 'react'

type Props = {
  readonly text: string
  readonly children: (id: string) => ReactNode
}

/** A sentence shown while what it explains is hovered or focused. Pure CSS: see `.tip`. */
export const Tooltip = ({ text, children }: Props) => {
  const id = useId()
  return (
    <span className="tip">
      {children(id)}
      <span role="tooltip" id={id}>
        {text}
      </span>
    </span>
  )
}
