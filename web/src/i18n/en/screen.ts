/* The big screen. */
import type zh from '../zh/screen'

const screen: typeof zh = {
  screen: {
    title: '{court} · Enforcement Command', exit: 'Back', live: 'Live', away: 'Reconnecting', kpi: 'Check-up', map: 'Open cases by banner', trend: 'Filed, closed and recovered by month', courts: 'Courts',
    court: 'Court', open: 'Open', overdue: 'Overdue', rate: 'Recovery', days: 'Avg. days', feed: 'Now', pause: 'Pause', resume: 'Go on',
    quiet: 'Nothing yet', yuan: '', cross: 'Across courts', region: '{name}: {open} open, {overdue} overdue',
    schematic: 'A diagram: one hexagon is about 1,000 km²; positions are indicative, not boundaries',
    sum: { accepted: 'Accepted', closed: 'Closed', recovered: 'Recovered', hits: 'Related cases', hitsSum: 'Could be held', cross: 'Cross-enforced' },
  },
}
export default screen
