/* The one way to the server: typed calls, with what every request must carry,
 * and every failure turned into a Problem. */
import createClient, { type Middleware } from 'openapi-fetch'
import { i18n } from '@/i18n'
import { reachable, unreachable } from '@/lib/network'
import { endSession } from '@/lib/session'
import type { paths } from './schema'
import type { Problem } from './types'

/** A version-4 UUID. crypto.randomUUID exists on https and localhost only; courts use plain http inside. */
export function uuid(): string {
  const b = crypto.getRandomValues(new Uint8Array(16))
  b[6] = (b[6]! & 0x0f) | 0x40
  b[8] = (b[8]! & 0x3f) | 0x80
  const hex = [...b].map((x) => x.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const headers: Middleware = {
  onRequest({ request, schemaPath }) {
    request.headers.set('Accept-Language', i18n.global.locale.value)
    if (request.method === 'GET') return
    request.headers.set('X-Requested-With', 'zhixing')
    // A caller that may have to say the same again brings its own.
    if (schemaPath !== '/session' && !request.headers.has('Idempotency-Key')) request.headers.set('Idempotency-Key', uuid())
  },
  onResponse({ response, schemaPath, request }) {
    reachable()
    const signingIn = schemaPath === '/session' && request.method === 'POST'
    if (response.status === 401 && !signingIn) endSession()
  },
  onError() {
    unreachable()
  },
}

/* The headers every write carries are added below, so no caller has to name them. */
type Bare<T> = {
  [P in keyof T]: {
    [M in keyof T[P]]: T[P][M] extends { parameters: infer A } ? Omit<T[P][M], 'parameters'> & { parameters: Omit<A, 'header'> } : T[P][M]
  }
}

export const api = createClient<Bare<paths>>({ baseUrl: new URL('/api/v1', location.origin).href })
api.use(headers)

/** What a call that did not succeed throws. `status` 0: the server was not reached. */
export class Failure extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title)
  }
}

export function problemOf(e: unknown): Problem {
  if (e instanceof Failure) return e.problem
  const off = e instanceof TypeError
  return { title: i18n.global.t(off ? 'error.network' : 'error.unexpected'), status: 0, detail: off ? undefined : String(e) }
}

type Result<T> = { data?: T; error?: unknown; response: Response }

/** A POST to an address the server gave in an answer, such as an action's. `version`: what was seen; 0: nothing was there. */
export function post(path: string, body: object | undefined, version: number, key: string): Promise<Result<unknown>> {
  const extra: Record<string, string> = { 'Idempotency-Key': key }
  if (version > 0) extra['If-Match'] = `"${version}"`
  return (api.POST as (path: string, init: object) => Promise<Result<unknown>>)(path, { body, headers: extra })
}

/** The answer of a call, or a thrown Failure. */
export async function take<T>(call: Promise<Result<T>>): Promise<T> {
  const { data, error, response } = await call
  if (response.ok) return data as T
  const told = typeof error === 'object' && error !== null ? (error as Partial<Problem>) : {}
  throw new Failure({ ...told, title: told.title ?? i18n.global.t('error.unexpected'), status: response.status })
}
