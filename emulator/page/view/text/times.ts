/** Whose clock: en-US has AM and PM; languages other than English keep their hours and take English names. */
export interface Local {
  readonly zone: string;
  readonly locale: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** An instant (ms) as their clock shows it: "16:00", "4:00 PM". */
export function timeIn(local: Local, instant: number): string {
  return format(local, { hour: hourStyle(local), minute: '2-digit' }).format(instant);
}

/** "Tue 20 Jan". */
export function dayIn(local: Local, instant: number): string {
  return format(local, { weekday: 'short', day: 'numeric', month: 'short' }).format(instant).replace(',', '');
}

/** "Today", "Yesterday", or "Tuesday, 20 January". */
export function dayNear(local: Local, instant: number, now: number): string {
  const days = dateNumber(local, now) - dateNumber(local, instant);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  return format(local, { weekday: 'long', day: 'numeric', month: 'long' }).format(instant);
}

/** "16:00", or with the day when it is another one than now's. */
export function timeNear(local: Local, instant: number, now: number): string {
  const time = timeIn(local, instant);
  return dateNumber(local, instant) === dateNumber(local, now) ? time : `${dayIn(local, instant)} ${time}`;
}

/** Days since 1970 of the date in the zone. */
export function dateNumber(local: Local, instant: number): number {
  const parts = format(local, { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(instant);
  const part = (type: string) => Number(parts.find((candidate) => candidate.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day')) / 86_400_000;
}

/** A place's name from its zone: "New York". */
export function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** The ms of a Slack ts. */
export function instantOf(ts: string): number {
  return Number(ts) * 1000;
}

/** What Slack makes of a date token's format string, for the reader's zone. */
export function dateToken(pattern: string, seconds: number, local: Local, now: number): string {
  const instant = seconds * 1000;
  const date = (options: Intl.DateTimeFormatOptions) => format(local, options).format(instant);
  const near = (otherwise: string) => {
    const days = dateNumber(local, instant) - dateNumber(local, now);
    return { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' }[days] ?? otherwise;
  };
  const long = () => date({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const medium = () => date({ day: 'numeric', month: 'long', year: 'numeric' });
  const short = () => date({ day: 'numeric', month: 'short', year: 'numeric' });
  const makers: { readonly [token: string]: () => string } = {
    date_num: () => date({ year: 'numeric', month: '2-digit', day: '2-digit' }),
    date: medium,
    date_short: short,
    date_long: long,
    date_pretty: () => near(medium()),
    date_short_pretty: () => near(short()),
    date_long_pretty: () => near(long()),
    time: () => timeIn(local, instant),
    time_secs: () =>
      format(local, { hour: hourStyle(local), minute: '2-digit', second: '2-digit' }).format(instant),
  };
  return pattern.replace(/\{(\w+)\}/g, (whole, token: string) => makers[token]?.() ?? whole);
}

/** "9:05 AM", but "09:05". */
function hourStyle(local: Local): 'numeric' | '2-digit' {
  return format(local, { hour: 'numeric' }).resolvedOptions().hour12 ? 'numeric' : '2-digit';
}

function format({ zone: timeZone, locale }: Local, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${timeZone} ${locale} ${JSON.stringify(options)}`;
  const language = locale.startsWith('en') ? locale : 'en-GB';
  const made = formats.get(key) ?? new Intl.DateTimeFormat(language, { timeZone, ...options });
  formats.set(key, made);
  return made;
}
