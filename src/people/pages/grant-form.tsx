import { leavesNoMail } from '../../platform/mail/post.ts'
import { parseEmail } from '../../kernel/contacts.ts'
import { Button, Field, Form, Select } from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { offerRole } from '../actions/roles.ts'
import type { Visit } from '../actor.ts'
import type { GrantPlaces } from '../queries.ts'
import { fieldWords, grantedRoles, grantWords, roleWords } from '../words.ts'
import type { GrantedRole } from '../words.ts'

export type GrantTyped = Readonly<Record<string, string>>

/** Gives a role to an address; where it has no account yet, an invitation goes out. Places are asked only where there is a choice. */
export const GrantForm = ({
  visit,
  action,
  roles,
  places,
  typed,
  errors,
}: {
  visit: Visit
  action: string
  roles: readonly GrantedRole[]
  places?: GrantPlaces | undefined
  typed: GrantTyped
  errors: FieldErrors
}) => {
  const { t, lang } = visit
  return (
    <Form lang={lang} csrf={visit.csrf} action={visit.href(action)}>
      <Field
        lang={lang}
        name="email"
        type="email"
        label={t('이메일', 'E-mail')}
        required
        value={typed['email']}
        error={errors['email']}
        autocomplete="off"
        width="medium"
        hint={t('계정이 없으면 초대 메일을 보냅니다.', 'Without an account, an invitation is sent.')}
      />
      <Select
        lang={lang}
        name="role"
        label={t('역할', 'Role')}
        required
        value={typed['role']}
        error={errors['role']}
        options={roles.map((role) => ({ value: role, label: t(roleWords[role]) }))}
      />
      {places && (
        <Select
          lang={lang}
          name="institution"
          label={t('기관', 'Institution')}
          value={typed['institution']}
          error={errors['institution']}
          none={t('없음', 'None')}
          options={places.institutions.map((one) => ({ value: one.id, label: t(one.ko, one.en) }))}
        />
      )}
      {places && (
        <Select
          lang={lang}
          name="council"
          label={t('협의체', 'Council')}
          value={typed['council']}
          error={errors['council']}
          none={t('없음', 'None')}
          options={places.councils.map((one) => ({ value: one.id, label: t(one.ko, one.en) }))}
        />
      )}
      <Button>{t('역할 주기', 'Give the role')}</Button>
    </Form>
  )
}

/** Reads the form and gives the role; answers what happened, or what is wrong at which field. */
export const giveRole = async (
  visit: Visit,
  institutionId?: string,
): Promise<{ ok: true; value: 'granted' | 'invited' | 'kept' } | { ok: false; errors: FieldErrors }> => {
  const typed = visit.form.values
  const email = parseEmail(typed['email'] ?? '')
  const role = grantedRoles.find((one) => one === typed['role'])
  const errors: Record<string, string> = {}
  if (!email.ok) errors['email'] = visit.t(fieldWords.email)
  if (!role) errors['role'] = visit.t(fieldWords.role)
  if (!email.ok || !role) return { ok: false, errors }
  const given = await offerRole(
    visit.app,
    visit.actor,
    email.value,
    { role, institutionId: institutionId ?? (typed['institution'] || null), councilId: typed['council'] || null },
    visit.lang,
  )
  visit.app.nudge('mail.send')
  if (given.ok) return given.value === 'invited' && leavesNoMail(visit.app) ? { ok: true, value: 'kept' } : given
  switch (given.refusal) {
    case 'institution-missing':
      return { ok: false, errors: { institution: visit.t(grantWords['institution-missing']) } }
    case 'council-missing':
      return { ok: false, errors: { council: visit.t(grantWords['council-missing']) } }
    case 'not-found':
      return {
        ok: false,
        errors: { email: visit.t('닫힌 계정입니다. 먼저 계정을 다시 열어 주세요.', 'This account is closed. Open it again first.') },
      }
    case 'not-yours':
      return { ok: false, errors: { role: visit.t(grantWords['not-yours']) } }
    default:
      return { ok: false, errors: { email: visit.t(grantWords[given.refusal]) } }
  }
}
