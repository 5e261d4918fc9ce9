import type { SceneStep } from '../emulator/page/scene.ts';
import { markDone } from './demo-digest.ts';
import { allowShield } from './demo-shield.ts';
import type { Stage } from './demo-stage.ts';

const HOURS = 'mon-fri 11:00-11:30 16:00-16:30';

/** Mentions wait for Ana’s first block of the day. */
export function morning(stage: Stage): readonly SceneStep[] {
  const { ana, chi, dipa, rollout, slack, at, atNextDay, say, done, inApp, inRollout, everybodyIn } = stage;
  let question = '';

  return [
    {
      says: 'Nine in Berlin. Ana chooses when she reads mentions.',
      why: `She types /comms ${HOURS}. The answer is visible to her alone.`,
      looks: () => ({ ...everybodyIn(rollout), [ana]: inApp(ana) }),
      who: ana,
      act: done(async () => {
        await atNextDay();
        await slack.command({ user: ana, channel: inApp(ana).conversation, command: '/comms', text: HOURS });
      }),
    },
    {
      says: 'She lets Sluice keep Slack quiet between her blocks.',
      why: 'Slack asks her, for herself alone, and she can take it back at any time. Without it Slack would still ring.',
      looks: () => ({ [ana]: inApp(ana, 'home') }),
      who: ana,
      act: done(async () => {
        await at(9, 2);
        await allowShield(slack, ana);
      }),
    },
    {
      says: 'Chi, at the end of her day in Tokyo, asks Ana something that can wait.',
      why: 'Sluice keeps the mention for eleven, and tells Chi, and nobody else, when Ana reads it.',
      who: chi,
      act: done(async () => {
        await at(9, 5);
        question = await say(chi, `<@${ana}> can you look at the rollout plan before Thursday?`);
      }),
    },
    {
      says: 'The thread grows: Dipa answers, Chi asks again.',
      why: 'A second mention in the same thread. It will come in the same message as the first.',
      looks: () => ({
        [chi]: inRollout(question),
        [dipa]: inRollout(question),
      }),
      who: chi,
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
      who: dipa,
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
      who: dipa,
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
      looks: () => ({ [ana]: inApp(ana) }),
      who: ana,
      act: done(async () => at(11)),
    },
    {
      says: 'Ana answers in the thread …',
      why: 'A link in the digest led her there. It is seven in the evening for Chi: she reads it tomorrow.',
      looks: () => ({ [ana]: inRollout(question) }),
      who: ana,
      act: done(async () => {
        await at(11, 4);
        await say(ana, 'Read it. Good plan: Wednesday 14:00 UTC, so that all of us are awake.', question);
      }),
    },
    {
      says: '… and marks a mention as done.',
      why: 'The message shrinks to a line. What she puts off instead comes with the next block.',
      looks: () => ({ [ana]: inApp(ana) }),
      who: ana,
      act: done(async () => {
        await at(11, 6);
        await markDone(slack, ana, rollout);
      }),
    },
  ];
}
