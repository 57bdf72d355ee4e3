/* Server-sent events: one stream, told line by line. The browser reconnects by
 * itself; `onState` lets a page say whether what it shows is live. */
export interface LiveEvent {
  id: number
  at: string
  caseId?: number | null
  caseNo?: string | null
  kind: string
  text: string
  textEn?: string
}

export function subscribe(onEvent: (e: LiveEvent) => void, onState: (live: boolean) => void): () => void {
  const source = new EventSource('/api/v1/events')
  source.onopen = () => onState(true)
  source.onerror = () => onState(false)
  source.addEventListener('journal', (m) => onEvent(JSON.parse(m.data as string) as LiveEvent))
  return () => source.close()
}

/** Of cases and applications, not of accounts and settings: what a page of work tells. */
export const isWork = (e: LiveEvent): boolean => Boolean(e.caseId) || e.kind.startsWith('application_')
