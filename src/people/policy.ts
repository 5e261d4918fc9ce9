import { z } from 'zod';
import { WeeklyBlock } from './person.ts';

const namedPeople = z
  .object({ users: z.array(z.string()).default([]), groups: z.array(z.string()).default([]) })
  .default({ users: [], groups: [] });

/** A word or phrase that calls people at once. */
export const DeclaredWord = z.object({
  phrase: z.string(),
  /** What counts as this emergency, in one sentence: shown before ringing, and to those called. */
  meaning: z.string(),
  /** Where it calls; everywhere where none is named. */
  channels: z.array(z.string()).default([]),
  /** Who may ring by it; everybody of the workspace where nobody is named. */
  by: namedPeople,
  needsReason: z.boolean().default(false),
  /** Whom it calls where a message mentions nobody. */
  calls: namedPeople,
  /** Who is called where those called do not answer. */
  next: z.array(z.string()).default([]),
  declaredBy: z.string(),
  /** UTC ms */
  declaredAt: z.number(),
});
export type DeclaredWord = z.infer<typeof DeclaredWord>;

/** What a sender may be nudged about. */
export const NUDGES = ['greeting', 'question', 'announcement', 'crowd'] as const;
export const NudgeKind = z.enum(NUDGES);
export type NudgeKind = z.infer<typeof NudgeKind>;

/** A part of a rota: who is on together, and when. */
export const Region = z.object({
  id: z.string(),
  name: z.string(),
  members: z.array(z.string()),
  /** An IANA name. */
  zone: z.string(),
  hours: z.array(WeeklyBlock),
});
export type Region = z.infer<typeof Region>;

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
  redPhone: z
    .object({
      words: z.array(DeclaredWord).default([]),
      /** Calls of one person in a week before they are asked whether they are sure. */
      callsPerWeek: z.int().min(0).default(3),
      /** Whom one call reaches, at most; who is called next comes on top. 50 where nobody says. */
      mostCalled: z.int().min(1).optional(),
      /** By channel, whom a word calls there where the message mentions nobody; elsewhere those of the word. */
      callsIn: z.record(z.string(), namedPeople).optional(),
      /** User or app ids: the bots, guests and people of other organisations who may ring. */
      admitted: z.array(z.string()).default([]),
      /** Who is called where those called do not answer and the word names nobody. */
      next: z.array(z.string()).default([]),
      /** Where the weekly note to admins goes; to each of them where there is none. */
      noteChannel: z.string().optional(),
    })
    .default({ words: [], callsPerWeek: 3, admitted: [], next: [] }),
  /** Nobody is nudged until a steward switches a kind on. */
  nudges: z
    .object({
      on: z.array(NudgeKind).default([]),
      /** The workspace's own words for a kind, plain text. */
      words: z.partialRecord(NudgeKind, z.string()).default({}),
      /** For so many days nobody is nudged about the same again. */
      cooldownDays: z.number().default(7),
      /** Guests and people of other organisations as well. */
      guests: z.boolean().default(false),
    })
    .prefault({}),
  /** Who takes over from whom around the day. */
  rota: z.object({ regions: z.array(Region).default([]) }).prefault({}),
  /** The weekly note: where it goes, and on whose Monday morning; its week is theirs, too. */
  teamNote: z
    .object({
      isOn: z.boolean(),
      channel: z.string().optional(),
      zone: z.string(),
      locale: z.string(),
    })
    .optional(),
  /** Set while Sluice is paused for the workspace: everything passes. */
  pausedSince: z.number().optional(),
  /** The first admin who set Sluice up; absent until then. */
  setUpBy: z.string().optional(),
});
export type Policy = z.infer<typeof Policy>;

export const defaultPolicy: Policy = Policy.parse({});
