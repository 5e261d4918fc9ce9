import { App, type Receiver, type ReceiverEvent } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import type { Batch, Batches, BatchItem } from '../../src/digest/batch.ts';
import { digestMessage } from '../../src/digest/blocks.ts';
import type { DigestDeps } from '../../src/digest/deps.ts';
import { composeDigest, type Digest, type DigestItem } from '../../src/digest/digest.ts';
import { registerDigest } from '../../src/digest/listeners.ts';
import { RetryLaterError } from '../../src/errors.ts';
import type { ChannelId, MessageRef, Ts, UserId } from '../../src/ids.ts';
import type { Log } from '../../src/log.ts';
import { type HeldMention, mentionId } from '../../src/mentions/held.ts';
import { permalink } from '../../src/people/directory.ts';
import { Person } from '../../src/people/person.ts';
import { Zone } from '../../src/schedule/zone.ts';
import { type Slack, SlackRefusal } from '../../src/slack.ts';
import { wordsFor } from '../../src/words/words.ts';

export const TENANT = 'T1';
export const READER = 'UREADER';
/** Berlin in winter. */
export const berlin = new Zone('Europe/Berlin', () => 3_600_000);
/** A Tuesday, 11:00 in Berlin. */
export const NOW = Date.parse('2026-01-20T10:00:00Z');
/** 16:00 on the same day. */
export const NEXT_BLOCK = Date.parse('2026-01-20T15:00:00Z');
const DM = { channel: 'DREADER', ts: '1768903200.000001' };

/** A message's timestamp so many minutes before NOW. */
export function tsBefore(minutes: number): Ts {
  return ((NOW - minutes * 60_000) / 1000).toFixed(6);
}

export function aRef(minutesBefore: number, parts: Partial<MessageRef> = {}): MessageRef {
  return { channel: 'C1', ts: tsBefore(minutesBefore), ...parts };
}

export function anItem(ref: MessageRef, parts: Partial<DigestItem> = {}): DigestItem {
  return {
    id: mentionId(ref),
    ref,
    place: { name: 'general', kind: 'public' },
    author: { user: 'UANN' },
    snippet: `text of ${ref.ts}`,
    heldAt: NOW,
    promisedFor: NOW,
    permalink: permalink('https://acme.slack.com/', ref),
    waitsForAnswer: false,
    because: 'waits',
    ...parts,
  };
}

export function aDigest(items: readonly DigestItem[], parts: Partial<Digest> = {}): Digest {
  return composeDigest({
    batchId: 'B1',
    recipient: READER,
    items,
    announced: [],
    removed: { seen: 0, deleted: 0, editedOut: 0, accessLost: 0 },
    late: false,
    early: '',
    explainsButtons: false,
    zone: berlin,
    locale: 'en-GB',
    now: NOW,
    nextBlockStart: NEXT_BLOCK,
    ...parts,
  });
}

export function aBatch(
  items: readonly DigestItem[],
  states: Readonly<Record<string, BatchItem['state']>> = {},
): Batch {
  return {
    id: 'B1',
    recipient: READER,
    ...DM,
    deliveredAt: NOW,
    items: items.map(({ id, ref, waitsForAnswer }) => ({
      id,
      ref,
      waitsForAnswer,
      state: states[id] ?? 'open',
    })),
  };
}

interface SaidInSlack {
  text: string;
  user?: UserId;
  blocks: readonly KnownBlock[];
}

type SlackCall = 'read' | 'update' | 'updateModal' | 'openModal';

/**
 * A workspace with one delivered digest in it: its messages and views can be looked at, its buttons pressed through a
 * real Bolt app.
 */
export class DigestWorld {
  readonly messages = new Map<string, SaidInSlack>();
  readonly views = new Map<string, ModalView>();
  readonly ephemerals: string[] = [];
  readonly snoozed: HeldMention[] = [];
  /** Calls of Slack that answer "in an hour" from now on. */
  readonly busy = new Set<SlackCall>();
  /** How many calls of Slack answer "in a moment". */
  hurried = 0;
  readonly members = new Map<ChannelId, 'yes' | 'no' | 'unknown'>();
  readonly privateChannels = new Set<ChannelId>();
  person: Person | undefined = Person.parse({
    user: READER,
    enrolment: { state: 'in', since: 0 },
    blocks: [],
    zone: { name: 'Europe/Berlin', follows: 'slack' },
    locale: 'en-GB',
  });
  nextBlock: number | undefined = NEXT_BLOCK;
  batch: Batch | undefined;
  reads = 0;
  /** The person closes each view as soon as it opens. */
  closesViews = false;
  /** Runs once, before the next writing of the DM: what another press does at the same time. */
  meanwhile: (() => Promise<void>) | undefined;
  readonly #bolt: App;

  constructor(items: readonly DigestItem[]) {
    const digest = aDigest(items);
    this.batch = aBatch(digest.items);
    this.messages.set(keyOf(DM), { ...digestMessage(digest, wordsFor('en')), user: 'UBOT' });
    for (const { ref, snippet, author } of items) {
      this.messages.set(keyOf(ref), { text: snippet ?? '', ...author, blocks: [] });
    }
    this.#bolt = new App({
      receiver: noReceiver,
      authorize: async () => ({ botToken: 'xoxb-1', botId: 'BBOT', botUserId: 'UBOT' }),
      clientOptions: { fetch: async (url, init) => this.#respond(String(url), String(init?.body)) },
    });
    registerDigest(this.#bolt, this.deps);
  }

  get dm(): SaidInSlack {
    const dm = this.messages.get(keyOf(DM));
    if (dm === undefined) throw new Error('There is no DM');
    return dm;
  }

  get view(): ModalView {
    const view = [...this.views.values()].at(-1);
    if (view === undefined) throw new Error('No view is open');
    return view;
  }

  /** The states of the digest's items, by the minutes that their messages are older than NOW. */
  get states(): Readonly<Record<string, string>> {
    return Object.fromEntries((this.batch?.items ?? []).map(({ ref, state }) => [minutesOf(ref), state]));
  }

  /** Presses what `find` says in the DM, as it is or as it was seen. */
  async press(find: Sought, seen: SaidInSlack = this.dm, user: UserId = READER): Promise<void> {
    await this.#send(find, seen.blocks, user, {
      channel: { id: DM.channel, name: 'directmessage' },
      message: { type: 'message', ts: DM.ts, text: seen.text, blocks: seen.blocks },
      response_url: 'https://hooks.slack.com/actions/1',
    });
  }

  async pressInView(find: Sought, user: UserId = READER): Promise<void> {
    const [id] = [...this.views.keys()].slice(-1);
    await this.#send(find, this.view.blocks as readonly KnownBlock[], user, { view: { id, ...this.view } });
  }

  async #send(find: Sought, blocks: readonly KnownBlock[], user: UserId, rest: object): Promise<void> {
    const action = actionIn(blocks, find);
    const body = {
      type: 'block_actions',
      team: { id: TENANT, domain: 'acme' },
      user: { id: user, username: user },
      trigger_id: 'trigger',
      token: '',
      api_app_id: 'A1',
      container: {},
      actions: [{ ...action, action_ts: '1' }],
      ...rest,
    };
    let acked = false;
    const event: ReceiverEvent = {
      body: structuredClone(body) as unknown as Record<string, unknown>,
      ack: async () => {
        acked = true;
      },
    };
    await this.#bolt.processEvent(event);
    if (!acked) throw new Error('Slack got no acknowledgement');
  }

  async #respond(url: string, json: string): Promise<Response> {
    if (!url.startsWith('https://hooks.slack.com/')) throw new Error(`Nobody answers at ${url}`);
    const body = JSON.parse(json) as { text: string; blocks?: KnownBlock[]; replace_original?: boolean };
    if (body.replace_original === true) this.dm.blocks = body.blocks ?? [];
    else this.ephemerals.push(body.text);
    return new Response('ok');
  }

  #check(call: SlackCall): void {
    if (this.busy.has(call)) throw new RetryLaterError(`${call} is limited`, 3_600_000);
    if (this.hurried === 0) return;
    this.hurried -= 1;
    throw new RetryLaterError(`${call} is limited for a moment`, 1);
  }

  readonly batches: Batches = {
    find: async (_tenant, id) => (this.batch?.id === id ? structuredClone(this.batch) : undefined),
    mark: async (_tenant, id, ids, state, from) => {
      if (this.batch?.id !== id) return undefined;
      const items = this.batch.items.map((item) =>
        ids.includes(item.id) && item.state !== 'gone' && (from ?? item.state) === item.state
          ? { ...item, state }
          : item,
      );
      this.batch = { ...this.batch, items };
      return structuredClone(this.batch);
    },
  };

  readonly slack: Slack = {
    dm: async () => DM.channel,
    read: async (_tenant, ref) => {
      this.reads += 1;
      this.#check('read');
      const found = this.messages.get(keyOf(ref));
      return found && { text: found.text, user: found.user, blocks: found.blocks, reactedBy: [] };
    },
    update: async (_tenant, posted, { text, blocks }) => {
      this.#check('update');
      const other = this.meanwhile;
      this.meanwhile = undefined;
      await other?.();
      this.messages.set(keyOf(posted), { text, user: 'UBOT', blocks });
    },
    openModal: async (_tenant, trigger, view) => {
      this.#check('openModal');
      if (trigger !== 'trigger') throw new Error('A trigger of nobody');
      const viewId = `V${this.views.size + 1}`;
      if (!this.closesViews) this.views.set(viewId, view);
      return { viewId };
    },
    updateModal: async (_tenant, viewId, view) => {
      this.#check('updateModal');
      if (!this.views.has(viewId)) throw new SlackRefusal('views.update', 'not_found');
      this.views.set(viewId, view);
      return { hash: '' };
    },
    post: notAsked,
    whisper: notAsked,
    react: notAsked,
    findByBatch: notAsked,
    publishHome: notAsked,
    pushModal: notAsked,
  };

  readonly deps: DigestDeps = {
    batches: this.batches,
    slack: this.slack,
    held: {
      snooze: async (tenant, _user, mention, batch) => {
        const id = mentionId(mention.ref);
        if (this.batch?.items.find((item) => item.id === id)?.state !== 'open') return;
        this.snoozed.push(mention);
        await this.batches.mark(tenant, batch, [id], 'snoozed');
      },
    },
    people: { find: async (_tenant, user) => (user === this.person?.user ? this.person : undefined) },
    directory: {
      place: async (_tenant, channel) => ({
        channel,
        name: 'general',
        kind: this.privateChannels.has(channel) ? 'private' : 'public',
        isShared: false,
      }),
      profile: async (_tenant, user) => ({
        user,
        name: user,
        zone: 'Europe/Berlin',
        locale: 'en-GB',
        isBot: false,
        isGuest: false,
        isAdmin: false,
        isStranger: false,
        isDeactivated: false,
      }),
      channelMembers: async () => [],
      isMember: async (_tenant, channel) => this.members.get(channel) ?? 'yes',
      workspaceUrl: async () => 'https://acme.slack.com/',
    },
    zones: { get: (name) => (name === 'UTC' ? utc : berlin), has: () => true, source: 'two zones of a test' },
    clock: { now: () => NOW, wall: () => NOW, rate: () => 1, onJump: () => () => {} },
    log: silent,
    catchUp: async () => {},
    nextBlockStart: () => this.nextBlock,
  };
}

/** An element by the text on it; for one of a mention's also its id. */
export interface Sought {
  readonly text: string;
  readonly of?: string;
}

/** Every text in blocks that a person can see or choose, in order. */
export function textsIn(blocks: readonly unknown[]): string[] {
  const texts: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const part of value) walk(part);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, part] of Object.entries(value)) {
        if (name === 'text' && typeof part === 'string') texts.push(part);
        else walk(part);
      }
    }
  };
  walk(blocks);
  return texts;
}

function actionIn(blocks: readonly KnownBlock[], { text, of }: Sought): object {
  for (const block of blocks) {
    if (of !== undefined && block.block_id !== of) continue;
    const elements =
      block.type === 'actions' ? block.elements : block.type === 'section' ? [block.accessory] : [];
    for (const element of elements) {
      if (element?.type === 'button' && element.text.text === text) {
        const { type, action_id, value } = element;
        return { type, action_id, value, text: element.text, block_id: block.block_id ?? 'made-up' };
      }
      const option =
        element?.type === 'overflow' ? element.options.find((o) => o.text.text === text) : undefined;
      if (element?.type === 'overflow' && option !== undefined) {
        return {
          type: 'overflow',
          action_id: element.action_id,
          block_id: block.block_id,
          selected_option: option,
        };
      }
    }
  }
  throw new Error(`Nothing to press that says "${text}" in ${JSON.stringify(textsIn(blocks))}`);
}

function keyOf({ channel, ts }: { readonly channel: ChannelId; readonly ts: Ts }): string {
  return `${channel}|${ts}`;
}

function minutesOf({ ts }: MessageRef): number {
  return Math.round((NOW - Number(ts) * 1000) / 60_000);
}

const utc = new Zone('UTC', () => 0);

const notAsked = async (): Promise<never> => {
  throw new Error('A digest’s buttons do not ask this of Slack');
};

const silent: Log = {
  trace: () => {},
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  fatal: () => {},
  child: () => silent,
};

const noReceiver: Receiver = {
  init: () => {},
  start: async () => undefined,
  stop: async () => undefined,
};
