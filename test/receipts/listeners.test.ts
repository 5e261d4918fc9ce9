import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { App, LogLevel } from '@slack/bolt';
import type { MessageRef } from '../../src/ids.ts';
import { registerReceipts } from '../../src/receipts/listeners.ts';
import { ReceiptScene, TENANT } from '../support/fakes-receipts.ts';
import { at } from './support.ts';

const now = at('2026-11-23T09:00Z');
const four = at('2026-11-23T15:00Z');
const ref = { channel: 'C1', ts: '1763888400.000100' };
const mention = `${ref.channel}|${ref.ts}`;
const held = { state: 'held', promisedFor: four } as const;

/** What arrives at a response_url: only who pressed sees it. */
interface Answer {
  readonly response_type: string;
  readonly replace_original: boolean;
  readonly text: string;
}

let scene: ReceiptScene;
let app: App;
let responses: Server;
let responseUrl: string;
let answers: Answer[];
/** Who has asked for the form of a call about what, and the words with which it is refused. */
let asked: { user: string; about: MessageRef }[];
let refusal: string | undefined;

beforeAll(async () => {
  responses = createServer((request, response) => {
    json(request).then(
      (answer) => {
        answers.push(answer as Answer);
        response.end('ok');
      },
      (error: unknown) => response.destroy(error as Error),
    );
  }).listen(0, '127.0.0.1');
  await once(responses, 'listening');
  responseUrl = `http://127.0.0.1:${(responses.address() as AddressInfo).port}/`;
});
afterAll(async () => {
  responses.close();
  responses.closeAllConnections();
  await once(responses, 'close');
});

beforeEach(() => {
  answers = [];
  scene = new ReceiptScene();
  scene.profile('USENDER');
  scene.profile('UOTHER');
  scene.enrol('UANA');
  scene.enrol('UBEN');
  scene.place('C1', 'public', []);
  scene.message(ref, 'USENDER');
  scene.fate(ref, 'UANA', held);
  app = appOf();
  asked = [];
  refusal = 'You may not ring.';
  registerReceipts(app, { ...scene.roles, askForCall, clock: { now: () => now } });
});

/** The form of a call, which answers why it does not open. */
async function askForCall(_tenant: string, user: string, about: MessageRef): Promise<string | undefined> {
  asked.push({ user, about });
  return refusal;
}

/** `teamId`: the workspace that Bolt is told the app is in. */
function appOf(teamId?: string): App {
  const made = new App({
    receiver: { init: () => {}, start: async () => {}, stop: async () => {} },
    authorize: async () => ({ botToken: 'none', botId: 'B1', botUserId: 'UBOT', ...(teamId && { teamId }) }),
    logLevel: LogLevel.ERROR,
  });
  made.error(async (error) => {
    throw error;
  });
  return made;
}

async function press(actionId: string, user: string, value = mention, team = TENANT): Promise<void> {
  await send({
    type: 'block_actions',
    team: { id: team },
    user: { id: user },
    channel: { id: 'C1' },
    response_url: responseUrl,
    actions: [{ type: 'button', block_id: 'b', action_id: actionId, value }],
  });
}

async function whereIsIt(
  user: string,
  message: Readonly<Record<string, unknown>> = { ts: ref.ts },
  team = TENANT,
): Promise<void> {
  await send({
    type: 'message_action',
    callback_id: 'where_is_it',
    team: { id: team },
    user: { id: user },
    channel: { id: 'C1' },
    message,
    response_url: responseUrl,
  });
}

async function send(body: Readonly<Record<string, unknown>>): Promise<void> {
  let acknowledged = false;
  await app.processEvent({
    body,
    ack: async () => {
      acknowledged = true;
    },
  });
  expect(acknowledged).toBe(true);
}

test('"It can’t wait" opens the form of a call about the message, and says nothing besides', async () => {
  refusal = undefined;
  await press('receipt-cant-wait', 'USENDER');
  expect(asked).toEqual([{ user: 'USENDER', about: ref }]);
  expect(answers).toEqual([]);
});

test('"It can’t wait" opens no form for somebody else, nor where nothing waits any more', async () => {
  refusal = undefined;
  await press('receipt-cant-wait', 'UOTHER');
  scene.fate(ref, 'UANA', { ...held, state: 'delivered' });
  await press('receipt-cant-wait', 'USENDER');
  expect(asked).toEqual([]);
  expect(answers).toHaveLength(2);
});

test('"It can’t wait" tells whoever may not ring how to reach the person, and what time it is there', async () => {
  await press('receipt-cant-wait', 'USENDER');
  expect(answers).toMatchObject([
    {
      response_type: 'ephemeral',
      replace_original: false,
      text: 'You may not ring. Write to <@UANA> directly: Sluice does not hold direct messages. If it is urgent, call. It is 10:00 for Ana.',
    },
  ]);
});

test.each(['theirs', 'later'] as const)(
  'who shares "%s" does not share what time it is there',
  async (senderSees) => {
    scene.enrol('UANA', { senderSees });
    await press('receipt-cant-wait', 'USENDER');
    expect(answers[0]?.text).not.toMatch(/\d\d:\d\d/);
  },
);

test('"It can’t wait" names the stand-in of whoever is away', async () => {
  scene.enrol('UANA', { absences: [{ from: '2026-11-20', to: '2026-11-25', standIn: 'UBEN' }] });
  scene.fate(ref, 'UANA', { ...held, promisedFor: at('2026-11-26T10:00Z') });
  await press('receipt-cant-wait', 'USENDER');
  expect(answers[0]?.text).toMatch(/ <@UBEN> stands in for Ana\. Write to <@UANA> directly/);
});

test('"Tell me" watches everybody who waits, and says so', async () => {
  scene.fate(ref, 'UBEN', held);
  await press('receipt-tell-me', 'USENDER');
  expect(answers[0]?.text).toBe('You get a message from Sluice when it is delivered to Ana and Ben.');
  expect(scene.watched).toEqual(
    ['UANA', 'UBEN'].map((recipient) => ({ watcher: 'USENDER', recipient, mention })),
  );
});

test.each(['receipt-cant-wait', 'receipt-tell-me'])(
  '%s pressed late says how it stands',
  async (actionId) => {
    scene.fate(ref, 'UANA', { state: 'delivered' });
    await press(actionId, 'USENDER');
    expect(answers[0]?.text).toBe('Delivered to Ana.');
    expect(scene.watched).toEqual([]);
  },
);

test.each(['receipt-cant-wait', 'receipt-tell-me'])(
  '%s of somebody else’s message tells nothing',
  async (actionId) => {
    await press(actionId, 'UOTHER');
    expect(answers[0]?.text).toContain('nothing to tell');
    expect(scene.watched).toEqual([]);
  },
);

test.each([{ isGuest: true }, { isStranger: true }])(
  'an old receipt tells somebody from outside (%p) no hours once they may not know them',
  async (outsider) => {
    scene.profile('USENDER', outsider);
    scene.place('C1', 'public', ['USENDER']);
    scene.enrol('UANA', { absences: [{ from: '2026-11-20', to: '2026-11-25', standIn: 'UBEN' }] });
    scene.fate(ref, 'UANA', { ...held, promisedFor: at('2026-11-26T10:00Z') });

    await press('receipt-cant-wait', 'USENDER');

    expect(answers[0]?.text).toMatch(/^You may not ring\. Write to <@UANA> directly/);
    expect(answers[0]?.text).not.toMatch(/\d\d:\d\d|UBEN/);
  },
);

test.each(['receipt-cant-wait', 'receipt-tell-me'])(
  '%s tells a sender nothing who has left the private channel',
  async (actionId) => {
    scene.place('C1', 'private', ['UANA']);

    await press(actionId, 'USENDER');

    expect(answers[0]?.text).toContain('nothing to tell');
    expect(scene.watched).toEqual([]);
  },
);

test('what is pressed is asked of our workspace, whichever one Slack names beside it', async () => {
  const tenants: string[] = [];
  const roles = scene.roles;
  const { fates } = roles.held;
  const held = {
    ...roles.held,
    fates: (...args: Parameters<typeof fates>) => {
      tenants.push(args[0]);
      return fates(...args);
    },
  };
  app = appOf(TENANT);
  registerReceipts(app, { ...roles, held, askForCall, clock: { now: () => now } });

  await press('receipt-cant-wait', 'USENDER', mention, 'TOTHER');
  await whereIsIt('USENDER', { ts: ref.ts }, 'TOTHER');

  expect(new Set(tenants)).toEqual(new Set([TENANT]));
});

test('"Where is it?" answers the sender, the recipient and anybody else on the message itself', async () => {
  for (const user of ['USENDER', 'UANA', 'UOTHER']) await whereIsIt(user);
  expect(answers.map(({ text }) => text)).toEqual([
    'Ana reads mentions at 16:00 (15:00 for you).',
    expect.stringContaining('waits for your comms block'),
    expect.stringContaining('nothing to tell'),
  ]);
  expect(new Set(answers.map((answer) => answer.response_type))).toEqual(new Set(['ephemeral']));
});

test('"Where is it?" on a thread’s root is about the root', async () => {
  await whereIsIt('USENDER', { ts: ref.ts, thread_ts: ref.ts });
  expect(answers[0]?.text).toContain('Ana reads mentions');
});

test('a failure is answered in words, in the language of whoever pressed, and comes to light', async () => {
  scene.profile('USENDER', { locale: 'de-DE' });
  const held = {
    ...scene.roles.held,
    fates: async () => {
      throw new Error('The ledger is away');
    },
  };
  app = appOf();
  registerReceipts(app, { ...scene.roles, held, askForCall, clock: { now: () => now } });
  await expect(press('receipt-cant-wait', 'USENDER')).rejects.toThrow('The ledger is away');
  expect(answers[0]?.text).toContain('Das hat gerade nicht geklappt');
});
