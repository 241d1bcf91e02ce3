import { newId } from '../../kernel/id.ts'
import type { Text } from '../../kernel/text.ts'
import { sql } from '../database/database.ts'
import type { Tx } from '../database/transaction.ts'

export interface Notice {
  /** '<noun>.<past verb>' of the fact that is told. */
  readonly kind: string
  readonly subject: Text
  readonly body: Text
  /** The path (without /en) where the person can act: a mail in English leads to the English page, the inbox to the page in the language it is read in. */
  readonly link?: string | undefined
  /** Said at the end of the mail alone: how to get no more of them. `{address}` becomes the site's address. */
  readonly mailEnd?: Text | undefined
  /** The path at which one press stops mails of this kind, without sign-in: mail readers offer it as a button (RFC 8058). */
  readonly stopPath?: string | undefined
}

/**
 * Tells people of a fact, in the app and by mail in each one's language, inside the fact's own transaction: no fact without its notice.
 * Persons told twice in one call are told once; disabled persons are not told.
 */
export const tell = async (tx: Tx, personIds: readonly string[], notice: Notice): Promise<void> => {
  const unique = [...new Set(personIds)]
  if (unique.length === 0) return
  const ids = unique.map(() => newId())
  const mailIds = unique.map(() => newId())
  await tx.run(sql`
    with told as (
      select p.id as person_id, p.email, p.language, i.notice_id, i.mail_id
      from unnest(${unique}::text[], ${ids}::text[], ${mailIds}::text[]) as i(person_id, notice_id, mail_id)
      join persons p on p.id = i.person_id and p.disabled_at is null
    ), in_app as (
      insert into notices (id, person_id, at, kind, subject_ko, subject_en, body_ko, body_en, link)
      select notice_id, person_id, ${tx.now}, ${notice.kind}, ${notice.subject.ko}, ${notice.subject.en}, ${notice.body.ko},
        ${notice.body.en}, ${notice.link ?? null} from told
    )
    insert into mails (id, created_at, to_address, to_person_id, stop_path, subject, body, next_attempt_at)
    select mail_id, ${tx.now}, email, person_id, ${notice.stopPath ?? null},
      case language when 'en' then ${notice.subject.en} else ${notice.subject.ko} end,
      case language when 'en' then ${notice.body.en} else ${notice.body.ko} end ||
        coalesce(E'\n\n' || '{address}' || case language when 'en' then '/en' else '' end || ${notice.link ?? null}, '')
        || coalesce(E'\n\n' || case language when 'en' then ${notice.mailEnd?.en ?? null} else ${notice.mailEnd?.ko ?? null} end, ''),
          ${tx.now}
    from told`)
}

/** A mail to an address that may have no account yet. `{address}` in the body becomes the site's own address when it is sent. */
export const mailTo = async (tx: Tx, to: string, subject: string, body: string): Promise<void> => {
  await tx.run(
    sql`insert into mails (id, created_at, to_address, subject, body, next_attempt_at)
      values (${newId()}, ${tx.now}, ${to}, ${subject.replaceAll(/[\r\n]+/g, ' ')}, ${body}, ${tx.now})`,
  )
}
