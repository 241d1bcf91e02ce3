import type { Visit } from '../../people/index.ts'
import { notFound, page } from '../../platform/http/visit.ts'
import { text } from '../../kernel/text.ts'
import { Button, Form, InPageNav, Notice, StatusTag } from '../../ui/index.ts'
import { findDone, road } from '../road.ts'
import type { RoadStep } from '../road.ts'
import { roles } from '../roles.ts'

/** `/demo`: one button a role, what to try with it, and the road in twelve steps, ticked as they are walked. Nothing of it is there outside a demonstration. */
export const drawDemo = async (visit: Visit) => {
  const { t, lang } = visit
  if (!visit.app.market.isDemonstration) return notFound
  const progress = visit.app.market.demonstrationProgress
  const done = await findDone(visit.read)
  const next = road.find((step) => !done.has(step.key))
  return page({
    title: t('시연', 'Demonstration'),
    noIndex: true,
    body: (
      <>
        <h1>{t('10분 동안 걸어 보기', 'Walk the road in ten minutes')}</h1>
        <p class="lead">
          {t(
            '역할을 골라 들어가면 그 사람의 화면이 보입니다. 비밀번호는 없습니다. 회사와 기술은 꾸며낸 것이고 인증서는 효력이 없습니다.',
            'Choose a role and see the market with that person’s eyes. There is no password. Firms and technologies are invented, certificates are not valid.',
          )}
        </p>
        {next && (
          <Form lang={lang} csrf={visit.csrf} action={visit.href(`/demo/steps/${next.key}`)}>
            <Button>{done.size === 0 ? t('이야기 시작하기', 'Begin the story') : t('다음 걸음으로 가기', 'Go to the next step')}</Button>
          </Form>
        )}
        {progress !== null && progress < 100 && (
          <Notice
            tone="info"
            title={t(
              `자료를 채우는 중입니다 (${progress}%). 먼저 지금 열린 일이 생기고, 지난 세 해의 기록이 뒤따릅니다. 그동안에도 모두 해 볼 수 있습니다.`,
              `Still filling (${progress}%): first what is open now, then the records of three years. Everything can be tried meanwhile.`,
            )}
          />
        )}
        <InPageNav
          lang={lang}
          items={[
            { id: 'roles', label: t('역할로 들어가기', 'Enter in a role') },
            { id: 'road', label: t('신청에서 구매까지 열두 걸음', 'From application to purchase in twelve steps') },
          ]}
        />
        <Roles visit={visit} />
        <Road visit={visit} done={done} />
        <GoodToKnow visit={visit} />
      </>
    ),
  })
}

const Roles = ({ visit }: { visit: Visit }) => {
  const { t, lang } = visit
  return (
    <>
      <h2 id="roles">{t('역할로 들어가기', 'Enter in a role')}</h2>
      <div class="two-charts">
        {roles.map((role) => (
          <section key={role.key} class="panel stack">
            <h3>{t(role.name)}</h3>
            <ul>
              {role.tries.map((one) => (
                <li key={one.en}>{t(one)}</li>
              ))}
            </ul>
            <Form lang={lang} csrf={visit.csrf} action={visit.href(`/demo/${role.key}`)}>
              <Button kind="secondary" hidden={t(role.name)}>
                {t('이 역할로 들어가기', 'Enter in this role')}
              </Button>
            </Form>
          </section>
        ))}
      </div>
    </>
  )
}

const Road = ({ visit, done }: { visit: Visit; done: ReadonlySet<string> }) => {
  const { t } = visit
  return (
    <>
      <h2 id="road">{t('신청에서 구매까지 열두 걸음', 'From application to purchase in twelve steps')}</h2>
      <p>
        {done.size === 0
          ? t('아직 아무도 걷지 않았습니다.', 'Nobody has walked one yet.')
          : t(`열두 걸음 가운데 ${done.size}걸음을 누군가 걸었습니다.`, `Walked by somebody so far: ${done.size} of twelve.`)}{' '}
        {t(
          '걸음을 누르면 그 일을 할 사람으로 바뀌어, 일이 기다리는 페이지가 열립니다.',
          'A step makes you the person whose turn it is, on the page where the work waits.',
        )}
      </p>
      <ol class="tasks road">
        {road.map((step, at) => (
          <Step key={step.key} visit={visit} step={step} number={at + 1} isDone={done.has(step.key)} />
        ))}
      </ol>
    </>
  )
}

const whose = (step: RoadStep) => roles.find((role) => role.key === step.role)?.short ?? text('누구나', 'Anybody')

const Step = ({ visit, step, number, isDone }: { visit: Visit; step: RoadStep; number: number; isDone: boolean }) => {
  const { t, lang } = visit
  return (
    <li>
      <div class="grow">
        <span>
          {number}. {t(step.words)}
        </span>
        <p class="quiet">
          {t(whose(step))}
          {step.acts.length === 0 &&
            t(
              ' · 누가 확인했는지 기록하지 않으므로, 이 걸음은 여기서 누르셨을 때만 표시됩니다.',
              ' · Who checks leaves no record: the step is ticked only when it is walked from here.',
            )}
        </p>
      </div>
      <StatusTag
        tone={isDone ? 'success' : 'neutral'}
        icon={isDone ? 'check' : undefined}
        word={isDone ? t('걸었음', 'Walked') : step.acts.length === 0 ? t('살펴보는 걸음', 'Only a look') : t('아직', 'Not yet')}
      />
      <Form lang={lang} csrf={visit.csrf} action={visit.href(`/demo/steps/${step.key}`)}>
        <Button small kind="secondary" hidden={t(step.words)}>
          {t('이 걸음 걷기', 'Walk it')}
        </Button>
      </Form>
    </li>
  )
}

const GoodToKnow = ({ visit }: { visit: Visit }) => {
  const { t } = visit
  return (
    <>
      <h2>{t('알아 두실 것', 'Good to know')}</h2>
      <ul>
        <li>
          {t(
            '들어온 사람은 모두 같은 자료를 함께 씁니다. 다른 분이 바꾼 것도 보입니다.',
            'Everybody who enters shares the same data: what others changed is seen too.',
          )}
        </li>
        <li>
          {t(
            '메일은 보내지 않습니다. 운영자로 들어가 ‘메일’에서 읽을 수 있습니다.',
            'No mail is sent: enter as the operator and read it under “Mail”.',
          )}
        </li>
        <li>
          {t(
            '처음으로 되돌리려면 서비스를 멈추고 TECHMARKET_HOME 폴더를 지운 뒤 다시 시작해 주세요. 저절로 되돌아가지는 않습니다.',
            'It never resets by itself. To begin anew stop the service, remove the folder TECHMARKET_HOME, and start again.',
          )}
        </li>
      </ul>
    </>
  )
}
