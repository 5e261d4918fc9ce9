import { supersede, withOriginal } from '../../src/mentions/brief.ts';
import type { HeldMention } from '../../src/mentions/held.ts';
import { type Message, readArrival } from '../../src/mentions/message.ts';
import type { Verdict } from '../../src/mentions/triage.ts';

const OWN = 'A0SLUICE';
const metadata = {
  event_type: 'sluice_brief',
  event_payload: { batch_id: 'b1', author: 'UBEN', of: '1.000001', needed_by: 99 },
};

function read(event: object, envelope: object = {}): Message | undefined {
  const arrival = readArrival({
    team_id: 'T1',
    api_app_id: OWN,
    ...envelope,
    event: {
      type: 'message',
      channel: 'C1',
      channel_type: 'channel',
      user: 'USLUICE',
      bot_id: 'B0',
      app_id: OWN,
      text: '<@UANA> a date',
      ts: '2.000001',
      thread_ts: '1.000001',
      metadata,
      ...event,
    },
  });
  return arrival?.kind === 'posted' ? arrival.message : undefined;
}

describe('who wrote a message of an app', () => {
  test('of a brief of ours, the person whose it is', () => {
    expect(read({})).toMatchObject({
      author: { user: 'UBEN' },
      brief: { of: '1.000001', neededBy: 99 },
    });
    expect(read({})?.author.app).toBeUndefined();
  });

  test.each([
    ['another app’s', { app_id: 'A0OTHER' }, {}],
    ['one without an app', { app_id: undefined }, {}],
    ['another event’s', { metadata: { ...metadata, event_type: 'sluice_digest' } }, {}],
    ['one that names nobody', { metadata: { ...metadata, event_payload: {} } }, {}],
    ['one of an envelope for nobody', {}, { api_app_id: undefined }],
  ])('of %s metadata, the app', (_whose, event, envelope) => {
    const message = read(event, envelope);
    expect(message?.brief).toBeUndefined();
    expect(message?.author.user).toBe('USLUICE');
    expect(message?.author.app).toBeDefined();
  });
});

describe('whoever the original waits for', () => {
  const waiting: HeldMention = {
    ref: { channel: 'C1', ts: '1.000001' },
    promisedFor: 500,
    author: { user: 'UBEN' },
    channelKind: 'public',
    isShared: false,
    snippet: 'hi',
    waitsForAnswer: false,
    heldAt: 1,
    because: 'waits',
  };
  const held = {
    read: async (_tenant: string, user: string, id: string) =>
      user === 'UANA' && id === 'C1|1.000001' ? waiting : undefined,
  };
  const pass: Verdict = { kind: 'pass', reason: 'talking-here' };
  const brief = read({}) as Message;

  test('gets the brief when the original was to come, and nobody else does', async () => {
    expect(await withOriginal(pass, brief, 'UANA', held)).toEqual({
      kind: 'hold',
      until: 500,
      because: 'waits',
    });
    expect(await withOriginal(pass, brief, 'UCHI', held)).toBe(pass);
    const { brief: _, ...plain } = brief;
    expect(await withOriginal(pass, plain, 'UANA', held)).toBe(pass);
  });

  test('no longer gets the original, where the brief waits', async () => {
    const gone: unknown[] = [];
    const ledger = { supersede: async (...args: unknown[]) => void gone.push(args) };
    const hold: Verdict = { kind: 'hold', until: 500, because: 'waits' };
    await supersede(
      brief,
      [
        { recipient: 'UANA', verdict: hold },
        { recipient: 'UCHI', verdict: pass },
      ],
      ledger,
      7,
    );
    expect(gone).toEqual([['T1', 'UANA', 'C1|1.000001', 'C1|2.000001|1.000001', 7]]);
  });
});
