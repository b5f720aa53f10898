/** The text exposition format 0.0.4. */
export const textContentType = 'text/plain; version=0.0.4; charset=utf-8'

/** Length-delimited protobuf metric families, for bodies and for `Accept`. */
export const protobufContentType =
  'application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited'
