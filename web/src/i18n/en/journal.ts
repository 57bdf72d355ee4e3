/* The journal. */
import type zh from '../zh/journal'

const journal: typeof zh = {
  journal: {
    title: 'Journal', note: 'append-only', none: 'Nothing recorded yet', leaf: 'Leaf {n}',
    verifyHint: 'This entry is leaf {n} of the journal’s tree. Anyone can check offline that it was not changed:',
    head: 'Signed head of the journal', headNote: 'kept elsewhere, it gives any change away', size: 'Entries', root: 'Root (SM3)', signed: 'Signed',
  },
}
export default journal
