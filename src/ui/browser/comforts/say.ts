export const korean = document.documentElement.lang !== 'en'
/** Picks the language of the page. */
export const say = (ko: string, en: string): string => (korean ? ko : en)

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Seoul', hour: '2-digit', minute: '2-digit' })
/** HH:MM on Seoul's clock. */
export const timeInSeoul = (instant: Date): string => clock.format(instant)

export const all = <Found extends Element>(selector: string): Found[] => [...document.querySelectorAll<Found>(selector)]
