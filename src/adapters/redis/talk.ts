import type { UserId } from '../../ids.ts';
import type { Recorded, RecordOptions } from '../../mentions/held.ts';
import type { Message } from '../../mentions/message.ts';
import { perTurn } from './per-turn.ts';
import { type RedisClient, run } from './scripts.ts';

interface Talk {
  readonly factsVersion: string;
  readonly author: UserId;
  readonly message: Message;
}

/**
 * Records a message that calls on nobody, of somebody who is enrolled, together with all others of its turn: most of what
 * a workspace says is that. Undefined where there is more to it, so that record.lua must see it.
 */
export function createTalk(
  redis: RedisClient,
): (message: Message, options: RecordOptions) => Promise<Recorded | undefined> {
  const note = perTurn<Talk, string>(async (tenant, talks) => {
    const args = talks.flatMap(({ factsVersion, author, message: { channel, ts, threadTs = '' } }) => [
      factsVersion,
      author,
      channel,
      ts,
      threadTs,
    ]);
    return [...String(await run(redis, 'talk', tenant, ...args))];
  });

  return async (message, options) => {
    const { factsVersion, enrolledAuthor: author, ...more } = options;
    const isEdit = message.version !== message.ts;
    if (author === undefined || isEdit || Object.values(more).some((each) => each !== undefined))
      return undefined;
    const answer = await note(message.tenant, { factsVersion, author, message });
    if (answer === 's') return { kind: 'stale' };
    return answer === 't' ? { kind: 'recorded', heldAnew: [], due: undefined } : undefined;
  };
}
