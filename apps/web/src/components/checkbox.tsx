import type { ComponentProps } from 'react'

type Props = Omit<ComponentProps<'input'>, 'type'> & { readonly indeterminate?: boolean }

export const Checkbox = ({ indeterminate = false, className = '', ...rest }: Props) => (
  <input
    {...rest}
    type="checkbox"
    className={`check ${className}`}
    ref={(box) => {
      if (box) box.indeterminate = indeterminate
    }}
  />
)
