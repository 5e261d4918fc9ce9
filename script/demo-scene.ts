import { DateTime } from 'luxon';
import type { Scene, SceneStep } from '../emulator/page/scene.ts';
import type { Demo } from './demo-app.ts';
import { markDone } from './demo-digest.ts';
import { answerCall, awaitCall, declareWord } from './demo-red-phone.ts';
import { allowShield } from './demo-shield.ts';

const HOURS = 'mon-fri 11:00-11:30 16:00-16:30';

/**
 * A day of the team: an ordinary question across zones, a thread that grows, an edit, a deletion, a block, a catch-up. It can
 * be played again: it begins at the next nine o'clock of a working day in Berlin.
 */
export function demoScene({ slack, team, settled }: Demo): Scene {
  const { ana, ben, chi, dipa, rollout } = team;
  const { clock } = slack;
  let morning = 0;
  let question = '';
  let alarm = '';

  /** The app follows the clock in a moment: what happens next must not happen before that. */
  const at = async (hour: number, minute = 0): Promise<void> => {
    await settled();
    clock.set(Math.max(clock.now(), morning + (hour * 60 + minute) * 60_000));
    await settled();
  };
  const say = (user: string, text: string, threadTs?: string): Promise<string> =>
    slack.post({ user, channel: rollout, text, ...(threadTs === undefined ? {} : { threadTs }) });
  const done = (act: () => Promise<unknown>) => async (): Promise<void> => {
    await act();
    await settled();
  };
  const app = { conversation: slack.dmChannel(ana), tab: 'messages' as const };
  const everybodyIn = (conversation: string) => ({
    [ben]: { conversation },
    [chi]: { conversation },
    [dipa]: { conversation },
  });

  const steps: readonly SceneStep[] = [
    {
      says: 'Nine in Berlin. Ana chooses when she reads mentions.',
      why: `She types /comms ${HOURS}. The answer is visible to her alone.`,
      looks: () => ({ ...everybodyIn(rollout), [ana]: app }),
      act: done(async () => {
        morning = nextMorning(clock.now());
        await at(9);
        await slack.command({ user: ana, channel: app.conversation, command: '/comms', text: HOURS });
      }),
    },
    {
      says: 'She lets Sluice keep Slack quiet between her blocks.',
      why: 'Slack asks her, for herself alone, and she can take it back at any time. Without it Slack would still ring.',
      looks: () => ({ [ana]: { ...app, tab: 'home' } }),
      act: done(async () => {
        await at(9, 2);
        await allowShield(slack, ana);
      }),
    },
    {
      says: 'Chi, at the end of her day in Tokyo, asks Ana something that can wait.',
      why: 'Sluice keeps the mention for eleven, and tells Chi, and nobody else, when Ana reads it.',
      act: done(async () => {
        await at(9, 5);
        question = await say(chi, `<@${ana}> can you look at the rollout plan before Thursday?`);
      }),
    },
    {
      says: 'The thread grows: Dipa answers, Chi asks again.',
      why: 'A second mention in the same thread. It will come in the same message as the first.',
      looks: () => ({
        [chi]: { conversation: rollout, thread: question },
        [dipa]: { conversation: rollout, thread: question },
      }),
      act: done(async () => {
        await at(9, 20);
        await say(dipa, 'The load test is through: 1,400 requests a second, p99 at 80 ms.', question);
        await at(9, 24);
        await say(chi, `Thank you! <@${ana}> then only the date is open.`, question);
      }),
    },
    {
      says: 'Dipa writes to Ana too, and mends a typo.',
      why: 'Ana will read the mended one. The other never reached her.',
      looks: () => ({ ...everybodyIn(rollout) }),
      act: done(async () => {
        await at(9, 40);
        const typo = await say(dipa, `<@${ana}> teh canary is at 25 %`);
        await at(9, 41);
        slack.edit(rollout, typo, `<@${ana}> the canary is at 25 %`);
      }),
    },
    {
      says: 'Dipa asks a second thing, finds the answer herself, and deletes it.',
      why: 'What is gone from Slack is gone from what waits. Ana never has to find out that it was nothing.',
      act: done(async () => {
        await at(10, 5);
        const moot = await say(dipa, `<@${ana}> where is the runbook?`);
        await at(10, 7);
        slack.delete(rollout, moot);
      }),
    },
    {
      says: 'Eleven in Berlin: Ana’s block begins.',
      why: 'One message with everything that waited: first what waits for an answer, then the rest.',
      looks: () => ({ [ana]: app }),
      act: done(async () => at(11)),
    },
    {
      says: 'Ana answers in the thread …',
      why: 'A link in the digest led her there. It is seven in the evening for Chi: she reads it tomorrow.',
      looks: () => ({ [ana]: { conversation: rollout, thread: question } }),
      act: done(async () => {
        await at(11, 4);
        await say(ana, 'Read it. Good plan: Wednesday 14:00 UTC, so that all of us are awake.', question);
      }),
    },
    {
      says: '… and marks a mention as done.',
      why: 'The message shrinks to a line. What she puts off instead comes with the next block.',
      looks: () => ({ [ana]: app }),
      act: done(async () => {
        await at(11, 6);
        await markDone(slack, ana, rollout);
      }),
    },
    {
      says: 'Ana, who is an admin, declares the one word that does not wait: redphone.',
      why: 'She sees first how often it is said anyway. From now on a message that says it calls people at once.',
      act: done(async () => {
        await at(11, 15);
        await declareWord(slack, ana, app.conversation, 'redphone', 'Customers cannot pay or sign in.');
      }),
    },
    {
      says: 'Nine in New York: Ben asks what he missed.',
      why: 'He types /catchup. A link stands behind every statement, and nobody else sees that he asked.',
      act: done(async () => {
        await at(15);
        const before = slack.ephemerals(ben).length;
        await slack.command({ user: ben, channel: rollout, command: '/catchup', text: '' });
        await slack.until(
          () =>
            slack
              .ephemerals(ben)
              .slice(before)
              .some(({ blocks = [] }) => blocks.some(({ type }) => type === 'actions')),
          'the catch-up',
        );
      }),
    },
    {
      says: 'One thing is open. He asks Ana.',
      why: 'Ana’s next block is at four, ten in the morning for Ben, and that is what he is told.',
      act: done(async () => {
        await at(15, 10);
        await say(ben, `<@${ana}> may I raise the canary to 50 % today?`);
      }),
    },
    {
      says: 'Then sign-in breaks. Ben says the word.',
      why: 'Her Do Not Disturb is ended for this, and it rings at once. Nobody else is disturbed: it is night for Chi.',
      looks: () => ({ [ana]: app }),
      act: done(async () => {
        await at(15, 20);
        alarm = await say(ben, `<@${ana}> redphone: nobody can sign in since the canary went up`);
        await awaitCall(slack, ana);
      }),
    },
    {
      says: 'Ana is on it, and Ben sees so.',
      why: 'Had she not pressed, Sluice would have rung again after two and five minutes, and then the next people.',
      looks: () => ({ [ben]: { conversation: rollout, thread: alarm } }),
      act: done(async () => {
        await at(15, 21);
        await answerCall(slack, ana);
        await slack.until(() => slack.thread(rollout, alarm).length > 1 || undefined, 'who is on it');
      }),
    },
    {
      says: 'Four in Berlin: the second block of the day.',
      why: 'Nobody had to wait for longer than Ana said, and nobody had to guess.',
      looks: () => ({ [ana]: app, [ben]: { conversation: rollout } }),
      act: done(async () => at(16)),
    },
  ];
  return {
    title: 'A day of a team in four time zones, step by step. Or type anything yourself.',
    steps,
  };

  /** Midnight before the next working day's nine o'clock in Berlin, today's included, UTC ms. */
  function nextMorning(now: number): number {
    let day = DateTime.fromMillis(now, { zone: 'Europe/Berlin' });
    if (day.hour * 60 + day.minute > 9 * 60) day = day.plus({ days: 1 });
    while (day.weekday > 5) day = day.plus({ days: 1 });
    return day.startOf('day').toMillis();
  }
}
