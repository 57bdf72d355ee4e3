/* The journal. */
const journal = {
  journal: {
    title: '案件日志', note: '只增不改', none: '还没有记录', leaf: '第 {n} 片叶',
    verifyHint: '本条记录是日志树的第 {n} 片叶。任何人都可以在离线状态下用下面的命令核验它未被改动：',
    head: '日志树签名根', headNote: '交由外部保存后，任何改动都会被发现', size: '记录数', root: '根（SM3）', signed: '签名时间',
  },
}
export default journal
