/* On which grounds a case may close, in the order they are met with. A ground
 * the server knows and this list does not is a type error. */
import type { ClosingGround } from '@/api/types'

const ALL: Record<ClosingGround, true> = {
  performed: true, settlement_performed: true, no_property: true, withdrawn: true, settled_and_withdrawn: true,
  private_settlement_performed: true, instrument_revoked: true, debtor_died: true, maintenance_holder_died: true,
  cannot_repay_loan: true, organisation_gone: true, fine_remitted: true, declared_bankrupt: true,
  object_lost_administrative: true, thing_destroyed: true, suit_on_settlement: true, suit_on_notarised: true,
  taken_up: true, designated: true, entrusted: true, jurisdiction: true, other_court_first: true,
  entrusted_returned: true, award_refused: true, public_interest: true, notarised_wrong: true, too_late: true,
  not_filable: true, award_unclear: true, award_not_completed: true, other: true,
}
export const GROUNDS = Object.keys(ALL) as ClosingGround[]
