/* Periods one asks for every day, counted from the last day the data knows. */
export interface Period {
  key: 'year' | 'month' | 'lastMonth' | 'twelve'
  from: string
  to: string
}

/** The last day of a month; month 1..12. */
const monthEnd = (y: number, m: number): string => new Date(Date.UTC(y, m, 0)).toISOString().slice(0, 10)
const first = (y: number, m: number): string => `${y}-${String(m).padStart(2, '0')}-01`

/** `day`: "2025-08-31". The twelve months end with the month of `day`. */
export function shortcuts(day: string): Period[] {
  const y = Number(day.slice(0, 4))
  const m = Number(day.slice(5, 7))
  const [py, pm] = m === 1 ? [y - 1, 12] : [y, m - 1]
  const [ty, tm] = m === 12 ? [y, 1] : [y - 1, m + 1]
  return [
    { key: 'year', from: first(y, 1), to: day },
    { key: 'month', from: first(y, m), to: day },
    { key: 'lastMonth', from: first(py, pm), to: monthEnd(py, pm) },
    { key: 'twelve', from: first(ty, tm), to: day },
  ]
}
