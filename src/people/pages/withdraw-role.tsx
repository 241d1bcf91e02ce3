import { text } from '../../kernel/text.ts'
import { notFound, redirect } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { Button, Form } from '../../ui/index.ts'
import { withdrawRole } from '../actions/roles.ts'
import type { Actor, Visit } from '../actor.ts'
import { grantWords } from '../words.ts'
import { confirmFirst } from './confirm-first.ts'

/** Takes a role back; `whose` tells those who hear the page which one of the list. */
export const WithdrawForm = ({ visit, action, whose }: { visit: Visit; action: string; whose: string }) => (
  <Form lang={visit.lang} csrf={visit.csrf} action={visit.href(action)}>
    <Button kind="text" small hidden={whose}>
      {visit.t('역할 회수하기', 'Withdraw')}
    </Button>
  </Form>
)

/** Withdraws the grant of the address, and goes back to the list it stood in. */
export const withdrawAndGoBack = async (visit: Visit, actor: Actor, back: string): Promise<Reply> => {
  const detour = await confirmFirst(visit, back)
  if (detour) return detour
  const withdrawn = await withdrawRole(visit.app, actor, visit.params['grant'] ?? '')
  if (withdrawn.ok)
    return redirect(back, text('역할을 회수했습니다. 그분의 로그인은 바로 끝났습니다.', 'Withdrawn. Their sessions ended at once.'))
  return withdrawn.refusal === 'self' ? redirect(back, grantWords.self) : notFound
}
