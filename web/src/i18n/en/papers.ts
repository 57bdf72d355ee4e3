const papers = {
  list: { or: ' or ' },
  paper: {
    opened: 'Papers drafted: {names}. Fill them in and hand them in',
    title: 'Papers', asked: 'Papers the steps ask for', make: 'Draft a paper', kind: 'Kind of paper', choose: 'Choose a kind', create: 'Draft', none: 'This case has no papers yet.', noneHint: 'Steps draft the papers they need; you can also draft one yourself.',
    name: 'Paper', step: 'Step', byHand: 'by hand', since: 'Time', state: 'State', number: 'Number', open: 'Open {name}', close: 'Close', missingHere: 'not drafted yet',
    states: { draft: 'Draft', approval: 'Awaiting approval', approved: 'Issued', void: 'Void' },
    signers: 'Signed by {who}', signerSure: 'Basis: {status}', lacks: '{n} missing', whole: 'Every element is there',
    answers: 'What to fill in', parties: 'More about the parties', party: '{name} ({role})', known: 'From the case: parties, cause, sums and the basis instrument are already written in.',
    save: 'Save and preview', saved: 'Saved', submit: 'Hand in for approval', submitHint: 'It cannot be changed after that; somebody else approves it.', approve: 'Sign and issue', approveHint: 'It then gets its number, date and code, and is final.', sendBack: 'Send back', voidIt: 'Declare void',
    reason: 'Reason', reasonNeed: 'Say why, in a few words', pdf: 'Download PDF', docx: 'Download DOCX', pages: 'Pages', page: 'Page {n}', drawing: 'Drawing the pages…', dirty: 'Something is not saved; the pages show what was saved last.',
    wait: 'Awaiting approval by {who}.', madeBy: 'Drafted by {who}', approvedBy: 'Issued by {who}', hash: 'Hash of the words (SM3)', code: 'Code', check: 'Public verifier', voided: 'Void because: {reason}', template: 'Template version {n}', ownTemplate: 'Template of the program',
    done: { saved: 'Saved.', submitted: 'Handed in.', approved: 'Issued as {number}.', returned: 'Sent back to its writer.', void: 'Declared void.', made: 'Drafted.' },
    optional: 'may be left out', lines: 'one a line', money: 'in yuan, as 28000.00', between: 'a whole number from {min} to {max}',
  },
  box: {
    title: 'Contents of the file', add: 'Add material', name: 'Name', pages: 'Pages', choose: 'Choose a file', drop: 'or drop it here', hint: 'PDF, picture (PNG, JPEG), DOCX, XLSX or plain text, at most 20 MB each; taken for what the bytes are.',
    seq: 'No.', kind: 'Kind', size: 'Size', at: 'Added', from: 'Pages', hash: 'SM3', total: '{n} items, {p} pages', none: 'Nothing is on file yet.', up: 'Move {name} up', down: 'Move {name} down',
    take: 'Download', out: 'Take out', withdrawn: 'Taken out: {reason}', sending: 'Sending {percent}', cancel: 'Cancel', cancelled: 'Cancelled; nothing was kept.', done: '{name} is on file.', tooBig: 'The file is {size}, more than 20 MB: split or compress it.',
    empty: 'The file is empty.', checking: 'Sent; its content is being checked…', print: 'Print the list', printTitle: 'Contents of the case file', needName: 'Give it a name', showOut: 'Show what was taken out',
    kinds: { pdf: 'PDF', png: 'PNG picture', jpeg: 'JPEG picture', docx: 'DOCX', xlsx: 'XLSX', text: 'Plain text' },
  },
  verify: {
    title: 'Verify a court paper', lead: 'Type the code beside the QR code on the paper to see whether a court issued it and whether it still holds. No personal data is shown.', code: 'Code', ask: 'Verify', example: '16 characters, as ABCD-EFGH-JKMN-PQRS',
    valid: 'A court issued this paper, and it holds', void: 'This paper was declared void', none: 'No paper bears this code', noneHint: 'Check for a slip: codes are digits and capital letters without I, L, O and U. If it is still not found, ask the court.',
    court: 'Court', paper: 'Paper', number: 'Number', day: 'Date', hash: 'Hash of the words (SM3)', compare: 'Compare court, title, number and date with the paper in your hands.',
    file: 'Check an electronic file', fileHint: 'Choose or drop a PDF or DOCX file: its SM3 is counted on this computer and only that value is sent; the file is not uploaded.', choose: 'Choose a file', drop: 'Drop the file here', reading: 'Counting…',
    same: 'The file is the one this system makes, unchanged', other: 'The file is not the one this system makes now', otherHint: 'It may have been changed, or made before the system changed its fonts. Rely on court, title, number, date and the words themselves, or ask the court for a fresh copy.', fileSm3: 'SM3 of the file', first: 'Type the code first.',
  },
  templates: {
    title: 'Templates of papers', note: 'The wording that comes with the system is a proposal: check it before use. An edit is a new version; papers already drafted keep theirs.', find: 'Find a kind of paper', version: 'Version', own: 'of the program', edited: 'version {n}', signer: 'Signed by', sure: 'Basis',
    text: 'Text of the template', edit: 'Edit', preview: 'Check and preview', previewHint: 'Checks elements of the law, placeholders and form, and draws pages with samples; keeps nothing.', keep: 'Keep as a new version', why: 'What was changed', whyHint: 'what, and why; kept in the journal',
    good: 'Passed the check', versions: 'Versions', by: '{who}, {at}', show: 'Show', showing: 'Showing version {n}', back: 'Back to the text in force', restore: 'Take the program’s text', facts: 'Facts of the case', partyFacts: "Facts of a party (within {'@'}each)", elements: 'Elements of the law', pieces: "Shared pieces ({'@'}use)",
    saved: 'Kept as version {n}.', insert: 'Insert {key} at the cursor', readOnly: 'Only the system administrator may edit templates.', sample: 'sample', none: 'Never edited: the program’s text is in force.',
  },
}
export default papers
