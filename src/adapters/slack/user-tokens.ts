import { RetryLaterError } from '../../errors.ts';
import type { TenantId, UserId } from '../../ids.ts';
import type { Secret } from '../../secret.ts';
import type { DndNow } from '../../shield/decide.ts';
import { type OwnSlack, TokenGoneError } from '../../shield/own-slack.ts';
import type { Status } from '../../shield/status.ts';
import { OutcomeUnknownError, SlackRefusal } from '../../slack.ts';
import type { FreshToken } from './fresh-token.ts';
import { METHODS } from './methods.ts';
import { type CallSlack, createCallSlack, type Tiers, type WebApiOptions } from './web-api.ts';

/** Turns to call a method in people's names, shared by all processes. */
export interface Slots {
  /**
   * 0 to go ahead, else the milliseconds to wait: with `inLineAs` the turn is kept for whoever comes by that name.
   * Never are more than `most` calls allowed within a minute.
   */
  take(tenant: TenantId, method: OwnMethod, most: number, inLineAs: string | undefined): Promise<number>;
}

type OwnMethod = keyof typeof KEPT;

/** Calls a minute that are kept for Red Phone, which waits for nobody's shield. */
const KEPT = {
  'dnd.setSnooze': 2,
  'dnd.endSnooze': 6,
  'dnd.endDnd': 0,
  'dnd.info': 10,
  'users.profile.set': 5,
  'auth.revoke': 0,
} as const;

/** Glances leave the rest of the budget to those who are about to be shielded. */
export const GLANCES = 15;

interface OwnSlackOptions extends Pick<WebApiOptions, 'apiUrl' | 'timeoutMs' | 'onCall'> {
  readonly tokenFor: FreshToken;
  readonly slots: Slots;
  readonly tiers: Pick<Tiers, 'pause'>;
  /** How soon a question without an answer is asked again, ms. */
  readonly againMs: number;
  /** With the bot's token, which may read anybody's profile. */
  readonly callSlack: CallSlack;
}

/** Slack's answers that mean: this token is no good any more, or was never enough. */
const gone = new Set([
  'account_inactive',
  'invalid_auth',
  'missing_scope',
  'not_allowed_token_type',
  'not_authed',
  'token_expired',
  'token_revoked',
]);

export function createOwnSlack({
  tokenFor,
  slots,
  tiers,
  callSlack,
  againMs,
  ...site
}: OwnSlackOptions): OwnSlack {
  /** One call without a look at the budget. */
  async function call(tenant: TenantId, user: UserId, method: OwnMethod, args = {}) {
    const token = await tokenFor(tenant, user);
    try {
      return await callAs(token)(tenant, method, args);
    } catch (error) {
      if (!(error instanceof SlackRefusal && error.code === 'token_expired')) throw goneIn(error);
      const next = await tokenFor(tenant, user, token);
      if (next.reveal() === token.reveal()) throw goneIn(error);
      return await callAs(next)(tenant, method, args).catch((again) => Promise.reject(goneIn(again)));
    }
  }

  /** Each token has a client of its own, which goes with the call: a client writes its token into what it is given. */
  function callAs(token: Secret): CallSlack {
    return createCallSlack({
      ...site,
      tokenOf: async () => token.reveal(),
      tiers: { reserve: async () => 0, pause: (tenant, method, ms) => tiers.pause(tenant, method, ms) },
    });
  }

  function take(tenant: TenantId, user: UserId, method: OwnMethod): Promise<number> {
    return slots.take(tenant, method, METHODS[method].perMinute - KEPT[method], user);
  }

  async function inTurn(tenant: TenantId, user: UserId, method: OwnMethod, args = {}) {
    const wait = await take(tenant, user, method);
    if (wait > 0) throw new RetryLaterError(`The budget for ${method} is spent`, wait);
    return await call(tenant, user, method, args);
  }

  /** The whole budget, with what is kept of it for calls. */
  async function atOnce(tenant: TenantId, method: OwnMethod): Promise<void> {
    const wait = await slots.take(tenant, method, METHODS[method].perMinute, undefined);
    if (wait > 0) throw new RetryLaterError(`The budget for ${method} is spent`, wait);
  }

  async function endSnooze(tenant: TenantId, user: UserId): Promise<void> {
    try {
      await call(tenant, user, 'dnd.endSnooze');
    } catch (error) {
      const isOff = error instanceof SlackRefusal && endedAlready.has(error.code);
      if (!isOff) throw error;
    }
  }

  /** What may be asked twice: an unknown outcome is asked again. */
  async function asked<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      if (!(error instanceof OutcomeUnknownError)) throw error;
      throw new RetryLaterError('No answer to a question in their name', againMs, { cause: error });
    }
  }

  return {
    turn: (tenant, user, change) => take(tenant, user, change === 'set' ? 'dnd.setSnooze' : 'dnd.endSnooze'),

    dnd: async (tenant, user) => readDnd(await asked(inTurn(tenant, user, 'dnd.info'))),

    async glance(tenant, user) {
      const wait = await slots.take(tenant, 'dnd.info', GLANCES, undefined);
      return wait > 0 ? undefined : readDnd(await asked(call(tenant, user, 'dnd.info')));
    },

    async snooze(tenant, user, minutes) {
      const answer = await call(tenant, user, 'dnd.setSnooze', { num_minutes: minutes });
      return { isOn: answer['snooze_enabled'] === true, endsAt: readDnd(answer).snoozeEndsAt };
    },

    endSnooze,

    async dndNow(tenant, user) {
      await atOnce(tenant, 'dnd.info');
      return readDnd(await asked(call(tenant, user, 'dnd.info')));
    },

    async endSnoozeNow(tenant, user) {
      await atOnce(tenant, 'dnd.endSnooze');
      await asked(endSnooze(tenant, user));
    },

    async endScheduleNow(tenant, user) {
      await atOnce(tenant, 'dnd.endDnd');
      try {
        await asked(call(tenant, user, 'dnd.endDnd'));
      } catch (error) {
        if (!(error instanceof SlackRefusal && error.code === 'not_in_dnd')) throw error;
      }
    },

    async status(tenant, user) {
      const { user: found } = await asked(callSlack(tenant, 'users.info', { user }));
      return readStatus(found);
    },

    async setStatus(tenant, user, { text, emoji, expiresAt }) {
      const profile = { status_text: text, status_emoji: emoji, status_expiration: expiresAt / 1000 };
      // The same status twice is the same status.
      return readStatus(await asked(inTurn(tenant, user, 'users.profile.set', { profile })));
    },

    async revoke(tenant, user) {
      try {
        await asked(inTurn(tenant, user, 'auth.revoke'));
      } catch (error) {
        if (!(error instanceof TokenGoneError)) throw error;
      }
    },
  };
}

/** The same error; where it says that the token is no good, as the error that says so. */
function goneIn(error: unknown): unknown {
  if (!(error instanceof SlackRefusal && gone.has(error.code))) return error;
  return new TokenGoneError(`Slack does not take their token: ${error.code}`, { cause: error });
}

/** Older documents and newer ones name it differently. */
const endedAlready = new Set(['snooze_not_active', 'snooze_end_failed']);

interface HasProfile {
  readonly profile?: {
    readonly status_text?: string;
    readonly status_emoji?: string;
    readonly status_expiration?: number;
  };
}

function readStatus(from: unknown): Status {
  const { profile = {} } = (from ?? {}) as HasProfile;
  return {
    text: profile.status_text ?? '',
    emoji: profile.status_emoji ?? '',
    expiresAt: (profile.status_expiration ?? 0) * 1000,
  };
}

/** For a snooze without an end: later than any block. */
const NEVER = Date.UTC(9999, 0, 1);

function readDnd(answer: Readonly<Record<string, unknown>>): DndNow {
  const { snooze_enabled: isOn, snooze_endtime: end } = answer;
  const schedule = scheduleIn(answer);
  if (isOn !== true) return { snoozeEndsAt: undefined, schedule };
  return { snoozeEndsAt: typeof end === 'number' && end > 0 ? end * 1000 : NEVER, schedule };
}

function scheduleIn(answer: Readonly<Record<string, unknown>>): DndNow['schedule'] {
  const { dnd_enabled: isKept, next_dnd_start_ts: start, next_dnd_end_ts: end } = answer;
  if (isKept !== true || typeof start !== 'number' || typeof end !== 'number') return undefined;
  return { start: start * 1000, end: end * 1000 };
}
