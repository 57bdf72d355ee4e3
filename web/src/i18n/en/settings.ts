/* Settings, and how sure a rule is. */
import type zh from '../zh/settings'

const settings: typeof zh = {
  settings: {
    note: 'Choices where the law is silent or courts differ.', find: 'Find a setting', default: 'default {value}', saved: 'Saved', on: 'yes', off: 'no',
    unit: { day: 'a day, e.g. 2025-08-31', days: 'days', minutes: 'minutes', hours: 'hours', times: 'times', characters: 'characters', yuan: 'CNY', band: 'low..high', text: 'text' },
    status: {
      DESIGN: 'our choice', CONTESTED: 'contested', LOCAL: 'differs by place', 'FROM MEMORY': 'source to be checked', 'NOT FOUND': 'no rule found',
      VERIFIED: 'checked against the source', 'VERIFIED-2ND': 'checked at second hand',
    },
  },
}
export default settings
