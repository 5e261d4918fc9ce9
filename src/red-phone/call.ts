import { z } from 'zod';
import { HOUR, MINUTE } from '../clock.ts';
import type { TenantId, UserId } from '../ids.ts';
import { AuditEntry } from './audit.ts';
import type { BareCall } from './bare-call.ts';
import { Ring } from './ring.ts';

const Dm = z.object({ channel: z.string(), ts: z.string() });

/** One person called, and what has come of it. */
export const Called = z
  .object({
    user: z.string(),
    /** `next`: those before did not answer; `passed-on`: somebody called handed it on. */
    why: z.enum(['called', 'next', 'passed-on']),
    state: z.enum(['calling', 'reached', 'unreachable', 'muted', 'acknowledged', 'not-urgent', 'passed-on']),
    /** How many messages they are to have got by now. */
    asked: z.number(),
    dms: z.array(Dm),
    /** Which of them may be under way, and the claim that sees to it. */
    posting: z.object({ number: z.number(), by: z.string() }).optional(),
    /** Since when it is tried to reach them, UTC ms of `wall`. */
    triedSince: z.number().optional(),
    /** Whether Slack was made to notify them: `later` while that is still being tried. */
    hearing: z.enum(['ended', 'none', 'later', 'unknown']).optional(),
    /** Why they were not reached: a code. */
    failure: z.string().optional(),
    /** To whom they passed it on, or who passed it on to them. */
    other: z.string().optional(),
    /** Who stands in for them while they are away. */
    standIn: z.string().optional(),
    /** How each of their messages looks now; as it was posted where nothing stands here. */
    painted: z.array(z.string().nullable()).default([]),
  })
  .readonly();
export type Called = z.infer<typeof Called>;

/** What is kept of one call, sealed: it holds the caller's words until it is over. Instants are UTC ms of `now`. */
export const Call = z
  .object({
    id: z.string(),
    ring: Ring,
    /** What the phrase stands for, in the words of whoever declared it. */
    meaning: z.string().optional(),
    /** Who is called where nobody answers. */
    next: z.array(z.string()).readonly(),
    /** Under this name calls for the same people, place and word are one. */
    key: z.string(),
    /** It came to light long after it was said: delivered, and neither paged nor repeated. */
    isLate: z.boolean(),
    openedAt: z.number(),
    /** When an edit of its message last called more people. */
    addedAt: z.number().optional(),
    /** How often its words have changed since. */
    edition: z.number().default(0),
    state: z.enum(['open', 'acknowledged', 'ended']),
    outcome: z.enum(['resolved', 'not-urgent', 'retracted', 'deleted', 'unanswered', 'closed']).optional(),
    /** Who acknowledged it, or resolved it. */
    by: z.string().optional(),
    /** When it was acknowledged, or ended. */
    settledAt: z.number().optional(),
    round: z
      .object({
        since: z.number(),
        repeats: z.number(),
        isEscalated: z.boolean(),
        isOver: z.boolean(),
        /** It was over, and begins again for those alone whom an edit has added. */
        isForAdded: z.boolean().optional(),
      })
      .readonly(),
    people: z.array(Called).readonly(),
    /** User groups whose members could not be read. */
    unread: z.array(z.string()).readonly(),
    /** Whom it does not call, since one call reaches only so many. */
    left: z.array(z.string()).readonly().default([]),
    /** What has happened, for the log; so many of it are noted there. */
    events: z.array(AuditEntry).readonly(),
    noted: z.number(),
    /** What has been done about it besides reaching people, by name; and what is being done, with its claim. */
    done: z.array(z.string()).readonly(),
    doing: z.record(z.string(), z.string()).readonly(),
    /** What each pager has been told last. */
    pages: z
      .record(
        z.string(),
        z.object({
          told: z.enum(['trigger', 'acknowledge', 'resolve']).optional(),
          /** What it does not take, and since when, UTC ms of `now`; nothing once it has. */
          trouble: z
            .object({
              reason: z.string(),
              isFinal: z.boolean(),
              action: z.enum(['trigger', 'acknowledge', 'resolve']).default('trigger'),
              since: z.number().optional(),
            })
            .optional(),
        }),
      )
      .readonly(),
  })
  .readonly();
export type Call = z.infer<typeof Call>;

/** What falls due because of a change, in the same step. */
export interface Due {
  readonly kind: 'reach' | 'hear' | 'again' | 'page' | 'tell';
  /** What stands behind the call's id: a person, a pager; nothing where it is about all of it. */
  readonly about?: string;
  /** UTC ms of `now` */
  readonly at: number;
}

/** A call as it is to be, and what falls due with it. */
export interface Step {
  readonly call: Call;
  readonly due: readonly Due[];
  /** Whose mention of the call's message the call takes out of what waits, with this change. */
  readonly takes?: { readonly users: readonly UserId[]; readonly now: number };
}

/** Calls and what asks for them. Each method is one atomic step. */
export interface Calls {
  /** Keeps what asks for a call, and makes it due. The same one again changes nothing. */
  keepRing(tenant: TenantId, ring: Ring, due: number): Promise<void>;
  /** @throws {CallSealedError} */
  ring(tenant: TenantId, id: string): Promise<Ring | undefined>;
  /** The caller is sure: it is due again. False where it is not kept any more. */
  confirmRing(tenant: TenantId, id: string, due: number): Promise<boolean>;
  dropRing(tenant: TenantId, id: string): Promise<void>;
  /**
   * Opens the call in place of its ring, and takes the mentions of those called out of what waits. `gone`: the ring is, or
   * has opened it before; `other`: another ring of the same message has; `lost`: one had, and that call is there no more.
   */
  open(tenant: TenantId, step: Step): Promise<'opened' | 'gone' | 'other' | 'lost'>;
  /** The ring is done, and belongs to a call that is under way for another one. */
  join(tenant: TenantId, ringId: string, id: string, under: string): Promise<void>;
  /** The call that rings by this id belong to: the one under it, or the one that they have joined. */
  calledUnder(tenant: TenantId, id: string): Promise<Call | undefined>;
  /** Whether rings by this id have made a call or joined one, even where that can be opened no more or is gone. */
  isMade(tenant: TenantId, id: string): Promise<boolean>;
  /** What is known of a call that can be opened no more. */
  bare(tenant: TenantId, id: string): Promise<BareCall | undefined>;
  /** Whether it is this claim that sees to a call that can be opened no more. */
  takeSealed(tenant: TenantId, id: string, claim: string): Promise<boolean>;
  /** Forgets what a call says. */
  drop(tenant: TenantId, id: string): Promise<void>;
  /** Forgets the mentions that the call has taken: nobody is to get them back any more. */
  letGo(tenant: TenantId, id: string): Promise<void>;
  /** Undefined where it is not kept any more. @throws {CallSealedError} */
  find(tenant: TenantId, id: string): Promise<Call | undefined>;
  /**
   * Changes a call, whoever else does at the same time. Answers it as it is then; `change` answers undefined where
   * nothing is to be changed. @throws {CallSealedError}
   */
  change(
    tenant: TenantId,
    id: string,
    change: (call: Call) => Step | undefined,
  ): Promise<{ readonly call: Call; readonly isChanged: boolean } | undefined>;
  /** Puts the person's mention back where it waited, since they were not reached. True where there was one. */
  giveBack(tenant: TenantId, id: string, user: UserId, now: number): Promise<boolean>;
  /** The calls to a person that were opened since then, the newest first. */
  since(tenant: TenantId, user: UserId, since: number): Promise<readonly Call[]>;
}

/** What was said longer ago when it comes to light is brought, and does not ring. */
export const LATE_MS = 30 * MINUTE;
/** Nobody has answered for so long: they are called again, and a second time, and then the next people are. */
export const REPEAT_MS = [2 * MINUTE, 5 * MINUTE] as const;
/** A call that nobody answered is over then; one that somebody is on, later. */
export const UNANSWERED_MS = HOUR;
export const ACKNOWLEDGED_MS = 12 * HOUR;

/** When time changes something of it next; undefined where it is over. */
export function nextAgain({
  state,
  isLate,
  openedAt,
  settledAt = openedAt,
  round,
}: Call): number | undefined {
  if (state === 'ended') return undefined;
  if (state === 'acknowledged') return settledAt + ACKNOWLEDGED_MS;
  if (isLate) return openedAt + UNANSWERED_MS;
  const [first, second] = REPEAT_MS;
  if (round.isOver) return round.since + second + UNANSWERED_MS;
  return round.since + (round.repeats === 0 ? first : second);
}

/** Still to be brought to an answer by this person. */
export function isWaitedFor({ state }: Pick<Call, 'state'>, person: Called): boolean {
  return state === 'open' && (person.state === 'calling' || person.state === 'reached');
}

export function calledIn({ people }: Pick<Call, 'people'>, user: UserId): Called | undefined {
  return people.find((person) => person.user === user);
}

/** A thing of the urgent agenda: a call, and what of it. */
export function thingOf(id: string, about = ''): string {
  return about === '' ? id : `${id}|${about}`;
}

export function readThing(thing: string): { readonly id: string; readonly about: string } {
  const at = thing.indexOf('|');
  return at < 0 ? { id: thing, about: '' } : { id: thing.slice(0, at), about: thing.slice(at + 1) };
}
