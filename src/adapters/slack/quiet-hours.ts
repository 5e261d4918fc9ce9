import { RetryLaterError } from '../../errors.ts';
import type { QuietHours, QuietHoursOf } from '../../shield/quiet-hours.ts';
import { GLANCES, type Slots } from './user-tokens.ts';
import type { CallSlack } from './web-api.ts';

/** People's notification schedules, which the bot may see; a snooze it may not. */
export function createQuietHoursOf(callSlack: CallSlack, slots: Slots): QuietHoursOf {
  return async (tenant, user) => {
    const wait = await slots.take(tenant, 'dnd.info', GLANCES, undefined);
    if (wait > 0) throw new RetryLaterError('The budget for dnd.info is spent', wait);
    return readQuietHours(await callSlack(tenant, 'dnd.info', { user }));
  };
}

export function readQuietHours(answer: Readonly<Record<string, unknown>>): QuietHours | undefined {
  const { dnd_enabled: isOn, next_dnd_start_ts: start, next_dnd_end_ts: end } = answer;
  if (isOn !== true || typeof start !== 'number' || typeof end !== 'number' || end <= start) return undefined;
  return { start: start * 1000, end: end * 1000 };
}
