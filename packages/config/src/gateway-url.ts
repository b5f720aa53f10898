import { z } from 'zod'
import { text } from './values.ts'

const allowed = 'an http or https URL such as https://push.example:9091/prefix'

type Checked = { readonly ok: true; readonly url: string } | { readonly ok: false; readonly reason: string }

/** The base URL of a gateway, without a slash at its end. Reasons never repeat it: it may carry a password. */
export const checkGatewayUrl = (given: string): Checked => {
  const reason = reasonAgainst(given)
  return reason === undefined ? { ok: true, url: normalize(new URL(given)) } : { ok: false, reason }
}

export const gatewayUrl = () =>
  text(allowed).transform((given, { addIssue }) => {
    const checked = checkGatewayUrl(given)
    if (checked.ok) return checked.url
    addIssue({ code: 'custom', message: checked.reason })
    return z.NEVER
  })

// Stricter than the URL class, which forgives backslashes, white space and missing slashes.
const shape = /^https?:\/\/[^\s\\/]+(\/[^\s\\]*)?$/i

const reasonAgainst = (given: string): string | undefined => {
  if (!shape.test(given) || !URL.canParse(given)) return `not a URL that can be dialled, allowed is ${allowed}`
  const { username, password, pathname } = new URL(given)
  if (username !== '' || password !== '' || /^[^/]*\/\/[^/?#]*@/.test(given))
    return 'no credentials in the URL: use basic_auth'
  if (given.includes('?')) return 'no query in the URL of a gateway'
  if (given.includes('#')) return 'no fragment in the URL of a gateway'
  // More likely a password that holds a slash.
  if (pathname.includes('@')) return "no '@' in the path of the URL: write %40"
  // The Pushgateway redirects such paths, and redirects are not followed.
  if (pathname.includes('//')) return "no '//' in the path of the URL"
  return undefined
}

const normalize = ({ origin, pathname }: URL) => `${origin}${pathname}`.replace(/\/$/, '')
