import type { SceneStep } from '../emulator/page/scene.ts';
import { awaitNudge, makeBrief, switchNudgesOn } from './demo-brief.ts';
import { closeForm } from './demo-handoff.ts';
import { answerCall, awaitCall, declareWord, resolveCall } from './demo-red-phone.ts';
import type { Stage } from './demo-stage.ts';

/** What cannot wait, and what is asked better: a brief, a catch-up, a call. */
export function afternoon(stage: Stage): readonly SceneStep[] {
  const { ana, ben, dipa, general, rollout, slack, at, instantAt, say, done, inApp, inRollout } = stage;
  let alarm = '';
  let minute = '';

  return [
    {
      says: 'Ana, who is an admin, declares the one word that does not wait: redphone.',
      why: 'She sees first how often it is said anyway. From now on a message that says it calls people at once.',
      who: ana,
      act: done(async () => {
        await at(11, 15);
        await declareWord(
          slack,
          ana,
          inApp(ana).conversation,
          'redphone',
          'Customers cannot pay or sign in.',
        );
      }),
    },
    {
      says: 'And she switches a nudge on: for questions that do not say what they are about.',
      why: 'Nudges are off until an admin wants them, and whoever gets one can switch them off for good.',
      looks: () => ({ [ana]: inApp(ana, 'home') }),
      who: ana,
      act: done(async () => {
        await at(11, 20);
        await closeForm(slack, ana);
        await switchNudgesOn(slack, ana, 'question');
      }),
    },
    {
      says: 'Afternoon in India. Dipa asks Ana for “a minute”.',
      why: 'After half a minute, in case she goes on typing, she gets a hint. Ana, and everybody else, sees none of it.',
      looks: () => ({ [dipa]: { conversation: general } }),
      who: dipa,
      act: done(async () => {
        await at(11, 40);
        const before = slack.ephemerals(dipa).length;
        minute = await slack.post({ user: dipa, channel: general, text: `<@${ana}> got a minute?` });
        await at(11, 41);
        await awaitNudge(slack, dipa, before);
      }),
    },
    {
      says: 'She makes it a brief: what she needs, why, and by when.',
      why: 'It stands in the thread in her name. Ana’s next block brings the brief in the place of the question.',
      looks: () => ({ [dipa]: { conversation: general, thread: minute } }),
      who: dipa,
      act: done(async () => {
        await at(11, 43);
        await makeBrief(slack, dipa, {
          brief_needed: 'A yes or a no: may I delete the logs of the old canary?',
          brief_context: 'They fill the disk of staging, and nothing has read them since the load test.',
          brief_needed_by: instantAt(18) / 1_000,
        });
      }),
    },
    {
      says: 'Nine in New York: Ben asks what he missed.',
      why: 'He types /catchup. A link stands behind every statement, and nobody else sees that he asked.',
      who: ben,
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
      who: ben,
      act: done(async () => {
        await at(15, 10);
        await say(ben, `<@${ana}> may I raise the canary to 50 % today?`);
      }),
    },
    {
      says: 'Then sign-in breaks. Ben says the word.',
      why: 'Her Do Not Disturb is ended for this, and it rings at once. Nobody else is disturbed: it is night for Chi.',
      looks: () => ({ [ana]: inApp(ana) }),
      who: ana,
      act: done(async () => {
        await at(15, 20);
        alarm = await say(ben, `<@${ana}> redphone: nobody can sign in since the canary went up`);
        await awaitCall(slack, ana);
      }),
    },
    {
      says: 'Ana is on it, and Ben sees so.',
      why: 'Had she not pressed, Sluice would have rung again after two and five minutes, and then the next people.',
      looks: () => ({ [ben]: inRollout(alarm) }),
      who: ben,
      act: done(async () => {
        await at(15, 21);
        await answerCall(slack, ana);
        await slack.until(() => slack.thread(rollout, alarm).length > 1 || undefined, 'who is on it');
      }),
    },
    {
      says: 'She mends it, says so in the thread, and presses “Resolved”.',
      why: 'The call is over for everybody whom it reached. Her Do Not Disturb is back until four.',
      looks: () => ({ [ana]: inRollout(alarm) }),
      who: ana,
      act: done(async () => {
        await at(15, 40);
        await say(ana, 'I rolled the session cookie back: sign-in works again.', alarm);
        await say(ana, 'We decided to keep the canary at 25 % until the cookie has a test.', alarm);
        await resolveCall(slack, ana);
      }),
    },
    {
      says: 'Four in Berlin: the second block of the day.',
      why: 'Nobody had to wait for longer than Ana said, and nobody had to guess.',
      looks: () => ({ [ana]: inApp(ana), [ben]: inRollout() }),
      who: ana,
      act: done(async () => at(16)),
    },
  ];
}
