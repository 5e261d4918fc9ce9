import { z } from 'zod';
import { WeeklyBlock } from './person.ts';

/** The workspace's choices, made by admins and stewards. Every field has a default: a new workspace has chosen nothing. */
export const Policy = z.object({
  /** Who is enrolled: people who opt in, members of chosen channels or groups, or everyone where the bot is. */
  enrolment: z
    .discriminatedUnion('who', [
      z.object({ who: z.literal('opt-in') }),
      z.object({ who: z.literal('members'), channels: z.array(z.string()), groups: z.array(z.string()) }),
      z.object({ who: z.literal('everyone') }),
    ])
    .default({ who: 'opt-in' }),
  defaultBlocks: z.array(WeeklyBlock).default([
    { days: [1, 2, 3, 4, 5], start: '11:00', end: '11:30' },
    { days: [1, 2, 3, 4, 5], start: '16:00', end: '16:30' },
  ]),
  exemptChannels: z.array(z.string()).default([]),
  /** Slack Connect channels are exempt until an admin switches each on. */
  sharedChannels: z.array(z.string()).default([]),
  heldApps: z.array(z.string()).default([]),
  /** A recipient who wrote here within so many minutes is talking here; 0 switches the rule off. */
  talkingHereMinutes: z.number().default(15),
  receipts: z.enum(['ephemeral', 'reaction', 'none']).default('ephemeral'),
  receiptsToGuests: z.boolean().default(false),
  stewards: z.array(z.string()).default([]),
  /** What an admin has decided of a language model, by its name and where it is; of another one nothing is decided. */
  llm: z
    .object({
      host: z.string(),
      model: z.string(),
      isAccepted: z.boolean(),
      decidedBy: z.string(),
      decidedAt: z.number(),
    })
    .optional(),
  /** Private and shared channels whose messages may go to it. */
  llmChannels: z.array(z.string()).default([]),
  /** Set while Sluice is paused for the workspace: everything passes. */
  pausedSince: z.number().optional(),
  /** The first admin who set Sluice up; absent until then. */
  setUpBy: z.string().optional(),
});
export type Policy = z.infer<typeof Policy>;

export const defaultPolicy: Policy = Policy.parse({});
