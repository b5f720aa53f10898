const base64 = (value) => (value === '' ? '=' : Buffer.from(value).toString('base64url'))

const pathOf = ({ job, ...labels }) => {
  const segments = Object.entries({ job, ...labels }).map(([name, value]) => `/${name}@base64/${base64(value)}`)
  return `/metrics${segments.join('')}`
}

/** Pushes a body to the group with these labels. A gateway that is gone is no matter: the demo is ending then. */
export const push = async (url, { labels, method, body }) => {
  const headers = { 'content-type': 'text/plain; version=0.0.4' }
  await fetch(url + pathOf(labels), { method, body, headers }).catch(() => {})
}
