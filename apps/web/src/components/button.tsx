import type { ComponentProps, MouseEvent } from 'react'
import { Tooltip } from './tooltip.tsx'

const tones = {
  plain: 'border-line bg-panel text-text hover:bg-hover',
  danger: 'border-failing-fill bg-failing-fill text-on-failing hover:brightness-110',
  quiet: 'border-transparent text-dim hover:text-text hover:bg-hover',
}

type Props = ComponentProps<'button'> & {
  readonly tone?: 'plain' | 'danger' | 'quiet'
  /** Why it cannot be pressed now. It stays reachable by keyboard, so that everyone can read the reason. */
  readonly disabledBecause?: string | undefined
}

const look =
  'inline-flex items-center gap-1.5 whitespace-nowrap rounded-[7px] border px-2.5 py-1 font-medium ' +
  'disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:border-line aria-disabled:bg-chip aria-disabled:text-faint aria-disabled:brightness-100'

export const Button = ({ tone = 'plain', disabledBecause, className = '', onClick, ...rest }: Props) => {
  const classes = `${look} ${tones[tone]} ${className}`
  if (disabledBecause === undefined) return <button type="button" {...rest} className={classes} onClick={onClick} />
  const refuse = (event: MouseEvent) => event.preventDefault()
  return (
    <Tooltip text={disabledBecause}>
      {(id) => (
        <button
          type="button"
          {...rest}
          className={classes}
          aria-disabled="true"
          aria-describedby={id}
          onClick={refuse}
        />
      )}
    </Tooltip>
  )
}
