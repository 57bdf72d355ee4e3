/* The frame around the pages. */
import type zh from '../zh/frame'

const frame: typeof zh = {
  menu: { command: 'Command', system: 'Administration' },
  layout: {
    skip: 'Skip to the content', menu: 'Main menu', fold: 'Fold the menu', unfold: 'Unfold the menu', tabs: 'Open pages',
    closeTab: 'Close “{name}”', help: 'Keyboard shortcuts',
  },
  role: {
    judge: 'Judge', assistant: 'Judge’s assistant', clerk: 'Clerk', bailiff: 'Bailiff', finance: 'Finance', command: 'Command centre',
    coordinate: 'Coordination group', review: 'Review group', implement: 'Implementation group', inspect: 'Inspection group', chief: 'Chief of enforcement', president: 'Court president',
    system: 'System administrator', security: 'Security administrator', audit: 'Audit administrator', reader: 'Read only',
  },
  session: {
    menu: '{name}, account menu', mine: 'Where I am signed in', password: 'Change password', out: 'Sign out', browser: 'Browser', address: 'Address',
    since: 'Since', seen: 'Last used', here: 'Here', end: 'Sign out',
  },
  search: {
    label: 'Search everything', placeholder: 'Case number, party, page', cases: 'Cases', persons: 'Persons', pages: 'Pages',
    more: 'Type at least two characters', none: 'Nothing found. Enter searches the case list',
  },
  keys: {
    title: 'Keyboard shortcuts', everywhere: 'Everywhere', lists: 'Lists', on: 'Shortcuts on',
    ime: 'Shortcuts rest while an input method composes and inside fields.',
    search: 'Search everything', help: 'This sheet', goDesk: 'To the desk', goCases: 'To the cases', goApplications: 'To the applications', goFiling: 'New application', goPersons: 'To persons', goWaiting: 'To waiting payments',
    goFigures: 'To the figures', goSupervision: 'To the supervision board', goReminders: 'To the reminders', goScreen: 'To the command screen', find: 'To the search field', down: 'Next row', up: 'Previous row', open: 'Open', choose: 'Choose',
    prev: 'Previous page', next: 'Next page', rows: 'move', all: 'all shortcuts',
  },
  idKind: { resident: 'Identity card', uscc: 'Unified social credit code', other: 'Other document' },
}
export default frame
