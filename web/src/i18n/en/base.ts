/* What is said before any page: in the entry. */
import type zh from '../zh/base'

const base: typeof zh = {
  app: { name: 'Court Enforcement', slogan: 'Cases, deadlines, money and command in one place, every step on record' },
  route: {
    supervision: 'Supervision', reminders: 'Reminders', bulletins: 'Bulletins', nodeRules: 'Nodes and holidays',
    teams: 'Teams and assigning', triage: 'Triage criteria',
    pending: 'Long pending', risks: 'Risk points',
    login: 'Sign in', desk: 'Desk', cases: 'Cases', case: 'Case', persons: 'Persons', person: 'Person',
    applications: 'Applications', applicationNew: 'New application', application: 'Application',
    waiting: 'Waiting payments', figures: 'Figures', screen: 'Command screen', settings: 'Settings', templates: 'Templates', verify: 'Verify a paper', contents: 'Contents of the file', users: 'Accounts',
    journal: 'Journal', forbidden: 'No permission', notFound: 'Page not found',
  },
  ui: {
    all: 'All', search: 'Search', retry: 'Try again', loading: 'Loading…', more: 'More', home: 'Back to the first page', print: 'Print',
    cancel: 'Cancel', save: 'Save', actions: 'Actions', selectAll: 'Choose all on this page', selectRow: 'Choose {name}', prev: 'Previous', next: 'Next',
    first: 'To the first page', perPage: '{n} a page', pageSize: 'Rows a page', from: 'From', to: 'To', nDays: '{n} day | {n} days',
  },
  unit: { case: 'cases', day: 'days', yuan: ' CNY', percent: '%' },
  banner: {
    offline: 'The server can not be reached; trying again. What you typed is still here.', retryNow: 'Try now',
    upgraded: 'The system was upgraded. Please refresh.', refresh: 'Refresh',
  },
  error: {
    network: 'The server can not be reached', networkHint: 'Please check the network. This page loads again by itself once it is back.',
    unexpected: 'This did not succeed', field: 'Where: {field}', kept: 'What you entered is still on this page.', trace: 'Problem number',
  },
}
export default base
