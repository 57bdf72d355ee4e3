/* Accounts of staff. */
import type zh from '../zh/users'

const users: typeof zh = {
  users: {
    account: 'Staff number', name: 'Name', roles: 'Roles', state: 'State', active: 'Active', closed: 'Closed', locked: 'Locked until {at}', find: 'Staff number or name',
    create: 'New account', giveRoles: 'Roles', unlock: 'Unlock', reset: 'Reset password', close: 'Close', reopen: 'Reopen', done: 'Done',
    firstPassword: 'First password', firstPasswordHint: 'A first password will be made and shown once; its owner must change it at the first sign-in.',
    told: 'Hand the first password of {account} to its owner; it is not shown again:', noted: 'Noted',
    sheet: { create: 'New account', roles: 'Give roles', password: 'Reset password' },
  },
}
export default users
