import type { Claim } from '../agenda/agenda.ts';
import type { Handler } from '../agenda/work-off.ts';
import { SECOND } from '../clock.ts';
import { coerceError, RetryLaterError, UserError } from '../errors.ts';
import type { TenantId } from '../ids.ts';
import { SlackRefusal } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import { answering } from './answer.ts';
import type { CatchupDeps } from './deps.ts';
import type { CatchupRequest } from './request.ts';
import { catchUp } from './run.ts';
import { say } from './say.ts';

/** The agenda's kind for all of them; the thing is the request's id. */
export const CATCHUP_KIND = 'catchup';

/** Catch-ups that one process works on at once, of all and of one person; the others wait. */
const MOST_AT_ONCE = 8;
const MOST_OF_ONE = 2;
const MOST_TRIES = 3;

export interface Runs {
  readonly handler: Handler;
  /** Lets go of what is under way, so that another process can begin it anew at once. */
  stop(): Promise<void>;
}

/**
 * A catch-up may take minutes, and whoever works off the agenda waits for what it began. So each runs beside it: the
 * claim stays ours as long as we say so, and whoever finds it lapsed begins anew.
 */
export function createRuns(deps: CatchupDeps): Runs {
  const { agenda, requests, leaseMs, log } = deps;
  const underWay = new Map<UnderWay, Promise<void>>();

  return {
    async handler(tenant, claim) {
      if (underWay.size >= MOST_AT_ONCE) throw new RetryLaterError('Enough catch-ups are under way', SECOND);
      const request = await requests.find(tenant, claim.thing);
      if (request === undefined) {
        await agenda.done(tenant, claim, 0);
        return;
      }
      const own = [...underWay.keys()].filter(({ user }) => user === `${tenant} ${request.user}`);
      if (own.length >= MOST_OF_ONE) throw new RetryLaterError('Enough of theirs are under way', SECOND);
      if (!(await agenda.postpone(tenant, claim, leaseMs))) return;
      const controller = new AbortController();
      const running = runOne(tenant, claim, request, controller, deps)
        .catch((thrown: unknown) => {
          log.error({ tenant, err: coerceError(thrown) }, 'A catch-up could not be ended');
        })
        .finally(() => underWay.delete(run));
      const run = { user: `${tenant} ${request.user}`, controller };
      underWay.set(run, running);
    },

    async stop() {
      for (const { controller } of underWay.keys()) controller.abort(new StoppedError('Sluice is stopping'));
      await Promise.all(underWay.values());
    },
  };
}

interface UnderWay {
  readonly user: string;
  readonly controller: AbortController;
}

class StoppedError extends Error {
  override readonly name = 'StoppedError';
}

async function runOne(
  tenant: TenantId,
  claim: Claim,
  request: CatchupRequest,
  controller: AbortController,
  deps: CatchupDeps,
): Promise<void> {
  const { agenda, leaseMs } = deps;
  const { signal } = controller;
  const keeping = setInterval(() => {
    agenda.postpone(tenant, claim, leaseMs).then(
      (isOurs) => isOurs || controller.abort(new StoppedError('Somebody else has taken it up')),
      // Redis is away for now; if it stays away, the lease lapses.
      () => {},
    );
  }, leaseMs / 3);
  try {
    await catchUp(tenant, request, deps, signal);
    await agenda.done(tenant, claim, 0);
  } catch (thrown) {
    if (signal.reason instanceof StoppedError) await agenda.postpone(tenant, claim, 0);
    else await failed(tenant, claim, request, coerceError(thrown), deps);
  } finally {
    clearInterval(keeping);
  }
}

/** Tried again a few times; then the person is told. */
async function failed(
  tenant: TenantId,
  claim: Claim,
  request: CatchupRequest,
  error: Error,
  deps: CatchupDeps,
): Promise<void> {
  const { agenda, bells, clock, log, requests, directory } = deps;
  const attempts = claim.attempts + 1;
  const isTheirs = error instanceof UserError;
  if (!isTheirs) log.error({ tenant, attempts, err: error }, 'A catch-up failed');
  // What Slack refuses it refuses again.
  if (attempts < MOST_TRIES && !isTheirs && !(error instanceof SlackRefusal)) {
    const waits = error instanceof RetryLaterError ? error.retryAfterMs : attempts * 2 * SECOND;
    await agenda.postpone(tenant, claim, waits, { attempts });
    await bells.ringIn(tenant, waits);
    return;
  }
  const known = await directory.knownProfile(tenant, request.user);
  const { common, catchup: words } = wordsFor(known?.locale);
  const kept = (await requests.find(tenant, request.id)) ?? request;
  const text = isTheirs ? error.message : common.somethingFailed;
  await answering(tenant, kept, deps).result(say(text), say(words.cameByDm));
  await requests.remove(tenant, request.id);
  await agenda.done(tenant, claim, clock.now());
}
