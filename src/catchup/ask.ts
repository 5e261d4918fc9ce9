import { z } from 'zod';

const since = z.number().optional();
const channel = z.string();

/** What somebody wants to be caught up on. `since` is UTC ms, as they said it; absent: since they were last there. */
export const Ask = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('channel'), channel, since }),
  /** A whole thread, unless they said since when. */
  z.object({ kind: z.literal('thread'), channel, threadTs: z.string(), since }),
  /** Every channel that the person and the bot share. */
  z.object({ kind: z.literal('all'), since }),
  /** A question about what an earlier one read, by its id. */
  z.object({ kind: z.literal('question'), of: z.string(), text: z.string() }),
]);
export type Ask = z.infer<typeof Ask>;
