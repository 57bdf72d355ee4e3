/* Pages that are not there, or not for everyone. */
const lost = {
  notFound: { title: '没有这个页面', hint: '地址可能有误，或该功能已经移走。' },
  forbidden: { title: '您没有查看此页的权限', hint: '您的角色是：{roles}。需要权限请联系安全管理员。' },
}
export default lost
