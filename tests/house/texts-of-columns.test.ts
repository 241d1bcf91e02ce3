import { afterAll, beforeAll, expect, test } from 'vitest'
import { longest as onTracks } from '../../src/applications/longest.ts'
import { longestAsked, longestReason, longestReply, longestTitle } from '../../src/calls/call.ts'
import { longestHidden } from '../../src/catalogue/listing.ts'
import { longest as ofCertificates } from '../../src/certificates/workflow.ts'
import { longest as atTheDesk } from '../../src/figures/workflow.ts'
import { longestUnit } from '../../src/institutions/contact.ts'
import { longest as inPurchases } from '../../src/purchases/workflow.ts'
import { longestName, longestNote } from '../../src/rulesets/workflow.ts'
import { longest as ofEntries } from '../../src/vocabulary/entry.ts'
import { openMarket, sql } from '../support/market.ts'
import type { Market } from '../support/market.ts'

let market: Market
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.close())

test('a column holds as many letters as the rule of its slice says', async () => {
  const checks = await market.read.many(
    sql<{ table: string; said: string }>`select conrelid::regclass::text as table, pg_get_constraintdef(oid) as said from pg_constraint
      where contype = 'c' and pg_get_constraintdef(oid) ~ 'length\\('`,
  )
  const most = (column: string): number | undefined => {
    const [table, name] = column.split('.')
    const ends = checks
      .filter((one) => one.table === table)
      .flatMap(({ said }) =>
        (new RegExp(`\\(?${name}'?(?:::text)?\\)+ <= (\\d+)|length\\(${name}\\), length\\(\\w+\\)\\) <= (\\d+)`).exec(said) ?? []).slice(1),
      )
      .filter((end) => end !== undefined)
      .map(Number)
    return ends.length === 0 ? undefined : Math.min(...ends)
  }
  const rules = {
    'rule_sets.name_ko': longestName,
    'rule_set_versions.note': longestNote,
    'calls.cancel_reason': longestReason,
    'call_events.note': longestReason,
    'call_questions.question': longestAsked,
    'call_questions.answer': longestReply,
    'call_files.title_ko': longestTitle,
    'tracks.reason': onTracks.reason,
    'track_events.reason': onTracks.reason,
    'track_checks.officer_note': onTracks.note,
    'objections.grounds': onTracks.grounds,
    'supplements.withdrawal_reason': onTracks.reason,
    'conditions_to_meet.report': onTracks.report,
    'conditions_to_meet.returned_note': onTracks.note,
    'certificates.state_reason': ofCertificates.reason,
    'certificate_extension_requests.note': ofCertificates.asking,
    'certificate_extension_requests.decided_note': ofCertificates.declining,
    'institutions.contact_unit': longestUnit,
    'certificate_proposals.reason': ofCertificates.reason,
    'certificate_proposals.decided_note': ofCertificates.note,
    'certificate_proposals.opinion': ofCertificates.opinion,
    'vocabulary_entries.source': ofEntries.source,
    'vocabulary_entries.note': ofEntries.note,
    'listings.hidden_reason': longestHidden,
    'quote_requests.unit': inPurchases.unit,
    'quote_requests.place': inPurchases.place,
    'quote_requests.needs': inPurchases.needs,
    'quote_requests.reason': inPurchases.reason,
    'quotes.terms': inPurchases.terms,
    'ground_confirmations.note': inPurchases.confirmation,
    'purchases.ground_note': inPurchases.groundNote,
    'purchases.estimate_note': inPurchases.estimateNote,
    'ground_withdrawals.reason': inPurchases.reason,
    'purchases.chosen_reason': inPurchases.chosenReason,
    'purchases.counter_reason': inPurchases.reason,
    'purchases.differs_reason': inPurchases.differsReason,
    'accompanied_firms.next_step': atTheDesk.step,
    'accompaniment_notes.note': atTheDesk.note,
  }
  expect(Object.fromEntries(Object.keys(rules).map((column) => [column, most(column)]))).toEqual(rules)
})
