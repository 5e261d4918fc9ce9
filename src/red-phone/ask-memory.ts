import { z } from 'zod';

/** What the form of a call remembers of itself. */
export const AskMemory = z.object({
  /** The call's id: the form sent in twice is one call. */
  id: z.string(),
  /** The message that it is about, by its id among mentions. */
  about: z.string().optional(),
  /** Where it was asked for, if not about a message. */
  channel: z.string().optional(),
  /** Those that the form's menu does not have. */
  groups: z.array(z.string()),
});
export type AskMemory = z.infer<typeof AskMemory>;
