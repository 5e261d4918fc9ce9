import { SECOND } from '../../clock.ts';
import type { ChannelId, TenantId, Ts, UserId } from '../../ids.ts';

type Places = Readonly<Record<ChannelId, Ts>>;

export interface Notes {
  /** Resolves when it is written, or waits to be written within a second. */
  add(tenant: TenantId, user: UserId, channel: ChannelId, ts: Ts): Promise<void>;
  /** Writes at once what waits of this person. */
  writeDown(tenant: TenantId, user: UserId): Promise<void>;
}

/** Notes of one second that are written at once: more than people make on a usual day. */
const AT_ONCE = 100;

interface Waiting {
  readonly tenant: TenantId;
  readonly user: UserId;
  readonly places: Map<ChannelId, Ts>;
}

/** In a second with a great many notes, the rest of them is written at its end, once for each person. */
export function gatherNotes(
  write: (tenant: TenantId, user: UserId, noted: Places) => Promise<void>,
  atOnce = AT_ONCE,
): Notes {
  const waiting = new Map<string, Waiting>();
  let written = 0;
  let second: NodeJS.Timeout | undefined;

  function endOfSecond(): void {
    second = undefined;
    written = 0;
    for (const { tenant, user } of [...waiting.values()]) {
      // Lost, it costs a longer catch-up.
      writeDown(tenant, user).catch(() => {});
    }
  }

  async function writeDown(tenant: TenantId, user: UserId): Promise<void> {
    const key = keyOf(tenant, user);
    const noted = waiting.get(key);
    if (noted === undefined) return;
    waiting.delete(key);
    await write(tenant, user, Object.fromEntries(noted.places));
  }

  return {
    async add(tenant, user, channel, ts) {
      if (second === undefined) second = setTimeout(endOfSecond, SECOND).unref();
      if (written < atOnce) {
        written += 1;
        await write(tenant, user, { [channel]: ts });
        return;
      }
      const key = keyOf(tenant, user);
      const noted = waiting.get(key);
      if (noted === undefined) waiting.set(key, { tenant, user, places: new Map([[channel, ts]]) });
      else if ((noted.places.get(channel) ?? '') < ts) noted.places.set(channel, ts);
    },
    writeDown,
  };
}

function keyOf(tenant: TenantId, user: UserId): string {
  return `${tenant} ${user}`;
}
