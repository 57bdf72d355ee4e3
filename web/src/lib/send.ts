/* A write whose version the person saw, as a promise of its answer. */
import { api, take } from '@/api/client'

type Verb = 'POST' | 'PUT' | 'DELETE'
type Call = (path: string, init: object) => Promise<{ data?: unknown; error?: unknown; response: Response }>

/** `path`: as the server has it, its parts encoded. `version`: what was seen; 0: nothing was there. */
export function send<T>(verb: Verb, path: string, body?: object, version = 0): Promise<T> {
  const headers: Record<string, string> = version > 0 ? { 'If-Match': `"${version}"` } : {}
  return take((api[verb] as unknown as Call)(path, { body, headers })) as Promise<T>
}
