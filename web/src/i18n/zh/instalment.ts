/* Instalments of a settlement. */
export default {
  instalment: { part: '第 {n} 期', of: '{paid} / {sum}', paid: '已付清', late: '逾期' },
}
