/**
 * Writes db/seed/common-passwords.txt: passwords people think of first, made from well-known patterns and from nothing else, so that
 * the list is our own. Same input, same file. Lower case, one a line, sorted, 8 characters or more (shorter ones are refused for length).
 *
 *   node tools/make-common-passwords.mjs
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

const english = `password passw0rd p@ssword p@ssw0rd pass admin administrator root user guest test tester master manager welcome letmein
  hello login access secret default server system office company market techmarket computer internet network security samsung korea seoul
  busan corea monkey dragon football baseball soccer princess sunshine shadow superman batman iloveyou lovely angel flower summer winter
  spring autumn monday friday freedom whatever trustno1 starwars pokemon chocolate cookie banana orange apple coffee tiger lion eagle
  hunter killer ninja money lucky happy smile star moon diamond golden silver music guitar piano school student teacher family mother
  father brother sister change changeme temp temporary public government horse racing marketing support helpdesk service project`.split(
  /\s+/,
)

/** Common given names and words, as typed in Latin letters and on the Korean layout with the English keyboard on. */
const korean = `minsu minjun seojun jiho jihun jimin yuna minji sujin hyejin eunji jisoo hana sora kimchi hanguk daehan minguk annyeong
  saranghae sarang haengbok hwaiting gamsa dokdo hangang namsan arirang taekwondo chulsoo younghee gildong honggildong kimcs leesh parkjs
  rlagksrnr eogksalsrnr tkfkd tkfkdgo dkssud dkssudgktpdy qlalfqjsgh qksrkqtmqslek rkatkgkqslek gkdlxld wlalsrl alswl alsrud wnsgh
  rlaalstn dltmdwn qkrwldud ghdrlfehd wjdqh rhksflwk chlrhrhksflwk rldjq rltnf akzpt`.split(/\s+/)

const walks =
  `qwerty qwertyui qwertyuiop qwerty123 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4 q1w2e3r4t5 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 zaq12wsx
  zaq1xsw2 qazwsx qazwsxedc asdf asdfgh asdfghjk asdfghjkl asdfqwer asdf1234 zxcvbn zxcvbnm zxcvasdf poiuytrewq lkjhgfdsa mnbvcxz qweasd
  qweasdzxc qwer1234 qwe123 1234qwer 123qweasd 123qwe asd123 zxc123 q2w3e4r5 w2e3r4t5 wasd abcd abcdef abcdefg abcdefgh abcd1234 abc123
  a1b2c3d4 aa123456 1a2b3c4d aaaa1111 qqqq1111 asdfasdf qwerqwer zxcvzxcv poilkjmnb`.split(/\s+/)

const signs = ['!', '@', '!!', '!@', '!@#', '!@#$', '1!', '12!', '123!', '#', '*', '.']
const runs = [
  '1',
  '12',
  '123',
  '1234',
  '12345',
  '123456',
  '1234567',
  '12345678',
  '123456789',
  '0',
  '00',
  '000',
  '0000',
  '11',
  '111',
  '1111',
  '1212',
  '777',
  '7777',
  '1004',
  '8282',
  '2580',
  '9999',
  '4321',
  '321',
  '21',
  '01',
  '007',
  '69',
  '77',
  '88',
  '99',
]
const years = Array.from({ length: 2031 - 1960 }, (_, n) => String(1960 + n))
const recentYears = years.filter((year) => Number(year) >= 2015)

const digitRuns = function* () {
  for (let digit = 0; digit <= 9; digit++) for (let length = 8; length <= 12; length++) yield String(digit).repeat(length)
  for (const line of [
    '01234567890123456789',
    '98765432109876543210',
    '13579135791357',
    '24680246802468',
    '11223344556677',
    '12121212121212',
    '12312312312312',
    '12341234123412',
    '00998877665544',
  ])
    for (let from = 0; from < 4; from++)
      for (let length = 8; length <= 12 && from + length <= line.length; length++) yield line.slice(from, from + length)
  for (let left = 10; left <= 99; left++) yield String(left).repeat(4)
}

/** Birthdays written as eight digits: what a great many four-digit and eight-digit passwords are. */
const birthdays = function* () {
  for (const year of years.filter((one) => Number(one) >= 1970 && Number(one) <= 2005))
    for (let month = 1; month <= 12; month++)
      for (const day of ['01', '10', '15', '20', '25']) yield `${year}${String(month).padStart(2, '0')}${day}`
}

const grown = function* (word) {
  yield word
  yield word + word
  for (const run of runs) {
    yield word + run
    yield run + word
  }
  for (const sign of signs) yield word + sign
  for (const year of recentYears) {
    yield word + year
    yield `${word}${year}!`
  }
  for (const run of ['1', '12', '123', '1234'])
    for (const sign of ['!', '@', '#']) {
      yield word + run + sign
      yield word + sign + run
    }
}

const passwords = new Set([...digitRuns(), ...birthdays()])
for (const word of [...english, ...korean, ...walks]) for (const password of grown(word)) passwords.add(password.toLowerCase())
const kept = [...passwords].filter((password) => password.length >= 8 && password.length <= 24).sort()
writeFileSync(join(import.meta.dirname, '../db/seed/common-passwords.txt'), `${kept.join('\n')}\n`)
console.log(`${kept.length} passwords written`)
