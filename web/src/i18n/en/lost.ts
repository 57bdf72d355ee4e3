/* Pages that are not there, or not for everyone. */
import type zh from '../zh/lost'

const lost: typeof zh = {
  notFound: { title: 'There is no such page', hint: 'The address may be wrong, or the page has moved.' },
  forbidden: { title: 'You may not see this page', hint: 'Your roles: {roles}. Ask the security administrator for more.' },
}
export default lost
