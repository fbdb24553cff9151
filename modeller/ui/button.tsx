// A button that may not be used stays in place and says why. While it is not to be pressed it keeps the focus, which a
// browser takes from what is `disabled`.

import { type ComponentPropsWithRef, useId } from 'react'

type Look = 'main' | 'plain' | 'quiet' | 'danger'

export function Button({
  look = 'plain',
  whyNot = null,
  disabled = false,
  className,
  onClick,
  children,
  ...rest
}: ComponentPropsWithRef<'button'> & { look?: Look; whyNot?: string | null }) {
  const reason = useId()
  const off = whyNot !== null
  const idle = off || disabled
  return (
    <span className="button-slot">
      <button
        type="button"
        {...rest}
        className={`button button-${look}${className === undefined ? '' : ` ${className}`}`}
        aria-disabled={idle || rest['aria-disabled']}
        aria-describedby={off ? reason : rest['aria-describedby']}
        onClick={event => (idle ? event.preventDefault() : onClick?.(event))}
      >
        {children}
      </button>
      {off && (
        <span id={reason} className="why-not">
          {whyNot}
        </span>
      )}
    </span>
  )
}
