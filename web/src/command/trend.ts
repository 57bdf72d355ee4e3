/* The month trend as a chart: cases filed and closed as lines, money recovered
 * as bars on an axis of its own. One drawing for the light page and the screen. */
import type { EChartsCoreOption } from 'echarts/core'
import type { TrendMonth } from '@/api/types'
import { shortYuan } from '@/lib/format'

export interface Look {
  text: string
  line: string
  grid: string
  colours: [string, string, string]
  size: number
}
export const LIGHT: Look = { text: '#3a424c', line: '#c9d1d9', grid: '#edf0f4', colours: ['#1d4f91', '#1a7f37', '#d9b25a'], size: 13 }
export const DARK: Look = { text: '#c7d7ee', line: '#3a5a88', grid: '#17335c', colours: ['#53b7ff', '#3ddc97', '#ffc24b'], size: 18 }

const FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'

export interface Words {
  filed: string
  closed: string
  recovered: string
}

/** What a tooltip line is made of: only what we use of it. */
interface Item {
  seriesName: string
  value: number
  marker?: string
  axisValueLabel: string
}

export function trendOption(months: readonly TrendMonth[], words: Words, look: Look): EChartsCoreOption {
  const font = { color: look.text, fontSize: look.size, fontFamily: FONT }
  const big = look.size > 14
  const money = (fen: number): string => {
    const s = shortYuan(fen)
    return `${s.text.replace(/\.00$/, '')}${s.unit}`
  }
  const axis = { axisLabel: font, splitLine: { lineStyle: { color: look.grid } } }
  return {
    aria: { enabled: true },
    color: look.colours,
    grid: { left: 8, right: 8, top: big ? 52 : 40, bottom: 4, containLabel: true },
    legend: { top: 0, right: 8, itemGap: 20, textStyle: font },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      textStyle: { fontSize: look.size, fontFamily: FONT },
      formatter: (items: Item[]) =>
        [items[0]?.axisValueLabel ?? '', ...items.map((i) => `${i.seriesName}  ${i.seriesName === words.recovered ? money(i.value) : i.value}`)].join('\n'),
    },
    xAxis: { type: 'category', data: months.map((m) => m.month), axisLabel: font, axisLine: { lineStyle: { color: look.line } }, axisTick: { show: false } },
    yAxis: [
      { type: 'value', minInterval: 1, ...axis },
      { type: 'value', minInterval: 100, axisLabel: { ...font, formatter: money }, splitLine: { show: false } },
    ],
    series: [
      { type: 'line', name: words.filed, z: 3, data: months.map((m) => m.newlyFiled), lineStyle: { width: big ? 4 : 2.5 }, symbolSize: big ? 10 : 7 },
      {
        type: 'line', name: words.closed, z: 3, data: months.map((m) => m.closed), symbol: 'rect',
        lineStyle: { width: big ? 4 : 2.5, type: 'dashed' }, symbolSize: big ? 10 : 7,
      },
      {
        type: 'bar', name: words.recovered, yAxisIndex: 1, data: months.map((m) => m.recoveredFen),
        barMaxWidth: big ? 34 : 26, itemStyle: { opacity: big ? 0.5 : 0.55, borderRadius: [2, 2, 0, 0] },
      },
    ],
  }
}
