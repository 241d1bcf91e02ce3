import { Readable } from 'node:stream'
import {
  answerConflicts,
  beginEvaluation,
  declineSeat,
  draftVerdict,
  drawReviewCommittee,
  enterReviewer,
  freezeCandidates,
  openReview,
  planStage,
  recordAttendance,
  writeSheet,
  sealSheet,
} from '../../src/reviews/index.ts'
import { askedAt } from '../../src/reviews/meeting.ts'
import { findReviewById } from '../../src/reviews/queries.ts'
import { findOwnSheets } from '../../src/reviews/sheet-queries.ts'
import {
  askForSupplement,
  decideTracks,
  reportCondition,
  startApplication,
  startReview,
  submitApplication,
  declarations,
  beginCheck,
  receiveTrack,
} from '../../src/applications/index.ts'
import { findApplication } from '../../src/applications/queries.ts'
import { setHidden } from '../../src/catalogue/actions/hide-listing.ts'
import { addCallFile } from '../../src/calls/actions/files.ts'
import { askQuestion, draftCall, publishCall, submitCall } from '../../src/calls/index.ts'
import type { CallContent } from '../../src/calls/index.ts'
import { draftCertificate, proposeCertificateChange } from '../../src/certificates/index.ts'
import { enterCompany, keepConfirmation } from '../../src/companies/index.ts'
import { firmFacts } from '../../src/companies/firm.fixture.ts'
import { askToJoin } from '../../src/companies/actions/members.ts'
import { addRegistration } from '../../src/companies/actions/papers.ts'
import { accompany, setGoals, writeNote } from '../../src/figures/index.ts'
import { addDays } from '../../src/kernel/dates.ts'
import type { CompanyActor, InstitutionActor, ReviewerActor } from '../../src/people/index.ts'
import { createPerson, grantRole } from '../../src/people/index.ts'
import { makeLink } from '../../src/people/links.ts'
import { inTransaction } from '../../src/platform/database/transaction.ts'
import { mailTo, tell } from '../../src/platform/mail/notices.ts'
import { acceptQuote, keepForComparison, recordPurchase, requestQuote, sendQuote } from '../../src/purchases/index.ts'
import { draftNextVersion } from '../../src/rulesets/actions/draft.ts'
import { submitVersion } from '../../src/rulesets/actions/move.ts'
import { addDocument, addPicture, createTechnology, freezeVersion } from '../../src/technologies/index.ts'
import type { GoodFile } from '../../src/technologies/index.ts'
import { shortRules } from '../cast.ts'
import { cloneRuleSet, putInForce, ruleSetInForce, standardRuleSetId } from '../../src/rulesets/index.ts'
import type { RuleSetContent } from '../../src/rulesets/index.ts'
import { wholeTechnology } from '../../src/applications/scene.example.ts'
import { certify, decide, meet, must, receiveAndCheck, seatCommittee } from '../shortcuts.ts'
import { aPdf, aPicture } from '../support/papers.ts'
import { sql } from '../support/market.ts'
import type { Market } from '../support/market.ts'

/** Whose things: side A is 'ours', side B is the same once more, of another firm and another institution. */
export const sides = { A: { institution: 'kra', business: '1234567891' }, B: { institution: 'lh', business: '2208162517' } } as const
export type SideName = keyof typeof sides

/** A word that stands in one private thing only, so that it can be looked for everywhere. */
export const mark = (side: SideName, what: string): string => `zq${side}${what}`

export type Who = 'owner' | 'member' | 'joiner' | 'officer' | 'second' | 'approver' | 'buyer' | 'stranger'
export interface Side {
  readonly name: SideName
  readonly institution: string
  readonly company: string
  readonly people: Readonly<Record<Who, string>>
  readonly reviewers: readonly string[]
  /** Every thing of this side by what it is: 'track.submitted', 'review.frozen' … */
  readonly ids: Record<string, string>
}
export interface World {
  readonly A: Side
  readonly B: Side
  readonly market: Market
  readonly common: Readonly<Record<'secretary' | 'operator' | 'auditor', string>> & { readonly ids: Record<string, string> }
}

const acting = { address: '127.0.0.1', requestId: null }
export const asStaff = (side: Side, who: 'officer' | 'second' | 'approver' | 'buyer'): InstitutionActor => ({
  ...acting,
  hat: 'institution',
  personId: side.people[who],
  institutionId: side.institution,
  roles: [who === 'second' ? 'officer' : who],
  as: `desk:${side.institution}`,
})
export const asFirm = (side: Side): CompanyActor => ({
  ...acting,
  hat: 'company',
  personId: side.people.owner,
  companyId: side.company,
  role: 'owner',
  as: `company:${side.company}`,
})
const asReviewer = (personId: string): ReviewerActor => ({ ...acting, hat: 'reviewer', personId, as: 'reviewer' })

export const paperOf = async (market: Market, name: string): Promise<GoodFile> => {
  const received = await market.app.receive(Readable.from([aPdf(name, name).buffer]), { name, limitBytes: 1e6, kinds: ['pdf'] })
  if (!received.ok) throw new Error(received.sentence.en)
  return received
}

const password = '강변을 천천히 걷는 말 세 마리'
export const enterPerson = (market: Market, name: string): Promise<string> =>
  market.set(
    async (tx) => (await createPerson(tx, { email: `${name.toLowerCase()}@matrix.example`, name, phone: `010-${name}`, password })).id,
  )

const enterPeople = async (market: Market, side: SideName): Promise<Record<Who, string>> => {
  const whos = ['owner', 'member', 'joiner', 'officer', 'second', 'approver', 'buyer', 'stranger'] as const
  const people: Partial<Record<Who, string>> = {}
  for (const who of whos) people[who] = await enterPerson(market, mark(side, who))
  const whole = people as Record<Who, string>
  await market.set(async (tx) => {
    for (const [who, role] of [
      ['officer', 'officer'],
      ['second', 'officer'],
      ['approver', 'approver'],
      ['buyer', 'buyer'],
    ] as const)
      await grantRole(tx, { personId: whole[who], role, institutionId: sides[side].institution })
  })
  return whole
}

const enterFirm = async (market: Market, name: SideName, people: Record<Who, string>): Promise<string> =>
  market.set(async (tx) => {
    const { id } = await enterCompany(
      tx,
      people.owner,
      firmFacts({
        kind: 'sole_proprietor',
        nameKo: `가상기술 ${name}`,
        nameEn: `Invented ${name}`,
        businessNumber: sides[name].business,
        representative: mark(name, 'representative'),
        foundedOn: '2015-03-02',
        regionCode: 'jeju',
        phone: '02-000-0000',
        email: `${mark(name, 'firm').toLowerCase()}@matrix.example`,
      }),
      true,
    )
    await keepConfirmation(
      tx,
      id,
      {
        number: `확-1-${mark(name, 'confirmation')}`,
        sizeClass: 'small',
        validFrom: addDays(tx.today, -300),
        validTo: addDays(tx.today, 300),
      },
      null,
    )
    await tx.run(
      sql`insert into company_members (company_id, person_id, role, state, requested_at, decided_at)
        values (${id}, ${people.member}, 'member', 'active', ${tx.now}, ${tx.now})`,
    )
    return id
  })

/** A firm of the same owner with nothing under way. */
const enterIdleFirm = (market: Market, side: Side): Promise<string> =>
  market.set(async (tx) => {
    const facts = firmFacts({ nameKo: `쉬는기술 ${side.name}`, nameEn: `Idle ${side.name}` })
    return (await enterCompany(tx, side.people.owner, facts, true)).id
  })

/** A whole technology with the papers the standard rules ask for. */
export const writeTechnology = async (market: Market, side: Side, what: string): Promise<string> => {
  const files = [
    await paperOf(market, `${mark(side.name, `${what}paper`)}.pdf`),
    await paperOf(market, `${mark(side.name, `${what}patent`)}.pdf`),
  ] as const
  return inTransaction(market.app.db, asFirm(side), async (tx) => {
    const { id } = await createTechnology(tx, side.company, {
      ...wholeTechnology,
      titleKo: `배수펌프 ${side.name} ${what}`,
      titleEn: `Pump ${side.name} ${what}`,
      approachKo: `${mark(side.name, `${what}dossier`)} 날개 각도를 수위에 맞춥니다.`,
    })
    const { id: document, fileId } = await addDocument(tx, {
      technologyId: id,
      companyId: side.company,
      kind: 'TECHNOLOGY_DESCRIPTION',
      file: files[0],
    })
    await addDocument(tx, { technologyId: id, companyId: side.company, kind: 'PATENT_REGISTER', file: files[1] })
    Object.assign(side.ids, { [`document.${what}`]: document, [`file.technology.${what}`]: fileId, [`technology.${what}`]: id })
    return id
  })
}

/** The firm applies with a technology of its own; answers the track. */
const submit = async (market: Market, side: Side, what: string): Promise<string> => {
  const technologyId = await writeTechnology(market, side, what)
  return inTransaction(market.app.db, asFirm(side), async (tx) => {
    const choices = [{ callId: side.ids['call.published'] ?? '', institutionId: side.institution }]
    const { id } = must(await startApplication(tx, side.company, technologyId, choices, 'right_holder'))
    const draft = await findApplication(tx, side.company, id)
    must(
      await submitApplication(tx, side.company, id, {
        choices,
        declarations,
        seen: { version: draft?.version ?? 0, technologyEdit: draft?.technologyEdit ?? 0 },
      }),
    )
    const track = (await tx.one(sql<{ id: string }>`select id from tracks where application_id = ${id}`)).id
    Object.assign(side.ids, { [`application.${what}`]: id, [`track.${what}`]: track })
    return track
  })
}

const staffOf = (side: Side) => ({
  institutionId: side.institution,
  officer: side.people.officer,
  approver: side.people.approver,
  buyer: side.people.buyer,
})
const byOfficer = <Result>(
  market: Market,
  side: Side,
  act: (tx: Parameters<Parameters<Market['set']>[0]>[0], by: InstitutionActor) => Promise<Result>,
) => {
  const officer = asStaff(side, 'officer')
  return inTransaction(market.app.db, officer, (tx) => act(tx, officer))
}

const checked = async (market: Market, side: Side, what: string): Promise<string> => {
  const track = await submit(market, side, what)
  await receiveAndCheck(market, staffOf(side), track)
  return track
}
const reviewed = async (market: Market, side: Side, what: string): Promise<string> => {
  const review = must(await openReview(market.app, asStaff(side, 'officer'), await checked(market, side, what))).id
  side.ids[`review.${what}`] = review
  return review
}
const seated = async (market: Market, side: Side, what: string): Promise<string> => {
  const review = await reviewed(market, side, what)
  const members = await seatCommittee(market, staffOf(side), review)
  Object.assign(side.ids, { [`seat.${what}`]: members[0], [`seat2.${what}`]: members[1] })
  return review
}
const met = async (market: Market, side: Side, what: string, share = 0.85): Promise<string> => {
  const review = await seated(market, side, what)
  await meet(market, staffOf(side), review, share)
  return review
}
/** Reviewed by a committee that met, with sheets and minutes. */
const decidedByCommittee = async (market: Market, side: Side, what: string, result: 'approved' | 'rejected'): Promise<string> => {
  await decide(market, staffOf(side), await met(market, side, what, result === 'rejected' ? 0.4 : 0.85), result, {
    dissent: mark(side.name, 'dissent'),
    differsReason: '토론한 뒤 합의했습니다.',
  })
  return side.ids[`track.${what}`] ?? ''
}
/** Decided without a committee's walk: what comes after is what these are for. */
const decided = async (market: Market, side: Side, what: string, result: 'approved' | 'conditional'): Promise<string> => {
  const track = await checked(market, side, what)
  await byOfficer(market, side, async (tx) => {
    must(await startReview(tx, [track]))
    const conditions =
      result === 'conditional'
        ? [{ ko: `${mark(side.name, 'condition')} 시험성적서를 냅니다.`, en: 'A test report.', dueOn: '2099-01-01' }]
        : []
    must(
      await decideTracks(tx, {
        trackIds: [track],
        result,
        conditions,
        reason: '확인했습니다.',
        objectionUntil: null,
        letterFileId: null,
        minutesFileId: null,
      }),
    )
  })
  return track
}

const askSupplement = async (market: Market, side: Side, what: string) => {
  const track = await checked(market, side, what)
  await byOfficer(market, side, async (tx, by) => {
    must(
      await askForSupplement(tx, by, track, {
        parts: [{ part: 'documents.TECHNOLOGY_DESCRIPTION', request: `${mark(side.name, 'request')} 쪽 번호를 넣어 주세요.` }],
        dueOn: addDays(tx.today, 10),
      }),
    )
  })
}

const setReviewStates = async (market: Market, side: Side) => {
  const officer = asStaff(side, 'officer')
  const { app } = market
  await reviewed(market, side, 'forming')
  must(await freezeCandidates(app, officer, await reviewed(market, side, 'frozen'), null))
  const drawn = await reviewed(market, side, 'drawn')
  must(await freezeCandidates(app, officer, drawn, null))
  must(await drawReviewCommittee(app, officer, drawn))
  const seats = (await findReviewById(market.read, drawn))?.seats ?? []
  const [invited, answered, gone] = seats.map((seat) => seat.personId)
  must(await answerConflicts(app, asReviewer(answered ?? ''), drawn, 'none', ''))
  // Somebody is late, so that there is somebody to remind.
  await market.set((tx) =>
    tx.run(
      sql`update committee_seats set answer_due_at = market_now() - interval '1 hour' where review_id = ${drawn} and person_id = ${invited ?? ''}`,
    ),
  )
  must(await declineSeat(app, asReviewer(gone ?? ''), drawn, '출장이 겹칩니다.'))
  const stage = (await findReviewById(market.read, drawn))?.stages[0]?.id
  Object.assign(side.ids, { 'seat.drawn': invited, 'seat.answered': answered, 'seat.gone': gone, 'stage.drawn': stage })
  const full = await seated(market, side, 'seated')
  for (const one of (await findReviewById(market.read, full))?.stages ?? []) {
    must(await planStage(app, officer, full, one.id, { seen: one.version, heldAt: new Date(Date.now() + 86_400_000), place: '본관 3층' }))
    side.ids['stage.seated'] = one.id
  }
  await evaluating(market, side, 'evaluating', 0)
  if (side.name === 'B') return
  await evaluating(market, side, 'sealed', 9)
  await met(market, side, 'meeting')
  const drafted = await met(market, side, 'drafted')
  const rules = (await findReviewById(market.read, drafted))?.rules
  must(
    await draftVerdict(app, officer, drafted, 0, {
      result: 'approved',
      reasons: Object.fromEntries((rules?.sections ?? []).map((section) => [section.id, `${mark(side.name, 'reason')} 확인했습니다.`])),
      conditions: [],
      dissent: '',
      differsReason: '토론했습니다.',
      given: [],
    }),
  )
}

/** Evaluating, with the sheets of this many members written and sealed (documents first, then the meetings). */
const evaluating = async (market: Market, side: Side, what: string, sealed: number) => {
  const { app } = market
  const officer = asStaff(side, 'officer')
  const id = await seated(market, side, what)
  must(await beginEvaluation(app, officer, id))
  const review = await findReviewById(market.read, id)
  if (!review) throw new Error(what)
  const members = review.seats.filter((seat) => seat.state === 'accepted').map((seat) => seat.personId)
  for (const stage of review.stages)
    must(
      await recordAttendance(app, officer, id, stage.id, { seen: stage.version, heldAt: new Date(), place: '본관 3층', present: members }),
    )
  side.ids[`stage.${what}`] = review.stages.find((one) => one.kind !== 'documents')?.id ?? review.stages[0]?.id ?? ''
  for (const [at, member] of members.entries())
    for (const stage of review.stages) {
      const sheet = (await findOwnSheets(market.read, id, member)).find((one) => one.stageId === stage.id)
      if (!sheet) continue
      const { criteria, gates } = askedAt(review.rules, stage.sort)
      const { version } = must(
        await writeSheet(app, asReviewer(member), id, stage.id, sheet.version, {
          scores: Object.fromEntries(criteria.map((one) => [one.id, Math.round(one.max / 200) * 100])),
          comments: Object.fromEntries(criteria.map((one) => [one.id, `${mark(side.name, 'sheet')} 수치로 확인했습니다.`])),
          gates: Object.fromEntries(gates.map((one) => [one.id, 'pass' as const])),
          overall: mark(side.name, 'overall'),
          conditions: '',
        }),
      )
      if (at < sealed) must(await sealSheet(app, asReviewer(member), id, stage.id, version))
    }
}

const setTracks = async (market: Market, side: Side) => {
  for (const what of ['submitted', 'submitted2', 'waiting']) await submit(market, side, what)
  await byOfficer(market, side, async (tx, by) => {
    must(await receiveTrack(tx, by, side.ids['track.waiting'] ?? ''))
  })
  const checking = await submit(market, side, 'checking')
  await byOfficer(market, side, async (tx, by) => {
    must(await receiveTrack(tx, by, checking))
    must(await beginCheck(tx, by, checking))
    side.ids['condition.checking'] = (
      await tx.one(
        sql<{
          id: string
        }>`select condition_id as id from track_checks where track_id = ${checking}
          order by machine_answer = 'yes' desc, condition_id limit 1`,
      )
    ).id
  })
  await checked(market, side, 'checked')
  await askSupplement(market, side, 'supplement')
  await decidedByCommittee(market, side, 'rejected', 'rejected')
  for (const what of ['conditional', 'reported']) {
    const track = await decided(market, side, what, 'conditional')
    side.ids[`tomeet.${what}`] = (
      await market.read.one(sql<{ id: string }>`select id from conditions_to_meet where track_id = ${track}`)
    ).id
  }
  const proof = await paperOf(market, `${mark(side.name, 'proof')}.pdf`)
  await inTransaction(market.app.db, asFirm(side), async (tx) => {
    must(
      await reportCondition(
        tx,
        side.company,
        side.ids['track.reported'] ?? '',
        side.ids['tomeet.reported'] ?? '',
        `${mark(side.name, 'report')} 냈습니다.`,
        proof,
      ),
    )
  })
  side.ids['file.track'] = (
    await market.read.one(sql<{ id: string }>`select id from files where owner_kind = 'track' and owner_id = ${side.ids['track.reported']}`)
  ).id
}

const setCertificates = async (market: Market, side: Side) => {
  const staff = staffOf(side)
  await decided(market, side, 'approved', 'approved')
  const drafted = await decided(market, side, 'certdraft', 'approved')
  side.ids['certificate.drafted'] = must(await byOfficer(market, side, (tx, by) => draftCertificate(tx, by, drafted))).id
  for (const what of ['valid', 'heard']) {
    const { certificateId } = await certify(
      market,
      staff,
      await (what === 'valid' && side.name === 'A' ? decidedByCommittee : decided)(market, side, what, 'approved'),
    )
    side.ids[`certificate.${what}`] = certificateId
    // Extended whenever it is asked for, so that a firm may ask.
    await market.set((tx) =>
      tx.run(
        sql`update certificates set rules = jsonb_set(rules, '{extensions}', '{"count": 2, "months": 36}') where id = ${certificateId}`,
      ),
    )
    side.ids[`listing.${what}`] = (
      await market.read.one(sql<{ id: string }>`select id from listings where technology_id = ${side.ids[`technology.${what}`]}`)
    ).id
  }
  side.ids['proposal'] = must(
    await byOfficer(market, side, (tx, by) =>
      proposeCertificateChange(tx, by, side.ids['certificate.heard'] ?? '', {
        change: 'suspend',
        reason: `${mark(side.name, 'suspend')} 시험 결과를 다시 확인합니다.`,
        urgent: false,
      }),
    ),
  ).id
  const { shown } = await market.read.one(
    sql<{
      shown: string
    }>`select id as shown from listings where company_id = ${side.company} and technology_id = ${side.ids['technology.valid']}`,
  )
  side.ids['listing'] = shown
}

const setDeals = async (market: Market, side: Side) => {
  const { app } = market
  const buyer = asStaff(side, 'buyer')
  const firm = asFirm(side)
  const listing = side.ids['listing'] ?? ''
  const ask = async (what: string) =>
    (side.ids[`request.${what}`] = must(
      await requestQuote(app, buyer, listing, {
        quantity: 2,
        unit: '대',
        place: '과천',
        wantedOn: null,
        needs: `${mark(side.name, 'needs')} 조용해야 합니다.`,
      }),
    ).id)
  const { today } = await market.read.one(sql<{ today: string }>`select market_today() as today`)
  const offer = {
    supplyWon: 12_000_000,
    vatWon: 1_200_000,
    validUntil: addDays(today, 30),
    deliveryDays: 30,
    terms: mark(side.name, 'terms'),
  }
  await ask('requested')
  const file = await paperOf(market, `${mark(side.name, 'quote')}.pdf`)
  must(await sendQuote(app, firm, await ask('quoted'), offer, file))
  side.ids['file.quote'] = (
    await market.read.one(sql<{ id: string }>`select id from files where owner_kind = 'quote' and company_id = ${side.company}`)
  ).id
  for (const what of ['accepted', 'bought']) {
    must(await sendQuote(app, firm, await ask(what), offer, undefined))
    const request = side.ids[`request.${what}`] ?? ''
    side.ids[`quote.${what}`] = (await market.read.one(sql<{ id: string }>`select id from quotes where request_id = ${request}`)).id
    must(await acceptQuote(app, buyer, request, { seenQuoteId: side.ids[`quote.${what}`] ?? '', knowsOfCertificate: false }))
  }
  must(await keepForComparison(app, buyer, listing))
  side.ids['purchase'] = must(
    await recordPurchase(app, buyer, side.ids['request.bought'] ?? '', {
      listingId: listing,
      groundCode: 'SMALL_AMOUNT_ONE_QUOTE',
      groundNote: mark(side.name, 'groundnote'),
      amountWon: 13_200_000,
      estimatedWon: 12_000_000,
      contractedOn: today,
      deliveredOn: null,
      quantity: 2,
      alternatives: [],
      chosenReason: mark(side.name, 'chosen'),
      quoteId: side.ids['quote.bought'] ?? null,
      differsReason: '',
      estimateNote: '',
    }),
  ).id
}

const enterRules = (market: Market, side: Side): Promise<string> =>
  byOfficer(market, side, async (tx) => {
    const from = await ruleSetInForce(tx, standardRuleSetId)
    const change = (content: RuleSetContent): RuleSetContent => ({
      ...content,
      committee: shortRules.committee,
      trimming: shortRules.trimming,
    })
    const { ruleSetId, versionId } = must(
      await cloneRuleSet(tx, {
        fromVersionId: from?.id ?? '',
        institutionId: side.institution,
        nameKo: `규정 ${side.name}`,
        nameEn: `Rules ${side.name}`,
        by: side.people.officer,
        change,
      }),
    )
    must(await putInForce(tx, { versionId, by: side.people.approver }))
    return ruleSetId
  })

const callContent = (side: Side, title: string): CallContent => ({
  programme: 'certification',
  theme: 'general',
  titleKo: `${title} ${side.name}`,
  titleEn: `${title} ${side.name}`,
  bodyKo: '공고문입니다.',
  bodyEn: 'The notice.',
  opensAt: new Date(Date.now() - 86_400_000),
  closesAt: undefined,
  institutions: [
    { institutionId: side.institution, isLead: true, ruleSetId: side.ids['ruleset'] ?? '', fieldCodes: [], extraQuestions: [] },
  ],
})

const setCallsAndRules = async (market: Market, side: Side) => {
  const { app } = market
  const officer = asStaff(side, 'officer')
  const draft = must(await draftCall(app, officer, callContent(side, mark(side.name, 'calldraft')))).id
  const waiting = must(await draftCall(app, officer, callContent(side, mark(side.name, 'callwaiting')))).id
  must(await submitCall(app, officer, waiting, 1))
  const closesAt = new Date(Date.now() + 30 * 86_400_000)
  const ending = must(await draftCall(app, officer, { ...callContent(side, '끝낼 공모'), closesAt })).id
  must(await submitCall(app, officer, ending, 1))
  must(await publishCall(app, asStaff(side, 'approver'), ending, 2))
  const published = side.ids['call.published'] ?? ''
  must(await addCallFile(app, officer, published, await paperOf(market, `form-${side.name}.pdf`), '서식', 'Form'))
  must(await askQuestion(app, asFirm(side), published, '언제까지 신청할 수 있나요?'))
  const { file, row, question } = await market.read.one(
    sql<{
      file: string
      row: string
      question: string
    }>`select (select file_id from call_files where call_id = ${published}) as file,
      (select id from call_files where call_id = ${published}) as row,
      (select id from call_questions where call_id = ${published}) as question`,
  )
  Object.assign(side.ids, {
    'call.draft': draft,
    'call.waiting': waiting,
    'call.ending': ending,
    'file.call': file,
    callfile: row,
    question,
  })
  for (const what of ['ruleset.draft', 'ruleset.waiting'] as const) {
    const id = await enterRules(market, side)
    must(await draftNextVersion(app, officer, id))
    if (what === 'ruleset.waiting') must(await submitVersion(app, officer, { ruleSetId: id, number: 2 }, mark(side.name, 'ruledraft')))
    side.ids[what] = id
  }
}

/** A call of another institution that asks this one to join. */
const setJoining = async (market: Market, side: Side, lead: Side) => {
  const content = callContent(lead, '함께할 공모')
  const member = {
    institutionId: side.institution,
    isLead: false,
    ruleSetId: side.ids['ruleset'] ?? '',
    fieldCodes: [],
    extraQuestions: [],
  }
  const { id } = must(
    await draftCall(market.app, asStaff(lead, 'officer'), { ...content, institutions: [...content.institutions, member] }),
  )
  must(await submitCall(market.app, asStaff(lead, 'officer'), id, 1))
  side.ids['call.joining'] = id
}

const setFirmThings = async (market: Market, side: Side) => {
  const { app } = market
  const firm = asFirm(side)
  const officer = asStaff(side, 'officer')
  // Confirmed for the certificates it holds; what is tried at the doors of a claim begins with one that waits.
  await market.set((tx) =>
    tx.run(sql`update company_claims set state = 'provisional', decided_at = null, decided_by = null where company_id = ${side.company}`),
  )
  must(await addRegistration(app, firm, await paperOf(market, `${mark(side.name, 'registration')}.pdf`)))
  must(
    await askToJoin(
      app,
      { ...acting, hat: 'person', personId: side.people.joiner, as: 'person' },
      side.company,
      mark(side.name, 'joinmessage'),
    ),
  )
  const technology = await writeTechnology(market, side, 'own')
  const gone = await writeTechnology(market, side, 'archived')
  const photo = await aPicture('p.png')
  const received = await app.receive(Readable.from([photo.buffer]), { name: 'p.png', limitBytes: 1e6, kinds: ['png'] })
  if (!received.ok) throw new Error('picture')
  await inTransaction(app.db, firm, async (tx) => {
    for (const what of ['picture', 'picture2']) {
      const { id, largeFileId } = await addPicture(tx, {
        technologyId: technology,
        companyId: side.company,
        large: { ...received, width: 1200, height: 800 } as never,
        small: { ...received, width: 400, height: 266 } as never,
        altKo: '펌프',
        altEn: 'Pump',
      })
      Object.assign(side.ids, { [what]: id, 'file.picture': largeFileId })
    }
    const { id: removed } = await addDocument(tx, {
      technologyId: technology,
      companyId: side.company,
      kind: 'OTHER',
      file: await paperOf(market, `${mark(side.name, 'removed')}.pdf`),
    })
    await tx.run(sql`update technology_documents set removed_at = ${tx.now} where id = ${removed}`)
    side.ids['document.removed'] = removed
    await freezeVersion(tx, technology, 'kept')
    await tx.run(sql`update technologies set archived_at = ${tx.now} where id = ${gone}`)
    const { id } = must(
      await startApplication(
        tx,
        side.company,
        technology,
        [{ callId: side.ids['call.published'] ?? '', institutionId: side.institution }],
        'right_holder',
      ),
    )
    side.ids['application.draft'] = id
  })
  const { claim, file, confirmation } = await market.read.one(sql<{
    claim: string
    file: string
    confirmation: string
  }>`select (select id from company_claims where company_id = ${side.company}) as claim,
    (select registration_file_id from company_claims where company_id = ${side.company}) as file,
      (select id from sme_confirmations where company_id = ${side.company} limit 1) as confirmation`)
  Object.assign(side.ids, { claim, 'file.company': file, confirmation })
  side.ids['company.idle'] = await enterIdleFirm(market, side)
  must(await setGoals(app, officer, new Date().getFullYear(), { registrations: 5 }))
  must(await accompany(app, officer, side.company, 0, { what: mark(side.name, 'step'), on: null }))
  must(await writeNote(app, officer, side.company, 'contact', mark(side.name, 'note')))
  await market.set(async (tx) => {
    await tell(tx, [side.people.owner], {
      kind: 'test.told',
      subject: { ko: mark(side.name, 'notice'), en: mark(side.name, 'notice') },
      body: { ko: '내용', en: 'Body' },
      link: '/home',
    })
    side.ids['notice'] = (
      await tx.one(sql<{ id: string }>`select id from notices where person_id = ${side.people.owner} and kind = 'test.told'`)
    ).id
    side.ids['grant'] = (await tx.one(sql<{ id: string }>`select id from role_grants where person_id = ${side.people.second}`)).id
    await mailTo(tx, `${mark(side.name, 'mailto').toLowerCase()}@matrix.example`, 'subject', 'body')
    side.ids['mail'] = (
      await tx.one(
        sql<{
          id: string
        }>`update mails set state = 'failed', attempts = 9 where to_address like ${`${mark(side.name, 'mailto').toLowerCase()}%`}
          returning id`,
      )
    ).id
    side.ids['link'] = (
      await makeLink(tx, { purpose: 'confirm-email', email: `${mark(side.name, 'newcomer').toLowerCase()}@matrix.example` })
    ).replace('/links/', '')
  })
}

const setReviewersOf = async (market: Market, name: SideName, count: number): Promise<string[]> => {
  const ids: string[] = []
  for (let at = 0; at < count; at += 1) {
    const id = await enterPerson(market, mark(name, `reviewer${at}`))
    const fields = (await market.read.many(sql<{ code: string }>`select code from fields where parent_code is not null`)).map(
      (one) => one.code,
    )
    await market.set((tx) =>
      enterReviewer(tx, id, {
        affiliation: `${mark(name, 'affiliation')} ${at}연구실`,
        affiliationBusinessNumber: null,
        position: '교수',
        homeInstitutionId: at % 2 === 0 ? sides[name].institution : null,
        fieldCodes: fields,
        experience: null,
        state: 'active',
      }),
    )
    ids.push(id)
  }
  return ids
}

const enterSide = async (market: Market, name: SideName): Promise<Side> => {
  const people = await enterPeople(market, name)
  const side: Side = {
    name,
    institution: sides[name].institution,
    company: await enterFirm(market, name, people),
    people,
    reviewers: await setReviewersOf(market, name, 6),
    ids: {},
  }
  side.ids['ruleset'] = await enterRules(market, side)
  const { id } = must(await draftCall(market.app, asStaff(side, 'officer'), callContent(side, '공모')))
  must(await submitCall(market.app, asStaff(side, 'officer'), id, 1))
  must(await publishCall(market.app, asStaff(side, 'approver'), id, 2))
  side.ids['call.published'] = id
  return side
}

/** Two firms and two institutions with everything a market holds, each thing once on each side, made by the actions of the application. */
export const setWorld = async (market: Market): Promise<World> => {
  const A = await enterSide(market, 'A')
  const B = await enterSide(market, 'B')
  for (const side of [A, B]) {
    await setTracks(market, side)
    await setReviewStates(market, side)
    await setCertificates(market, side)
    await setDeals(market, side)
    await setCallsAndRules(market, side)
    await setFirmThings(market, side)
  }
  await setJoining(market, A, B)
  await setJoining(market, B, A)
  for (const side of [A, B]) await market.sessionOf(side.people.owner)
  for (const side of [A, B])
    side.ids['session'] = (
      await market.read.one(sql<{ id: string }>`select left(token_sha256, 32) as id from sessions where person_id = ${side.people.owner}`)
    ).id
  const common = {
    secretary: await enterPerson(market, 'zqCsecretary'),
    operator: await enterPerson(market, 'zqCoperator'),
    auditor: await enterPerson(market, 'zqCauditor'),
  }
  await market.set(async (tx) => {
    await grantRole(tx, { personId: common.secretary, role: 'secretary', councilId: 'SOC' })
    await grantRole(tx, { personId: common.operator, role: 'operator' })
    await grantRole(tx, { personId: common.auditor, role: 'auditor' })
  })
  const operator = { ...acting, hat: 'operator' as const, personId: common.operator, as: 'operations' }
  for (const side of [A, B]) {
    side.ids['listing.hidden'] = side.ids['listing.heard'] ?? ''
    must(await setHidden(market.app, operator, side.ids['listing.hidden'], '확인이 필요합니다.'))
  }
  return { A, B, market, common: { ...common, ids: {} } }
}
