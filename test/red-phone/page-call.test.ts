import { HOUR, MINUTE, SECOND } from '../../src/clock.ts';
import { RetryLaterError } from '../../src/errors.ts';
import type { Call, Step } from '../../src/red-phone/call.ts';
import { thingOf } from '../../src/red-phone/call.ts';
import { choresOf } from '../../src/red-phone/chores.ts';
import type { CallDeps } from '../../src/red-phone/deps.ts';
import { page } from '../../src/red-phone/page-call.ts';
import { PagerError, type PagerTrouble } from '../../src/red-phone/pager.ts';

/** An open call, and a pager that fails as it is told to. */
function scene(failures: PagerError[]) {
  let call = {
    id: 'call1',
    ring: { id: 'r', caller: {}, users: [], groups: [], reason: 'sev1', isConfirmed: false, arrivedAt: 0 },
    openedAt: 0,
    state: 'open',
    people: [],
    events: [],
    unread: [],
    left: [],
    round: { since: 0, repeats: 0, isEscalated: false, isOver: false },
    done: [],
    pages: {},
  } as unknown as Call;
  const deps = {
    calls: {
      find: async () => call,
      async change(_tenant: string, _id: string, how: (before: Call) => Step | undefined) {
        call = how(call)?.call ?? call;
        return { call, isChanged: true };
      },
    },
    directory: { workspaceUrl: async () => 'https://acme.slack.com/' },
    urgentBells: { ring: async () => {} },
    pagers: [
      {
        name: 'PagerDuty',
        async send() {
          const failure = failures.shift();
          if (failure !== undefined) throw failure;
        },
      },
    ],
  } as unknown as CallDeps;
  const at = (now: number) => page('T1', thingOf('call1', 'PagerDuty'), now, deps);
  return {
    at,
    become: (changes: Partial<Call>) => {
      call = { ...call, ...changes };
    },
    state: () => call.pages['PagerDuty'],
    said: () => saidOf(call),
  };
}

function saidOf(call: Call): readonly string[] {
  return choresOf(call, 0).flatMap(({ key }) => (key.startsWith('page-failed') ? [key] : []));
}

const failing = (reason: PagerTrouble = 'failing', isFinal = false) =>
  new PagerError('No', reason, { isFinal });

test('a pager that fails is tried again soon, after five minutes more rarely, and until it takes the page', async () => {
  const { at, state } = scene([failing(), failing()]);
  await expect(at(0)).rejects.toEqual(expect.objectContaining({ retryAfterMs: 5 * SECOND }));
  await expect(at(6 * MINUTE)).rejects.toEqual(expect.objectContaining({ retryAfterMs: MINUTE }));
  await at(7 * MINUTE);
  expect(state()).toMatchObject({ told: 'trigger' });
});

test('one that asks for a pause gets it', async () => {
  const { at } = scene([new PagerError('No', 'limited', { retryAfterMs: 7 * SECOND })]);
  await expect(at(0)).rejects.toEqual(expect.objectContaining({ retryAfterMs: 7 * SECOND }));
});

test('one that takes nothing for an hour is given up, and that is said after it was said to be tried again', async () => {
  const { at, state, said } = scene([failing(), failing()]);
  await expect(at(0)).rejects.toThrow(RetryLaterError);
  expect(said()).toEqual(['page-failed:PagerDuty:trigger']);
  await at(HOUR + 1);
  expect(state()).toEqual({ trouble: { reason: 'failing', isFinal: true, action: 'trigger', since: 0 } });
  expect(said()).toEqual(['page-failed:PagerDuty:trigger:for-good']);
});

test('one that refuses the page is not asked again', async () => {
  const { at, state } = scene([failing('refused', true)]);
  await at(0);
  expect(state()).toEqual({ trouble: { reason: 'refused', isFinal: true, action: 'trigger', since: 0 } });
});

test('one that fails hours after the call began is tried again all the same, until it hears that it is over', async () => {
  const failures = [failing(), failing()];
  const { at, become, state, said } = scene(failures);
  await expect(at(0)).rejects.toThrow(RetryLaterError);
  // It did not take the page for a while, then it did: that is forgotten.
  await expect(at(50 * MINUTE)).rejects.toThrow(RetryLaterError);
  await at(55 * MINUTE);
  expect(state()).toEqual({ told: 'trigger' });

  become({ state: 'ended', outcome: 'resolved' });
  failures.push(failing());
  const again = expect.objectContaining({ retryAfterMs: 5 * SECOND });
  await expect(at(3 * HOUR)).rejects.toEqual(again);
  expect(said()).toEqual(['page-failed:PagerDuty:resolve']);
  await at(3 * HOUR + MINUTE);
  expect(state()).toEqual({ told: 'resolve' });
});

test('one that was given up for one thing is tried anew for the next', async () => {
  const { at, become, state } = scene([failing()]);
  const trouble = { reason: 'failing', isFinal: true, action: 'acknowledge', since: 0 } as const;
  become({ state: 'ended', outcome: 'resolved', pages: { PagerDuty: { told: 'trigger', trouble } } });
  await expect(at(2 * HOUR)).rejects.toThrow(RetryLaterError);
  await at(2 * HOUR + MINUTE);
  expect(state()).toEqual({ told: 'resolve' });
});
