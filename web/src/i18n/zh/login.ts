/* Signing in, and passwords. */
const login = {
  login: {
    title: '登录', account: '账号', accountHint: '工号，例如 内0602-001', password: '密码', passwordHint: '请输入密码', submit: '登录',
    caps: '大写锁定已开启', needAccount: '请输入账号', needPassword: '请输入密码',
    first: '请先设置自己的密码', firstWhy: '{name}，您是第一次登录，或密码刚被重置。',
    notice: '本系统为内部办案系统，所有操作留痕。禁止存储、处理国家秘密。',
    point: {
      cases: '案件、当事人、期限、案款，一处查清', limits: '审限怎么算，逐步列明，附法律依据',
      money: '案款发放前自动核查关联案件', proof: '每一步操作写入不可更改的日志，可离线核验',
    },
  },
  password: {
    current: '当前密码', next: '新密码', again: '再输一次新密码', submit: '修改密码', rule: '至少 {n} 个字符；不要用姓名、工号或连续数字。',
    needCurrent: '请输入当前密码', short: '新密码至少 {n} 个字符', same: '新密码不能与当前密码相同', differ: '两次输入的新密码不一致',
    done: '密码已修改',
  },
}
export default login
