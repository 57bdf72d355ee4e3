/* Instalments of a settlement. */
export default {
  instalment: { part: 'No. {n}', of: '{paid} of {sum}', paid: 'paid', late: 'overdue' },
}
