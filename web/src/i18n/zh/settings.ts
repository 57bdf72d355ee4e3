/* Settings, and how sure a rule is. */
const settings = {
  settings: {
    note: '法律未定或各院做法不同之处，在此选定。', find: '查找设置', default: '默认 {value}', saved: '已保存', on: '是', off: '否',
    unit: { day: '日期，如 2025-08-31', days: '天', minutes: '分钟', hours: '小时', times: '次', characters: '个字符', yuan: '元', band: '下限..上限', text: '文字' },
    status: {
      DESIGN: '本系统自定', CONTESTED: '有争议', LOCAL: '各地不一', 'FROM MEMORY': '待核对原文', 'NOT FOUND': '未见规定',
      VERIFIED: '已核对原文', 'VERIFIED-2ND': '已核对转引',
    },
  },
}
export default settings
