import { z } from 'zod';
import type { Call } from './call.ts';
import { MessageRef } from './ring.ts';

/** What is kept of a call beside what is sealed: ids alone, to tell those concerned where that can be opened no more. */
export const BareCall = z
  .object({
    caller: z.object({ user: z.string().optional(), app: z.string().optional() }).readonly(),
    source: MessageRef.readonly().optional(),
    people: z.array(z.string()).readonly(),
    /** Those of them who have not been reached. */
    missing: z.array(z.string()).readonly(),
    isOver: z.boolean(),
  })
  .readonly();
export type BareCall = z.infer<typeof BareCall>;

/** What it says was sealed with a key that is not there any more. */
export class CallSealedError extends Error {
  override readonly name = 'CallSealedError';
}

export function bareOf({ ring, people, state }: Call): BareCall {
  return {
    caller: ring.caller,
    ...(ring.source === undefined ? {} : { source: ring.source }),
    people: people.map(({ user }) => user),
    missing: people.flatMap((person) =>
      person.state === 'calling' || person.state === 'unreachable' ? [person.user] : [],
    ),
    isOver: state === 'ended',
  };
}
