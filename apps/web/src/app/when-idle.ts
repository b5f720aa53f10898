import { prepareGroups } from './groups-route.tsx'

// Safari knows no idle time.
const prepare = () => (window.requestIdleCallback ?? setTimeout)(prepareGroups)

/** Fetches what the next click will need, after what is shown first. */
export const prepareWhenIdle = (): void => {
  if (document.readyState === 'complete') prepare()
  else window.addEventListener('load', prepare)
}
