import type zh from '../zh/forms'

const forms: typeof zh = {
  form: {
    choose: 'Please choose', unsaid: 'Not said', yes: 'Yes', no: 'No', more: 'Add one', less: 'Remove no. {n}',
    keys: 'Ctrl+Enter sends, Esc folds it up', found: 'What you had typed and not sent is back.',
    stale: 'The page now shows how it stands, and what you typed is still here. Please check it and send it again.', missing: 'Missing: {n}. It can be done once they are there:',
    hint: { money: 'In yuan, e.g. 28000 or 28,000.00', texts: 'One a line', between: '{min} to {max}', today: 'Today ({day}) when left empty' },
    wrong: {
      need: 'Please fill this in', short: 'Too short: please say more', long: 'Too long: please shorten it', number: 'Please give a whole number', money: 'Please give a sum, e.g. 28000.00',
      day: 'Please give a day, e.g. 2025-08-31', choice: 'Please choose from the list', few: 'Too small', many: 'Too large',
    },
    field: {
      handler: 'Handler’s staff number', team: 'Team', reason: 'Reason', day: 'Day', performDays: 'Days to perform', deed: 'What', done: 'Is it so?', note: 'Note',
      kind: 'Kind', with: 'Talked with', content: 'Content', signed: 'Signed by them', fen: 'Sum (CNY)', how: 'How', ground: 'Ground', months: 'Months', why: 'Ground',
      from: 'From', to: 'To', owedFen: 'Owed in all (CNY)', summary: 'What was done', property: 'Property to enforce on', hit: 'Property found?',
      byApplicant: 'On the claimant’s request', source: 'From', urgent: 'Urgent', found: 'Property found?', result: 'What the check showed', terms: 'Terms', until: 'To perform by',
      form: 'Form of the settlement', agent: 'Signed by an agent', specialPower: 'The agent has special power', refuses: 'Refuses, in words or by conduct',
      parties: 'Parties', role: 'Role', name: 'Name', idKind: 'Paper', number: 'Number', basis: 'Kind of instrument', instrumentNo: 'Instrument no.', issuer: 'Issued by', cause: 'Cause',
      effectiveDay: 'In effect since', performDay: 'Last day to perform', receivedDay: 'Received', labels: 'Labels', claims: 'Claims', circumstances: 'Circumstances', conditions: 'Conditions that hold', papers: 'Papers that came',
    },
    choice: {
      role: { applicant: 'Claimant', respondent: 'Debtor', third: 'Third party' },
      idKind: { resident: 'Identity card', uscc: 'Unified social credit code', other: 'Other document' },
      circumstances: { successor: 'A successor applies', arbitration: 'The instrument is an award', notarised: 'The instrument is a notarised debt', agent: 'An agent applies', agent_settles: 'The agent may waive, settle or receive money', property_place: 'Applied for where the property is' },
      kind: { natural: 'Natural person', legal: 'Body', principal: 'Principal', interest: 'Interest', penalty: 'Penalty', cost: 'Costs', act: 'Act', first: 'First talk', progress: 'Progress', round: 'Before the round is terminated', other: 'Other' },
      how: { account: 'Through the account', direct: 'Performed directly', in_kind: 'Goods in place of money', waived: 'Waived' },
      ground: {
        applicant_delays: 'The claimant agrees to a delay', third_party: 'A third person’s objection is well founded', death: 'Waiting for heirs',
        entity_ended: 'The body ended, its successor is not settled', other: 'Other', retrial: 'Ruling on retrial', settlement: 'Settlement',
        upper: 'Notice of the higher court', guarantee: 'Guarantee', performed: 'Everything is performed',
        settlement_performed: 'The settlement is performed', no_property: 'No property to enforce on: the round is terminated', withdrawn: 'The application is withdrawn',
        instrument_revoked: 'The instrument is revoked', debtor_died: 'The debtor died without estate, and nobody is liable',
        maintenance_holder_died: 'The holder of the maintenance right died',
        cannot_repay_loan: 'A citizen who cannot repay a loan, without income and unable to work',
        settled_and_withdrawn: 'Settled, and the application withdrawn',
        organisation_gone: 'The organisation is gone without property, successor or anyone to add', fine_remitted: 'The fine is remitted',
        declared_bankrupt: 'The debtor is declared bankrupt', object_lost_administrative: 'The object of administrative enforcement is lost',
        thing_destroyed: 'The thing is destroyed and no price is agreed', private_settlement_performed: 'A settlement out of court is performed',
        suit_on_settlement: 'A suit on the settlement is accepted', suit_on_notarised: 'The creditor’s suit on the notarised debt is accepted',
        taken_up: 'The upper court took the case up', designated: 'Another court was designated', entrusted: 'Another court was entrusted',
        jurisdiction: 'An objection to jurisdiction was upheld', other_court_first: 'Another competent court filed first',
        entrusted_returned: 'The entrusted case is returned', award_refused: 'The award is not to be enforced',
        public_interest: 'Enforcement would be against the public interest', notarised_wrong: 'The notarised deed is wrong',
        too_late: 'The objection that the limit has run is upheld', not_filable: 'The conditions of filing are not met',
        award_unclear: 'The award is too unclear to be enforced',
        award_not_completed: 'The tribunal does not complete the award, which stays unclear',
      },
      why: {
        announcement: 'Public notice', appraisal: 'Audit, valuation, liquidation', auction: 'Auction, sale', jurisdiction: 'Jurisdiction in dispute', instructions: 'Instructions asked, coordination',
        fraud: 'Settlement under fraud or duress', breach: 'The settlement is not kept', property: 'Property was found', returned: 'Entrustment was returned', withdrawn: 'Requested anew after a withdrawal',
      },
      property: { yes: 'There is', no: 'There is none' },
      source: { applicant: 'Claimant', hotline: 'Hotline', court: 'The court', other: 'Other' },
      form: { filed: 'Filed together', accepted: 'Filed by one, accepted by the other', recorded: 'In the minutes', private: 'Private' },
    },
  },
}
export default forms
