/* Signing in, and passwords. */
import type zh from '../zh/login'

const login: typeof zh = {
  login: {
    title: 'Sign in', account: 'Account', accountHint: 'Staff number, e.g. 内0602-001', password: 'Password', passwordHint: 'Your password', submit: 'Sign in',
    caps: 'Caps Lock is on', needAccount: 'Please enter your account', needPassword: 'Please enter your password',
    first: 'Choose a password of your own', firstWhy: '{name}, this is your first sign-in, or your password was just reset.',
    notice: 'Internal system: every action is recorded. State secrets must not be stored or processed here.',
    point: {
      cases: 'Cases, parties, deadlines and money in one place', limits: 'Every time limit shown step by step, with the law behind it',
      money: 'Payments checked against related cases before they leave', proof: 'An append-only journal that anyone can verify offline',
    },
  },
  password: {
    current: 'Current password', next: 'New password', again: 'New password again', submit: 'Change password',
    rule: 'At least {n} characters; not a name, a staff number or a run of digits.',
    needCurrent: 'Please enter the current password', short: 'The new password needs at least {n} characters',
    same: 'The new password must differ from the current one', differ: 'The two new passwords differ', done: 'Password changed',
  },
}
export default login
