import { setImmediate as turn } from 'node:timers/promises';
import type { Agenda, Claim, ClaimAnswer } from '../../src/agenda/agenda.ts';
import type { Turns } from '../../src/agenda/turns.ts';
import { type Ringing, type WorkOff, workOff } from '../../src/agenda/work-off.ts';
import { RetryLaterError } from '../../src/errors.ts';

const NOW = 1_000_000;

/** For whom nobody has to wait. */
const openTurns: Pick<Turns, 'enter'> = { enter: async () => () => {} };

function claimOf(thing: string, attempts = 0): Claim {
  return {
    id: thing,
    token: 1,
    kind: 'redact',
    thing,
    due: NOW,
    reason: '',
    phase: 'claimed',
    postingSince: 0,
    attempts,
  };
}

/** An agenda with these things due, one after the other; what is postponed is written down. */
class OneDay {
  readonly postponed: (readonly [thing: string, afterMs: number, attempts: number | undefined])[] = [];
  readonly comesBack: number[] = [];
  after: ClaimAnswer = { kind: 'nothing', nextDue: undefined, nextLapse: undefined };
  ring: () => void = () => {};
  stop: () => void = () => {};
  isStopping = false;
  readonly #due: Claim[];

  constructor(...things: readonly Claim[]) {
    this.#due = [...things];
  }

  add(claim: Claim): void {
    this.#due.push(claim);
  }

  readonly ringing: Ringing = {
    isStopping: () => this.isStopping,
    onStop: (handBack) => {
      this.stop = () => {
        this.isStopping = true;
        handBack();
      };
    },
    onRing: (look) => {
      this.ring = look;
    },
    comeBack: (ms) => void this.comesBack.push(ms),
  };

  work(doIt: (thing: string) => Promise<void>, parts: Partial<Agenda> = {}): WorkOff {
    const agenda = {
      claim: async () => {
        const claim = this.#due.shift();
        return claim === undefined ? this.after : ({ kind: 'claims', claims: [claim] } as const);
      },
      renew: async (_tenant: string, claims: readonly Claim[]) => claims,
      postpone: async (_tenant: string, claim: Claim, afterMs: number, options?: { attempts?: number }) => {
        this.postponed.push([claim.thing, afterMs, options?.attempts]);
        return true;
      },
      ...parts,
    } as Agenda;
    return {
      agenda,
      handlers: { redact: (_tenant, { thing }) => doIt(thing) },
      clock: { now: () => NOW, wall: () => NOW, rate: () => 2, onJump: () => () => {} },
      backoffMs: [10, 20],
      leaseMs: 30_000,
      turns: { claiming: openTurns, working: openTurns },
      onClaim: () => {},
      onFailure: async () => {},
    };
  }
}

test('what fails waits longer each time; what only has to wait does not count as failed', async () => {
  const day = new OneDay(claimOf('first', 0), claimOf('third', 2), claimOf('limited', 1));
  const work = day.work(async (thing) => {
    throw thing === 'limited' ? new RetryLaterError('Slack said so', 7) : new Error('broken');
  });

  await workOff('T1', work, day.ringing);

  expect(day.postponed).toEqual([
    ['first', 10, 1],
    ['third', 20, 3],
    ['limited', 7, 1],
  ]);
});

test.each([
  ['falls due within two seconds, as after a bell that rang early', { nextDue: NOW + 3_000 }, [1_500]],
  ['falls due later, for which a bell hangs', { nextDue: NOW + 5_000 }, []],
  ['is to be tried again', { nextLapse: NOW + 60_000 }, [60_000]],
])('what %s is come back to', async (_words, next, comesBack) => {
  const day = new OneDay();
  day.after = { kind: 'nothing', nextDue: undefined, nextLapse: undefined, ...next };

  await workOff(
    'T1',
    day.work(async () => {}),
    day.ringing,
  );

  expect(day.comesBack).toEqual(comesBack);
});

test('what is slow does not hold up what rings meanwhile', async () => {
  const day = new OneDay(claimOf('slow'));
  const slow = Promise.withResolvers<void>();
  const done: string[] = [];
  const working = workOff(
    'T1',
    day.work(async (thing) => {
      if (thing === 'slow') await slow.promise;
      done.push(thing);
    }),
    day.ringing,
  );
  await turn();
  day.add(claimOf('quick'));
  day.ring();
  await turn();
  slow.resolve();
  await working;

  expect(done).toEqual(['quick', 'slow']);
});

test('what is claimed and not begun is handed back as the process begins to stop, not after what is slow', async () => {
  const day = new OneDay(claimOf('slow'), claimOf('ahead'));
  const slow = Promise.withResolvers<void>();
  const begun: string[] = [];
  const handedBack: string[] = [];
  const work = day.work(
    async (thing) => {
      begun.push(thing);
      await slow.promise;
    },
    {
      renew: async (_tenant, claims) => {
        handedBack.push(...claims.map(({ thing }) => thing));
        return claims;
      },
    },
  );
  const working = workOff('T1', { ...work, mostLanes: 1 }, day.ringing);
  await turn();
  day.stop();

  expect([begun, handedBack]).toEqual([['slow'], ['ahead']]);
  slow.resolve();
  await working;
  expect(begun).toEqual(['slow']);
});

test('however often it rings, no more is claimed than has room ahead', async () => {
  const day = new OneDay(claimOf('slow'));
  const slow = Promise.withResolvers<void>();
  let claimed = 0;
  const fifty = Array.from({ length: 50 }, (_, i) => claimOf(`thing ${i}`));
  const work = day.work(async () => await slow.promise, {
    claim: async () => {
      claimed += 50;
      return claimed > 5_000 ? day.after : { kind: 'claims', claims: fifty };
    },
  });
  const working = workOff('T1', work, day.ringing);
  for (let i = 0; i < 100; i += 1) {
    day.ring();
    await turn();
  }

  expect(claimed).toBeLessThan(1_200);
  day.stop();
  slow.resolve();
  await working;
});

test('an agenda that breaks under several at once ends them all before it is told, and goes nowhere unheard', async () => {
  const unheard: unknown[] = [];
  const hear = (reason: unknown): void => void unheard.push(reason);
  process.on('unhandledRejection', hear);
  const day = new OneDay(claimOf('slow'), claimOf('quick'));
  const slow = Promise.withResolvers<void>();
  const work = day.work(
    async (thing) => {
      if (thing === 'slow') await slow.promise;
      throw new Error('broken');
    },
    {
      postpone: async () => {
        throw new Error('Redis is away');
      },
    },
  );
  const working = workOff('T1', work, day.ringing);
  await turn();
  await turn();
  slow.resolve();

  await expect(working).rejects.toThrow('Redis is away');
  await turn();
  process.off('unhandledRejection', hear);
  expect(unheard).toEqual([]);
});
