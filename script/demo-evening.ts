import type { SceneStep } from '../emulator/page/scene.ts';
import { acceptHandoff, closeForm, draftHandoff, sendHandoff } from './demo-handoff.ts';
import type { Stage } from './demo-stage.ts';

const HOURS = 'mon-fri 12:00-12:30 16:00-16:30';

/** Ana's day ends, Ben's goes on: a handoff, from its draft until she reads that he has it. */
export function evening(stage: Stage): readonly SceneStep[] {
  const { ana, ben, slack, at, atNextDay, say, done, inApp, inRollout } = stage;

  return [
    {
      says: 'Ten in New York: Ben wants blocks of his own, at noon and at four.',
      why: 'Hours are everybody’s own, in their own zone. Who sets none is left alone.',
      looks: () => ({ [ben]: inApp(ben) }),
      who: ben,
      act: done(async () => {
        await at(16, 5);
        await slack.command({
          user: ben,
          channel: inApp(ben).conversation,
          command: '/comms',
          text: HOURS,
        });
      }),
    },
    {
      says: 'Ana answers what he asked. That can wait for his noon.',
      why: 'Ben has no shield. So Ana is told when he reads it, and that Slack may have notified him all the same.',
      looks: () => ({ [ana]: inRollout(), [ben]: inRollout() }),
      who: ana,
      act: done(async () => {
        await at(16, 10);
        await say(ana, `<@${ben}> not today. Can you write the test of the session cookie first?`);
      }),
    },
    {
      says: 'Half past five: Ana’s day ends. She types /handoff @ben.',
      why: 'Sluice drafts it from the threads that she took part in today, each line with its source. Nothing is sent yet.',
      looks: () => ({ [ana]: inApp(ana) }),
      who: ana,
      act: done(async () => {
        await at(17, 30);
        await draftHandoff(slack, ana, inApp(ana).conversation, '@ben');
      }),
    },
    {
      says: 'She writes two lines of her own, and sends it.',
      why: 'It goes out as she edited it. Ben is not interrupted: it comes with his block at noon.',
      who: ana,
      act: done(async () => {
        await at(17, 34);
        await sendHandoff(slack, ana, {
          blockers: 'The session cookie has no test. The canary stays at 25 % until it has one.',
          next: 'Write that test. When it passes: canary to 50 %, and watch sign-ins for an hour.',
        });
      }),
    },
    {
      says: 'Noon in New York: Ben’s block begins.',
      why: 'The handoff stands first, the digest below it. What was said somewhere leads back to where it was said.',
      looks: () => ({ [ben]: inApp(ben), [ana]: inApp(ana) }),
      who: ben,
      act: done(async () => {
        await closeForm(slack, ana);
        await at(18);
      }),
    },
    {
      says: 'Ben accepts: the baton is his.',
      why: 'Had he declined, or had nobody pressed, Ana’s next report would begin with what is still open.',
      who: ben,
      act: done(async () => {
        await at(18, 4);
        await acceptHandoff(slack, ben);
      }),
    },
    {
      says: 'Eleven the next morning in Berlin: Ana reads that he has it.',
      why: 'Also this could wait. Nobody was rung in the evening to say “thank you, got it”.',
      looks: () => ({ [ana]: inApp(ana) }),
      who: ana,
      act: done(() => atNextDay(11)),
    },
  ];
}
