import type { App } from '@slack/bolt';
import type { Route } from './adapters/ops-server.ts';
import type { Handlers } from './agenda/work-off.ts';
import { ACTIVITY_MS } from './catchup/activity.ts';
import { askingFeature } from './features/asking.ts';
import { callLogFeature } from './features/call-log.ts';
import { catchupFeature } from './features/catchup.ts';
import { coverageFeature } from './features/coverage.ts';
import { digestFeature } from './features/digest.ts';
import { beginsPost, doing, type Feature, type Parts } from './features/feature.ts';
import { afterBatons, handoffFeature, notingDigests, withBatons } from './features/handoff.ts';
import { normsFeature } from './features/norms.ts';
import { peopleFeature } from './features/people.ts';
import { questionsFeature } from './features/questions.ts';
import { redPhoneFeature } from './features/red-phone.ts';
import { rotaFeature } from './features/rota.ts';
import { shieldFeature, withShields } from './features/shield.ts';
import { registerHome } from './home/listeners.ts';
import { tellingOfDeliveries, tellingOfHeld, tellingOfPeople } from './home/news.ts';
import { publishHome } from './home/publish.ts';
import { createRefresher } from './home/refresh.ts';
import type { TenantId, UserId } from './ids.ts';
import { changeHandlers } from './mentions/changes.ts';
import { type Ingestion, type Later, workInbox } from './mentions/events.ts';
import { expireTexts } from './mentions/expiry.ts';
import type { HeldMentions } from './mentions/held.ts';
import type { Envelope } from './mentions/message.ts';
import type { AskForCall } from './receipts/buttons.ts';
import { carryingWatches } from './receipts/carry-watches.ts';
import { registerReceipts } from './receipts/listeners.ts';
import type { ReceiptRoles } from './receipts/roles.ts';
import { createReceiptHandler } from './receipts/send.ts';

export interface Features {
  /** What they do of the agenda. */
  handlers(ingestion: Ingestion): Handlers;
  /** What they do of the urgent agenda. */
  readonly urgent: Handlers;
  /** What they do of Slack's events, through the inbox. */
  readonly later: Readonly<Record<string, Later>>;
  /** What is noted of an event, before it is acknowledged. */
  observe(envelope: Envelope, arrivedAt: number): Promise<void>;
  /** What browsers ask for. */
  readonly routes: readonly Route[];
  /** What people do: commands, buttons, forms. */
  register(bolt: App): void;
  /** The ledger, for what comes in: it tells the pages that are open. */
  readonly held: HeldMentions;
  /** Delivers what waits, lets everything pass from now on, and removes canvases, as the operator asks. */
  pause(tenant: TenantId): Promise<void>;
  /** How many mentions wait for anybody. */
  countWaiting(tenant: TenantId): Promise<number>;
  /** Lets go of what runs beside the agenda. */
  stop(): Promise<void>;
}

/** The features, each given what it asks for: they do not know one another. */
export function createFeatures(given: Parts): Features {
  const home = createRefresher({
    ...given,
    showAgain: (tenant, user) => publishHome(page, tenant, user, given.clock.now(), { because: 'changed' }),
  });
  const told = {
    ...given,
    held: tellingOfHeld(carryingWatches(given.held, given), home),
    deliveries: tellingOfDeliveries(given.deliveries, home),
    people: tellingOfPeople(given.people, home),
  };
  const { homeChanged, everyHomeChanged } = home;
  const parts = {
    ...withBatons(withShields({ ...told, batches: notingDigests(told) })),
    homeChanged,
    everyHomeChanged,
  };
  const { agenda, failures, held } = parts;
  const refreshHome = (tenant: TenantId, user: UserId, now: number, hash?: string) =>
    publishHome(page, tenant, user, now, { because: 'pressed', hash });

  const shield = shieldFeature(parts, refreshHome);
  const { protectionOf, silentBlockLine, awaitHearing } = shield;
  const catchup = catchupFeature(parts);
  const norms = normsFeature({ ...parts, refreshHome });
  const { countDelivery, replyTimeLine, handoffs } = norms;
  const digest = digestFeature({
    ...parts,
    countDelivery,
    awaitHearing: afterBatons(parts, awaitHearing),
    catchUp: catchup.catchUp,
  });
  const people = peopleFeature({ ...parts, protectionOf, silentBlockLine, refreshHome });

  const rota = rotaFeature({ ...parts, refreshHome });

  const callLog = callLogFeature(parts);
  const { endForCall, restoreAfterCall } = shield;
  const redPhone = redPhoneFeature({ ...parts, endForCall, restoreAfterCall });
  const { ringUp, callsSince } = redPhone;
  const sendLog = callLog.exportAudit;
  const handoff = handoffFeature({
    ...parts,
    handoffs,
    awaitHearing: async (tenant, person, claim, now) =>
      await awaitHearing(tenant, person, await parts.shield.shields.find(tenant, person.user), claim, now),
    refreshHome,
    reading: catchup.reading,
    nextPerson: rota.askRota.nextPerson,
    nextRegion: rota.askRota.nextRegion,
    callsOfDay: async (tenant, user, since) =>
      (await callsSince(tenant, user, since)).map(({ look, ...call }) => ({
        ...call,
        isOver: look.kind !== 'waiting' && look.kind !== 'on-it',
      })),
  });
  const asking = askingFeature({ ...parts, ringUp, callsSince, refreshHome, sendLog });

  const all: readonly Feature[] = [
    mentionsFeature(parts),
    people,
    shield,
    digest,
    receiptsFeature({ ...parts, replyTimeLine, askForCall: asking.askForCall }),
    catchup,
    questionsFeature({ ...parts, refreshHome }),
    coverageFeature(parts),
    redPhone,
    callLog,
    asking,
    norms,
    rota,
    handoff,
  ];
  const observing = all.flatMap((feature) => feature.observe?.bind(feature) ?? []);
  const sections = all.flatMap(({ home: own = [] }) => own);
  const { pages } = parts;
  const page = {
    ...people.deps,
    pages,
    changesAt: home.changesAt,
    showLater: home.showLater,
    sections,
    failures: (tenant: TenantId) => failures.list(tenant),
  };

  return {
    handlers: (ingestion) => ({
      ...Object.assign({}, ...all.map(({ handlers }) => handlers)),
      inbox: doing(agenda, (tenant, { thing }) => workInbox(tenant, thing, ingestion)),
    }),
    urgent: Object.assign({}, ...all.map(({ urgent }) => urgent)),
    later: inTurn(all.flatMap(({ later }) => (later === undefined ? [] : [later]))),
    routes: all.flatMap(({ routes = [] }) => routes),
    register(bolt) {
      registerHome(bolt, page);
      for (const feature of all) feature.register?.(bolt);
    },
    // Of most events most features note nothing: a promise of that would be most of what it costs.
    async observe(envelope, arrivedAt) {
      await Promise.all(observing.flatMap((observe) => observe(envelope, arrivedAt) ?? []));
    },
    held: parts.held,
    async stop() {
      await home.stop();
      for (const feature of all) await feature.stop?.();
    },
    async pause(tenant) {
      await people.pause(tenant);
      await handoff.removeCanvases(tenant);
    },
    async countWaiting(tenant) {
      let waiting = 0;
      for (const { user } of await parts.people.all(tenant)) waiting += await held.countWaiting(tenant, user);
      return waiting;
    },
  };
}

/** What Slack tells of places and messages, and how long texts are kept. */
function mentionsFeature(parts: Parts): Feature {
  return {
    handlers: {
      expire: doing(parts.agenda, async (tenant, _claim, now) => {
        await parts.activity.forgetBefore(tenant, now - ACTIVITY_MS);
        await expireTexts(tenant, now, parts);
      }),
    },
    later: changeHandlers(parts),
  };
}

function receiptsFeature(
  parts: ReturnType<typeof withShields> &
    Pick<ReceiptRoles, 'replyTimeLine'> & { readonly askForCall: AskForCall },
): Feature {
  return {
    handlers: {
      receipt: createReceiptHandler({
        ...parts,
        beginPost: beginsPost(parts),
        settleMs: parts.timing.settleMs,
      }),
    },
    register: (bolt) => registerReceipts(bolt, parts),
  };
}

/** Each event to all who listen, one after the other. What fails is tried again, all of it: each is safe to repeat. */
function inTurn(listeners: readonly Readonly<Record<string, Later>>[]): Readonly<Record<string, Later>> {
  const types = new Set(listeners.flatMap((listener) => Object.keys(listener)));
  const each = (type: string): Later => {
    const concerned = listeners.flatMap((listener) => listener[type] ?? []);
    return async (tenant, event, arrivedAt) => {
      for (const listen of concerned) await listen(tenant, event, arrivedAt);
    };
  };
  return Object.fromEntries([...types].map((type) => [type, each(type)]));
}
