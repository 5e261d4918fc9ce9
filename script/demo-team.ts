import type { Emulator } from '../emulator/emulator.ts';

/** Tuesday 20 January 2026, 09:00 in Berlin. */
export const START = Date.UTC(2026, 0, 20, 8, 0);
const HOUR = 60 * 60_000;

export interface DemoTeam {
  readonly ana: string;
  readonly ben: string;
  readonly chi: string;
  readonly dipa: string;
  readonly general: string;
  readonly rollout: string;
}

/** Four people in four zones, their channels, and what they wrote the day before. */
export async function inviteTeam(slack: Emulator): Promise<DemoTeam> {
  const ana = slack.addUser({
    name: 'ana',
    realName: 'Ana',
    displayName: 'Ana',
    tz: 'Europe/Berlin',
    locale: 'en-GB',
    isAdmin: true,
  });
  const ben = slack.addUser({
    name: 'ben',
    realName: 'Ben',
    displayName: 'Ben',
    tz: 'America/New_York',
    locale: 'en-US',
  });
  const chi = slack.addUser({
    name: 'chi',
    realName: 'Chi',
    displayName: 'Chi',
    tz: 'Asia/Tokyo',
    locale: 'en-GB',
  });
  const dipa = slack.addUser({
    name: 'dipa',
    realName: 'Dipa',
    displayName: 'Dipa',
    tz: 'Asia/Kolkata',
    locale: 'en-GB',
  });
  const everybody = [ana, ben, chi, dipa];
  // What Slack sets for everybody in a new workspace.
  for (const person of everybody) slack.setDndSchedule(person, { start: '22:00', end: '08:00' });
  const general = slack.addChannel({ name: 'general', members: everybody });
  const rollout = slack.addChannel({ name: 'rollout', members: everybody });
  const design = slack.addChannel({ name: 'design', kind: 'private', members: [ana, chi] });
  const kitchen = slack.addChannel({ name: 'kitchen', members: everybody });
  slack.addUserGroup({ handle: 'rollout-team', name: 'Rollout team', members: [ana, ben, dipa] });

  const earlier: readonly (readonly [hoursAgo: number, user: string, channel: string, text: string])[] = [
    [18, ben, general, 'Release notes for 4.2 are up: <https://docs.example.com/releases/4.2>'],
    [17, ben, rollout, 'Canary is at *5 %* since noon. Error rate is flat, see `rollout/canary.md`.'],
    [16.5, ana, design, 'New empty states, two variants. I lean to the second one.'],
    [16, dipa, rollout, "I take the load test tomorrow morning, before anybody else's day begins."],
    [7, chi, kitchen, 'It snows in Tokyo :snowflake:'],
    [5, dipa, general, 'Load test is running, please leave staging alone until 12:00 UTC.'],
  ];
  for (const [hoursAgo, user, channel, text] of earlier) {
    slack.clock.set(START - hoursAgo * HOUR);
    await slack.post({ user, channel, text });
  }
  slack.notifications.length = 0;
  slack.clock.set(START);
  return { ana, ben, chi, dipa, general, rollout };
}
