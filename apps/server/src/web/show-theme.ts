import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'

const themes = ['light', 'dark']

/** The page in the theme somebody chose in the web app, which keeps it in this cookie: it is right from the first paint. */
export const showTheme = (c: Context, page: string): string => {
  const chosen = getCookie(c, 'gatehouse-theme')
  const theme = themes.find((one) => one === chosen)
  return theme === undefined ? page : page.replace('<html', `<html data-theme="${theme}"`)
}
