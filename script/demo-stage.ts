import { DateTime } from 'luxon';
import type { Demo } from './demo-app.ts';

/** What the steps of the scene have in common: where it plays, whose clock it follows, and how people act. */
export type Stage = ReturnType<typeof setStage>;

export function setStage(demo: Demo) {
  const { slack, team, settled } = demo;
  const { ana, ben, chi, dipa, general, rollout } = team;
  const { clock } = slack;
  let midnight = 0;

  async function at(hour: number, minute = 0): Promise<void> {
    await settled();
    clock.set(Math.max(clock.now(), midnight + (hour * 60 + minute) * 60_000));
    await settled();
  }

  return {
    demo,
    at,
    /** Goes on to the next working day in Berlin, at nine or at the hour given. */
    async atNextDay(hour = 9): Promise<void> {
      midnight = nextWorkingDay(clock.now(), hour);
      await at(hour);
    },
    /** UTC ms of an hour of the day in Berlin. */
    instantAt: (hour: number) => midnight + hour * 3_600_000,
    say: (user: string, text: string, threadTs?: string): Promise<string> =>
      slack.post({ user, channel: rollout, text, ...(threadTs === undefined ? {} : { threadTs }) }),
    /** A step that is over when the app has done what follows from it. */
    done: (act: () => Promise<unknown>) => async (): Promise<void> => {
      await act();
      await settled();
    },
    inApp: (user: string, tab: 'home' | 'messages' = 'messages') => ({
      conversation: slack.dmChannel(user),
      tab,
    }),
    inRollout: (thread?: string) => ({ conversation: rollout, ...(thread === undefined ? {} : { thread }) }),
    everybodyIn: (conversation: string) =>
      Object.fromEntries([ben, chi, dipa].map((user) => [user, { conversation }])),
    ana,
    ben,
    chi,
    dipa,
    general,
    rollout,
    slack,
  };
}

/** Midnight before the next such hour of a working day in Berlin, today's included, UTC ms. */
function nextWorkingDay(now: number, hour: number): number {
  let day = DateTime.fromMillis(now, { zone: 'Europe/Berlin' });
  if (day.hour * 60 + day.minute > hour * 60) day = day.plus({ days: 1 });
  while (day.weekday > 5) day = day.plus({ days: 1 });
  return day.startOf('day').toMillis();
}
