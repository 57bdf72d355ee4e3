/* The desk. */
import type zh from '../zh/desk'

const desk: typeof zh = {
  desk: {
    hello: 'Hello, {name}', today: 'As of {day}', mine: 'My {n} open cases', ofMine: '{n} of them mine', own: 'mine', all: 'All',
    tile: { overdue: 'Overdue', soon: 'Due soon', open: 'Open cases', waiting: 'Waiting payments', hits: 'With related cases', closed: 'Closed this month' },
    overdue: 'Overdue', soon: 'Due soon', hits: 'Look before paying', recent: 'Latest', owes: 'owes {sum} CNY',
    no: { overdue: 'Nothing is overdue', soon: 'Nothing falls due soon', hits: 'No waiting payment meets a related case', recent: 'Nothing yet' },
  },
}
export default desk
