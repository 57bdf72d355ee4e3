/* Accounts of staff. */
const users = {
  users: {
    account: '工号', name: '姓名', roles: '角色', state: '状态', active: '正常', closed: '已停用', locked: '已锁定至 {at}', find: '工号或姓名',
    create: '新建账号', giveRoles: '角色', unlock: '解锁', reset: '重置密码', close: '停用', reopen: '启用', done: '已完成',
    firstPassword: '初始密码', firstPasswordHint: '系统将生成一个初始密码，只显示一次；首次登录时须由本人修改。',
    told: '请把 {account} 的初始密码当面交给本人，关闭后不再显示：', noted: '已记下',
    sheet: { create: '新建账号', roles: '设置角色', password: '重置密码' },
  },
}
export default users
