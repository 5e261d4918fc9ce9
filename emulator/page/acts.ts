import { z } from 'zod';

const id = z.string().max(100);
const text = z.string().max(40_000);
const answers = z.record(z.string(), z.record(z.string(), z.unknown()));

/** Everything that can be done on the page, each by one person, or to the clock or the scene. */
export const Act = z.discriminatedUnion('act', [
  /** Sends what was typed: a message, or a slash command. */
  z.object({
    act: z.literal('send'),
    user: id,
    channel: id,
    text,
    threadTs: id.optional(),
    broadcast: z.boolean().optional(),
  }),
  z.object({ act: z.literal('edit'), user: id, channel: id, ts: id, text }),
  z.object({ act: z.literal('delete'), user: id, channel: id, ts: id }),
  /** Adds the reaction, or takes it back. */
  z.object({
    act: z.literal('react'),
    user: id,
    channel: id,
    ts: id,
    name: z.string().regex(/^[a-z0-9_+'-]+$/),
  }),
  z.object({
    act: z.literal('press'),
    user: id,
    message: z.object({ channel: id, ts: id }).optional(),
    view: id.optional(),
    actionId: z.string(),
    blockId: z.string(),
    selected: z.unknown().optional(),
    values: answers.optional(),
  }),
  z.object({ act: z.literal('submit'), user: id, viewId: id, values: answers }),
  z.object({ act: z.literal('close'), user: id, viewId: id }),
  z.object({ act: z.literal('shortcut'), user: id, callbackId: id, channel: id, ts: id }),
  z.object({ act: z.literal('global-shortcut'), user: id, callbackId: id }),
  z.object({ act: z.literal('open'), user: id, tab: z.enum(['home', 'messages']) }),
  /** Opens the direct conversation with these people. */
  z.object({ act: z.literal('direct'), user: id, others: z.array(id).min(1).max(8) }),
  z.object({ act: z.literal('read'), user: id, channel: id, ts: id }),
  z.object({ act: z.literal('clock'), to: z.enum(['now', 'next-block', 'hour', 'day']) }),
  z.object({ act: z.literal('scene'), do: z.enum(['play', 'pause', 'step']) }),
]);

export type Act = z.infer<typeof Act>;
