import type { OwnFamily } from '@gatehouse/exposition'

const named = (type: OwnFamily['type'], names: string): readonly OwnFamily[] =>
  names
    .trim()
    .split(/\s+/)
    .map((name) => ({ name, type, help: '' }))

/**
 * Families every Pushgateway has of its own, for one whose metrics page was never seen to work. Read off 1.5 and 1.11;
 * HELP texts are not known.
 */
export const commonOwnFamilies: readonly OwnFamily[] = [
  ...named(
    'gauge',
    `go_goroutines go_info go_threads go_memstats_alloc_bytes go_memstats_buck_hash_sys_bytes go_memstats_gc_sys_bytes
     go_memstats_heap_alloc_bytes go_memstats_heap_idle_bytes go_memstats_heap_inuse_bytes go_memstats_heap_objects
     go_memstats_heap_released_bytes go_memstats_heap_sys_bytes go_memstats_last_gc_time_seconds
     go_memstats_mcache_inuse_bytes go_memstats_mcache_sys_bytes go_memstats_mspan_inuse_bytes
     go_memstats_mspan_sys_bytes go_memstats_next_gc_bytes go_memstats_other_sys_bytes go_memstats_stack_inuse_bytes
     go_memstats_stack_sys_bytes go_memstats_sys_bytes process_max_fds process_open_fds process_resident_memory_bytes
     process_start_time_seconds process_virtual_memory_bytes process_virtual_memory_max_bytes pushgateway_build_info`,
  ),
  ...named(
    'counter',
    `go_memstats_alloc_bytes_total go_memstats_frees_total go_memstats_mallocs_total process_cpu_seconds_total
     pushgateway_http_requests_total`,
  ),
  ...named('summary', 'go_gc_duration_seconds pushgateway_http_push_duration_seconds pushgateway_http_push_size_bytes'),
]
