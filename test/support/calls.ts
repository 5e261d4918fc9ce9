import type { StoredMessage } from '../../emulator/world/types.ts';
import { DeclaredWord } from '../../src/people/policy.ts';
import { labelled, type Screen, wordsIn } from './screen.ts';
import type { Team } from './team.ts';

/** A declared word as an admin would have it, open to everybody. */
export function word(phrase: string, wishes: object = {}): DeclaredWord {
  const meaning = 'Customers cannot work.';
  return DeclaredWord.parse({
    phrase,
    meaning,
    by: {},
    calls: {},
    declaredBy: 'USLACKBOT',
    declaredAt: 0,
    ...wishes,
  });
}

/** What calls have brought a person, the oldest first. */
export function callsTo({ slack }: Pick<Team, 'slack'>, user: string): readonly StoredMessage[] {
  return slack.dm(user).filter(({ metadata }) => metadata?.event_type === 'sluice_call');
}

/** The newest message of a call to the person. */
export function lastCall(team: Pick<Team, 'slack'>, user: string): StoredMessage {
  const last = callsTo(team, user).at(-1);
  if (last === undefined) throw new Error(`Nobody called ${user}`);
  return last;
}

/** What a call's messages say, one text for each. */
export function saidTo(team: Pick<Team, 'slack'>, user: string): readonly string[] {
  return callsTo(team, user).map((message) => wordsIn(message));
}

/** Whether Slack notified the person of a message of the app. */
export function wasNotified({ slack }: Pick<Team, 'slack'>, user: string, { ts, channel }: StoredMessage) {
  return slack.notifications.find(
    (entry) => entry.user === user && entry.ts === ts && entry.channel === channel,
  )?.notified;
}

/** Presses what bears the label in the newest message of a call, which changes, and waits until all is done. */
export async function answerCall(
  team: Team,
  screen: Screen,
  user: string,
  label: string,
  message = lastCall(team, user),
): Promise<void> {
  await screen.changeOf(message, () => screen.touch(user, message, labelled(message, label)));
  await team.settled();
}

/** Picks a person to pass the call on to. */
export async function passOn(team: Team, screen: Screen, user: string, to: string): Promise<void> {
  const message = lastCall(team, user);
  const pick = { actionId: 'call-pass-on', selected: to };
  await screen.changeOf(message, () => screen.touch(user, message, pick));
  await team.settled();
}

/** What stands under a message, without it. */
export function under({ slack, channel }: Pick<Team, 'slack' | 'channel'>, ts: string): readonly string[] {
  return slack
    .thread(channel, ts)
    .slice(1)
    .map((message) => wordsIn(message));
}

/** What a person alone is shown because of what somebody does, one text for each. */
export async function toldAlone(
  team: Team,
  user: string,
  act: () => Promise<unknown>,
): Promise<readonly string[]> {
  const before = team.slack.ephemerals(user).length;
  await act();
  await team.settled();
  return team.slack
    .ephemerals(user)
    .slice(before)
    .map((message) => wordsIn(message));
}
