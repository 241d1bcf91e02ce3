import { afterAll, expect, test } from 'vitest'
import { openApplications } from '../../tests/support/applying.ts'
import { sql } from '../../tests/support/market.ts'
import { sendFiles } from '../../tests/support/send-files.ts'
import { fieldId } from '../ui/index.ts'
import { setOfficer } from './scene.example.ts'

const { market, scene, draft, press, tracksOf, browserOf } = await openApplications()
afterAll(() => market.close())

const openSupplement = async (trackId: string | undefined) =>
  (await market.read.one(sql<{ id: string }>`select id from supplements where track_id = ${trackId} and state = 'open'`)).id

test('the parts of a supplement are folded by group; those with a part that is chosen, or wrong, are open', async () => {
  const { firm, choices } = await scene(['k-water'])
  const id = await draft(firm, choices)
  await press(firm, id, choices)
  const [track] = await tracksOf(id)
  const desk = await market.as(await market.set((tx) => setOfficer(tx, 'k-water')))
  const at = `/desk/k-water/tracks/${track?.id}`
  await desk.post(`${at}/receive`)
  await desk.post(`${at}/begin-check`)
  const chosen = async (set: string) => {
    await market.app.db.pool.query(`update track_checks set ${set} where track_id = $1`, [track?.id])
    return [...(await desk.get(`${at}/supplement`)).payload.matchAll(/개 중 (\d+)개 고름/g)].reduce((sum, [, one]) => sum + Number(one), 0)
  }
  // What an officer has yet to judge is not proposed; what the machine did not find, or the officer did not, is.
  expect(await chosen(`machine_answer = 'unknown', machine_because = machine_because || '{"judged": true}'`)).toBe(0)
  expect(await chosen(`machine_because = machine_because - 'judged'`)).toBeGreaterThan(1)
  expect(await chosen(`machine_answer = 'yes'`)).toBe(0)
  const groups = (page: string) =>
    [...page.matchAll(/<details class="disclosure"( open)?><summary>([^<(]+) \((\d+)개 중 (\d+)개 고름\)/g)].map(
      ([, open, name, parts, chosen]) => [name, open !== undefined, Number(parts) > 0, Number(chosen)],
    )
  const folded = groups((await desk.get(`${at}/supplement`)).payload)
  expect(folded.map(([name]) => name)).toEqual(['기본', '기술', '증빙', '권리', '영문', '서류', '그 밖'])
  expect(folded.every(([, open, some, chosen]) => open === false && some === true && chosen === 0)).toBe(true)
  const short = await desk.post(`${at}/supplement`, { dueOn: '2099-01-05', part: 'effects', 'request-effects': '음' })
  expect(short.statusCode).toBe(422)
  expect(groups(short.payload).filter(([, open]) => open)).toEqual([['기술', true, true, 1]])
})

test('an officer receives, checks, asks for a supplement, and the firm answers only what was asked', async () => {
  const { firm, choices } = await scene(['k-water'])
  const id = await draft(firm, choices)
  await press(firm, id, choices)
  const [track] = await tracksOf(id)
  const officerId = await market.set((tx) => setOfficer(tx, 'k-water'))
  const desk = await market.as(officerId)
  const at = `/desk/k-water/tracks/${track?.id}`
  expect((await desk.get('/desk/k-water/queue?view=unassigned')).payload).toContain(track?.receiptNumber)
  const bulk = await desk.post('/desk/k-water/queue?view=unassigned', {
    do: 'receive',
    track: [track?.id ?? '', 'nowhere'],
    officer: officerId,
  })
  expect(bulk.payload).toContain('1건을 접수했습니다. 1건은 처리하지 못했습니다.')
  expect((await desk.post(`${at}/receive`)).statusCode).toBe(409)
  expect((await desk.post(`${at}/begin-check`)).statusCode).toBe(303)
  const workspace = await desk.get(at)
  // One vocabulary for one judgement, and no default that looks like one.
  expect(workspace.payload).toMatch(/자동 판단: (충족|불충족|확인 필요)/)
  expect(workspace.payload).not.toMatch(/(자동 판단|담당자): (예|아니요|모름)/)
  expect(workspace.payload).toContain('담당자: 아직 판단하지 않음')
  expect(workspace.payload.match(/type="radio"[^>]*name="answer-[^>]*checked/g)).toBeNull()
  expect(workspace.payload).toMatch(/중소기업확인서<\/dt>.{0,40}소기업 · .{0,60}확-1/s)
  expect(
    await market.read.one(sql`select count(*) as n from access_log where person_id = ${officerId} and what like 'read application %'`),
  ).toMatchObject({ n: 2 })
  expect((await desk.post(`${at}/conditions/sme`, { 'answer-sme': 'no' })).statusCode).toBe(422)
  const unanswered = await desk.post(`${at}/conditions/sme`, { 'note-sme': '확인했습니다.' })
  expect([unanswered.statusCode, unanswered.payload.includes(`href="#${fieldId('answer-sme')}"`)]).toEqual([422, true])
  for (const condition of ['sme', 'right-or-certificate', 'field', 'not-debarred'])
    expect((await desk.post(`${at}/conditions/${condition}`, { [`answer-${condition}`]: 'yes' })).statusCode).toBe(303)
  const dueOn = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
  expect((await desk.get(`${at}/supplement`)).statusCode).toBe(200)
  const wrong = await desk.post(`${at}/supplement`, { dueOn: '곧' })
  expect([wrong.statusCode, ...['part', 'dueOn'].map((name) => wrong.payload.includes(`href="#${fieldId(name)}"`))]).toEqual([
    422,
    true,
    true,
  ])
  expect((await desk.post(`${at}/supplement`, { dueOn })).statusCode).toBe(422)
  expect(
    (await desk.post(`${at}/supplement`, { dueOn, part: 'effects', 'request-effects': '효과를 숫자로 적어 주세요.' })).statusCode,
  ).toBe(303)
  const sooner = await desk.post(`${at}/supplement/extend`, { dueOn: new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10) })
  expect([sooner.statusCode, /지금 회신 기한인 .*24:00보다 늦은 날을/.test(sooner.payload)]).toEqual([422, true])
  const browser = await browserOf(firm)
  const answer = `/company/${firm.companyId}/tracks/${track?.id}/supplement`
  expect((await browser.get(answer)).payload).toContain('효과를 숫자로 적어 주세요.')
  const supplement = await openSupplement(track?.id)
  expect((await browser.post(answer, { supplement, 'text-effects': '' })).statusCode).toBe(422)
  // The part is changed in the dossier, and its form leads back here; never to another site.
  const dossier = `/company/${firm.companyId}/technologies/${firm.technologyId}/effects`
  expect((await browser.get(answer)).payload).toContain(`${dossier}?next=${encodeURIComponent(answer)}`)
  const form = (await browser.get(`${dossier}?next=${encodeURIComponent(answer)}`)).payload
  const typed = { effectsKo: '조용합니다.', version: /name="version" value="([^"]*)"/.exec(form)?.[1] ?? '', do: 'next' }
  expect((await browser.post(dossier, { ...typed, next: answer })).headers['location']).toBe(answer)
  expect((await browser.post(dossier, { ...typed, next: '//other.example' })).headers['location']).not.toContain('other')
  await market.set((tx) =>
    tx.run(
      sql`update technologies set content = jsonb_set(jsonb_set(content, '{effectsKo}', '"소음이 12dB 줄어듭니다."'), '{problemKo}', '"다른 문제"'),
        version = version + 1 where id = ${firm.technologyId}`,
    ),
  )
  expect((await browser.get(answer)).payload).toContain('요청받지 않은 항목도 바뀌어 있습니다')
  expect((await browser.post(answer, { supplement, 'text-effects': '시험성적서를 보아 주세요.' })).statusCode).toBe(303)
  const kept = await market.read.one(
    sql<{
      answers: { part: string; changes: unknown[] }[]
      technologyVersion: number | null
    }>`select answers, technology_version from supplements where track_id = ${track?.id}`,
  )
  const [before, after] = ['조용합니다.', '소음이 12dB 줄어듭니다.'].map((words) => ({ ko: words, en: words }))
  const label = { ko: '기대 효과', en: 'Effects' }
  expect(kept.answers).toMatchObject([{ part: 'effects', changes: [{ label, before, after }] }])
  expect(kept.technologyVersion).toBeNull()
  expect((await browser.get(`/company/${firm.companyId}/tracks/${track?.id}`)).statusCode).toBe(200)
  // The answer stands open above the dossier until the officer judges again; then it goes back among what was asked.
  const answered = (await desk.get(at)).payload
  expect(answered).toMatch(
    /1차 보완 회신이 왔습니다\..*<details class="disclosure" open[^>]*><summary>1차 보완 회신<\/summary>.*제1판, 제출 당시/s,
  )
  expect((await desk.post(`${at}/conditions/field`, { 'answer-field': 'yes' })).statusCode).toBe(303)
  const judged = (await desk.get(at)).payload
  expect([judged.includes('1차 보완 회신이 왔습니다.'), judged.includes('<summary>1차 보완 회신</summary>')]).toEqual([false, true])
  expect(judged).toContain('담당자: 충족')
  expect((await desk.get(at)).payload).toContain(label.ko)
  expect((await desk.get(`/en${at}`)).payload).toContain(`<p class="strong">${label.en}</p>`)
  // What was kept before in Korean alone is read in both languages, too.
  const old = [{ part: 'effects', text: '', documents: [], changes: [{ label: label.ko, before: before?.ko, after: after?.ko }] }]
  await market.set((tx) => tx.run(sql`update supplements set answers = ${JSON.stringify(old)} where track_id = ${track?.id}`))
  expect((await desk.get(at)).payload).toContain(`<p class="strong">${label.ko}</p>`)
  expect((await desk.get(`/en${at}`)).payload).toContain(`<p class="strong">${label.en}</p>`)
  expect(await market.read.one(sql`select state from tracks where id = ${track?.id}`)).toEqual({ state: 'checking' })
})

test('of a supplement all parts without an answer, and files that cannot be kept, are named at once, and what was typed stays', async () => {
  const { firm, choices } = await scene(['k-water'])
  const id = await draft(firm, choices)
  await press(firm, id, choices)
  const [track] = await tracksOf(id)
  const desk = await market.as(await market.set((tx) => setOfficer(tx, 'k-water')))
  const at = `/desk/k-water/tracks/${track?.id}`
  const asked = ['effects', 'differences', 'documents.TEST_REPORT', 'other']
  for (const move of ['receive', 'begin-check']) await desk.post(`${at}/${move}`)
  const dueOn = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
  expect(
    (
      await desk.post(`${at}/supplement`, {
        dueOn,
        part: asked,
        ...Object.fromEntries(asked.map((part) => [`request-${part}`, '더 자세히 알려 주세요.'])),
      })
    ).statusCode,
  ).toBe(303)
  const answer = `/company/${firm.companyId}/tracks/${track?.id}/supplement`
  const supplement = ['supplement', await openSupplement(track?.id)] as const
  const typed = [supplement, ...asked.map((part) => [`text-${part}`, part === 'effects' ? '소음이 12dB 줄었습니다.' : ''] as const)]
  const refused = await sendFiles(market, await market.sessionOf(firm.personId), answer, typed, [
    { field: 'file-documents.TEST_REPORT', name: '성적서.pdf', buffer: Buffer.from('not a paper') },
  ])
  const summary = refused.payload.slice(refused.payload.indexOf('summary-of-errors'), refused.payload.indexOf('<h1>'))
  const wrong = ['text-differences', 'file-documents.TEST_REPORT', 'text-other'].map(fieldId)
  expect(refused.statusCode).toBe(422)
  expect([...summary.matchAll(/<a href="#([^"]+)">/g)].map(([, field]) => field)).toEqual(wrong)
  for (const words of ['확인이 필요한 항목이 3개', '‘그 밖의 설명’: 내용을 고치거나', '‘성적서.pdf’']) expect(summary).toContain(words)
  expect(new Set([...summary.matchAll(/<a [^>]+>([^<]+)/g)].map(([, sentence]) => sentence)).size).toBe(3)
  for (const field of wrong) expect(refused.payload).toContain(`id="${field}-error"`)
  expect([refused.payload.includes(`id="${fieldId('text-effects')}-error"`), refused.payload.includes('소음이 12dB 줄었습니다.')]).toEqual([
    false,
    true,
  ])
  expect(await market.read.one(sql`select state from tracks where id = ${track?.id}`)).toEqual({ state: 'supplement_requested' })
  // A file that cannot be kept stops an answer in which nothing else is missing.
  const alone = await sendFiles(
    market,
    await market.sessionOf(firm.personId),
    answer,
    [supplement, ...asked.map((part) => [`text-${part}`, '설명했습니다.'] as const)],
    [{ field: 'file-other', name: '덧붙임.pdf', buffer: Buffer.from('not a paper') }],
  )
  expect([
    alone.statusCode,
    alone.payload.includes(`href="#${fieldId('file-other')}"`),
    alone.payload.includes('확인이 필요한 항목이 1개'),
  ]).toEqual([422, true, true])
})

test('a firm whose request was replaced while it wrote learns what changed, and loses no word; one that ended says so', async () => {
  const { firm, choices } = await scene(['k-water'])
  const id = await draft(firm, choices)
  await press(firm, id, choices)
  const [track] = await tracksOf(id)
  const desk = await market.as(await market.set((tx) => setOfficer(tx, 'k-water')))
  const at = `/desk/k-water/tracks/${track?.id}`
  for (const move of ['receive', 'begin-check']) await desk.post(`${at}/${move}`)
  const dueOn = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
  const ask = async (requests: Record<string, string>) => {
    const typed = Object.fromEntries(Object.entries(requests).map(([part, request]) => [`request-${part}`, request]))
    expect((await desk.post(`${at}/supplement`, { dueOn, part: Object.keys(requests), ...typed })).statusCode).toBe(303)
    return openSupplement(track?.id)
  }
  const answer = `/company/${firm.companyId}/tracks/${track?.id}/supplement`
  const token = await market.sessionOf(firm.personId)
  const send = (supplement: string, words: Record<string, string>, files: Parameters<typeof sendFiles>[4], lang = '') =>
    sendFiles(
      market,
      token,
      `${lang}${answer}`,
      [['supplement', supplement], ...Object.entries(words).map(([part, said]) => [`text-${part}`, said] as const)],
      files,
    )
  const old = await ask({ effects: '효과를 숫자로 적어 주세요.', other: '계약 사정을 알려 주세요.' })
  expect((await (await browserOf(firm)).get(answer)).payload).toContain(`name="supplement" value="${old}"`)
  await desk.post(`${at}/supplement/go-on`)

  const words = { effects: '소음이 12dB 줄었습니다.', other: '계약은 다음 달입니다.' }
  const over = await send(old, words, [])
  expect([over.statusCode, over.payload.includes('그사이 이 보완 요청이 회신 없이 끝났습니다.')]).toEqual([409, true])
  for (const said of Object.values(words)) expect(over.payload).toContain(said)

  const anew = await ask({ effects: '시험 조건도 적어 주세요.', differences: '수치를 고쳐 주세요.' })
  const unread = { name: '성적서.pdf', buffer: Buffer.from('not a paper') }
  for (const lang of ['', '/en']) {
    const refused = await send(old, words, [{ field: 'file-other', ...unread }], lang)
    expect(refused.statusCode).toBe(409)
    for (const said of [
      ...(lang === ''
        ? ['기관이 새로 요청했습니다.', '새로 요청한 항목:', '더는 요청하지 않는 항목: 그 밖의 설명', '보내지 않은 내용입니다.']
        : ['the institution asks anew', 'Asked for now:', 'No longer asked for: Another explanation', 'This was not sent.']),
      `name="supplement" value="${anew}"`,
      `>${words.effects}</textarea>`,
      words.other,
    ])
      expect(refused.payload).toContain(said)
    expect(refused.payload).toMatch(/<del[^>]*>.{0,60}효과를/s)
  }
  expect(await market.read.one(sql`select count(*) as n from supplements where track_id = ${track?.id} and state = 'answered'`)).toEqual({
    n: 0,
  })

  const long = '가'.repeat(2001)
  const tooLong = await send(anew, { effects: long, differences: '' }, [])
  expect([
    tooLong.statusCode,
    tooLong.payload.includes('2,000자까지 적을 수 있습니다.'),
    tooLong.payload.includes(`>${long}</textarea>`),
    ...['text-effects', 'text-differences'].map((name) => tooLong.payload.includes(`href="#${fieldId(name)}"`)),
  ]).toEqual([422, true, true, true, true])
  expect((await send(anew, { effects: long.slice(1), differences: '고쳤습니다.' }, [])).statusCode).toBe(303)
  const late = await send(anew, { effects: '늦은 설명', differences: '' }, [])
  expect([late.statusCode, ...['다른 분이 이 보완 요청에 회신했습니다.', '늦은 설명'].map((said) => late.payload.includes(said))]).toEqual([
    409,
    true,
    true,
  ])
})

test('a request sent by mistake is taken back with a reason: the firm is told, no round is used, and the check keeps its own clock', async () => {
  const { firm, choices } = await scene(['k-water'])
  const id = await draft(firm, choices)
  await press(firm, id, choices)
  const [track] = await tracksOf(id)
  const desk = await market.as(await market.set((tx) => setOfficer(tx, 'k-water')))
  const at = `/desk/k-water/tracks/${track?.id}`
  for (const move of ['receive', 'begin-check']) await desk.post(`${at}/${move}`)
  const standing = () => market.read.one(sql<{ dueAt: Date }>`select state, due_at from tracks where id = ${track?.id}`)
  const before = await standing()
  const dueOn = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
  const ask = () => desk.post(`${at}/supplement`, { dueOn, part: 'effects', 'request-effects': '효과를 숫자로 적어 주세요.' })
  const answer = `/company/${firm.companyId}/tracks/${track?.id}/supplement`
  // More often than the rules allow rounds: what was taken back counts as none.
  for (const reason of ['다른 항목을 요청하려 했습니다.', '기한을 잘못 적었습니다.', '한 번 더 잘못 보냈습니다.']) {
    expect((await ask()).statusCode).toBe(303)
    const supplement = await openSupplement(track?.id)
    const short = await desk.post(`${at}/supplement/withdraw`, { reason: '실수' })
    expect([short.statusCode, short.payload.includes(`href="#${fieldId('reason')}"`)]).toEqual([422, true])
    expect((await desk.post(`${at}/supplement/withdraw`, { reason })).statusCode).toBe(303)
    expect(await standing()).toEqual(before)
    const late = await (await browserOf(firm)).post(answer, { supplement, 'text-effects': '소음이 12dB 줄었습니다.' })
    expect([late.statusCode, late.payload.includes('이 보완 요청을 철회했습니다.'), late.payload.includes('12dB 줄었습니다.')]).toEqual([
      409,
      true,
      true,
    ])
  }
  expect((await desk.post(`${at}/supplement/withdraw`, { reason: '또 철회합니다.' })).statusCode).toBe(404)
  const read = (await (await browserOf(firm)).get(`/company/${firm.companyId}/tracks/${track?.id}`)).payload
  for (const said of ['보완 요청을 철회했습니다. 회신하지 않으셔도 됩니다.', '기한을 잘못 적었습니다.']) expect(read).toContain(said)
  expect(
    await market.read.many(
      sql`select count(*)::int as n from notices where kind = 'supplement.withdrawn' and person_id = ${firm.personId}`,
    ),
  ).toEqual([{ n: 3 }])
  expect(
    await market.read.one(
      sql`select count(*)::int as n from audit_log where action = 'track.supplement-withdrawn' and object_id = ${track?.id}`,
    ),
  ).toEqual({ n: 3 })
  expect((await desk.get(`${at}/supplement`)).payload).toContain('지금까지 0회 요청했습니다.')
  expect((await ask()).statusCode).toBe(303)
  expect((await desk.get(`${at}/supplement`)).payload).toContain('1차 보완 요청(회신 대기)')
  expect(
    (await (await browserOf(firm)).post(answer, { supplement: await openSupplement(track?.id), 'text-effects': '설명했습니다.' }))
      .statusCode,
  ).toBe(303)
  expect((await desk.post(`${at}/supplement/withdraw`, { reason: '늦은 철회입니다.' })).statusCode).toBe(404)
})

test('a request of a supplement that says too little or too much is told at its part, with everything typed', async () => {
  const { firm, choices } = await scene(['k-water'])
  const id = await draft(firm, choices)
  await press(firm, id, choices)
  const [track] = await tracksOf(id)
  const desk = await market.as(await market.set((tx) => setOfficer(tx, 'k-water')))
  const at = `/desk/k-water/tracks/${track?.id}`
  for (const move of ['receive', 'begin-check']) await desk.post(`${at}/${move}`)
  const long = '가'.repeat(1001)
  const { statusCode, payload } = await desk.post(`${at}/supplement`, {
    dueOn: '2099-01-01',
    part: ['effects', 'other'],
    'request-effects': '다시',
    'request-other': long,
  })
  expect(statusCode).toBe(422)
  for (const field of ['request-effects', 'request-other', 'dueOn']) expect(payload).toContain(`href="#${fieldId(field)}"`)
  expect([payload.includes(`>${long}</textarea>`), payload.includes('‘그 밖의 설명’: 1,000자까지 적을 수 있습니다.')]).toEqual([true, true])
  expect(await market.read.many(sql`select 1 from supplements where track_id = ${track?.id}`)).toEqual([])
})
