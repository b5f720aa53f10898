/** The gate. */
export const Logo = () => (
  <svg
    aria-hidden="true"
    width="20"
    height="20"
    viewBox="0 0 20 20"
    fill="none"
    strokeWidth="1.8"
    className="stroke-accent"
  >
    <path d="M3 18V6l3-2v3h2V3.5L10 2l2 1.5V7h2V4l3 2v12" />
    <path d="M7 18v-5a3 3 0 0 1 6 0v5M10 10v8" />
  </svg>
)
