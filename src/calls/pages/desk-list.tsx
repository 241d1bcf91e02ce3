import { deskOf } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { page } from '../../platform/http/visit.ts'
import { ButtonLink, Closing, DataTable, Downloads, Empty, Link, Num, StatusTag } from '../../ui/index.ts'
import type { Tone } from '../../ui/index.ts'
import { closingOf, wasClosedEarly } from '../call.ts'
import type { CallState } from '../call.ts'
import { findDeskCalls } from '../queries.ts'
import type { DeskCall } from '../queries.ts'
import { programmeWords, stateWords } from '../words.ts'

export const stateTone: Record<CallState, Tone> = {
  draft: 'neutral',
  awaiting_approval: 'warning',
  published: 'success',
  closed: 'neutral',
  cancelled: 'danger',
}

export const drawDeskCalls = async (visit: Visit) => {
  const { t, lang } = visit
  const desk = deskOf(visit)
  const calls = await findDeskCalls(visit.read, desk)
  const isOfficer = visit.actor.hat === 'institution' && visit.actor.roles.includes('officer')
  return page({
    title: t('공모 관리', 'Our calls'),
    density: 'staff',
    body: (
      <>
        <h1>{t('공모 관리', 'Our calls')}</h1>
        {isOfficer && (
          <p>
            <ButtonLink href={visit.href(`/desk/${desk}/calls/new`)}>{t('새 공모 작성하기', 'Draft a call')}</ButtonLink>
          </p>
        )}
        <Calls visit={visit} calls={calls} />
        {calls.length > 0 && <Downloads lang={lang} base={visit.href(`/desk/${desk}/calls`)} />}
      </>
    ),
  })
}

const Calls = ({ visit, calls }: { visit: Visit; calls: readonly DeskCall[] }) => {
  const { t, lang } = visit
  return (
    <DataTable
      lang={lang}
      caption={t('이 기관의 공모', 'Calls of this institution')}
      rows={calls}
      rowKey={(call) => call.id}
      keys
      empty={
        <Empty
          title={t('아직 공모가 없습니다.', 'No calls yet.')}
          reason={t('심의규정이 시행 중이면 공모를 작성할 수 있습니다.', 'You can draft a call once a rule set is in force.')}
        />
      }
      columns={[
        {
          key: 'title',
          header: t('공모', 'Call'),
          rowHeader: true,
          cell: (call) => (
            <Link href={visit.href(`/desk/${deskOf(visit)}/calls/${call.id}`)}>
              {t(call.titleKo, call.titleEn || call.titleKo) || t('(이름 없음)', '(untitled)')}
            </Link>
          ),
        },
        {
          key: 'state',
          header: t('상태', 'State'),
          nowrap: true,
          cell: (call) => <StatusTag tone={stateTone[call.state]} word={t(stateWords[call.state])} />,
        },
        {
          key: 'programme',
          header: t('종류', 'Kind'),
          cell: (call) => t(programmeWords[call.programme] ?? { ko: call.programme, en: call.programme }),
        },
        {
          key: 'institutions',
          header: t('기관', 'Institutions'),
          cell: (call) =>
            call.institutions.length > 1
              ? t(`${call.institutions.length}개 기관 공동`, `${call.institutions.length}, jointly`)
              : t(call.leadKo, call.leadEn),
        },
        {
          key: 'closes',
          header: t('마감', 'Closes'),
          align: 'right',
          nowrap: true,
          cell: (call) => {
            const closing = closingOf(call)
            return closing ? (
              <>
                <Closing lang={lang} value={closing} form="table" />
                {wasClosedEarly(call) && t(' 조기 마감', ' early')}
              </>
            ) : (
              t('상시', 'Rolling')
            )
          },
        },
        {
          key: 'tracks',
          header: t('신청', 'Applications'),
          align: 'right',
          cell: (call) => <Num lang={lang} value={call.tracks} unit={t('건', '')} />,
        },
        {
          key: 'questions',
          header: t('답변할 질문', 'To answer'),
          align: 'right',
          cell: (call) => (Number(call.unanswered) > 0 ? <Num lang={lang} value={call.unanswered} unit={t('건', '')} /> : '–'),
        },
        { key: 'drafter', header: t('작성', 'Drafted by'), cell: (call) => call.drafterName ?? '–' },
      ]}
    />
  )
}
