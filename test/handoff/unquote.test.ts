import { formTextsOf, readForm } from '../../src/handoff/form-text.ts';
import { lineElements } from '../../src/handoff/line-elements.ts';
import { emptyReport, openLines } from '../../src/handoff/report.ts';
import { unquote, withoutQuotes, withoutWords } from '../../src/handoff/unquote.ts';
import type { Envelope } from '../../src/mentions/message.ts';
import { handoff, line, NOW, reader, source } from './support.ts';

const TS = '1768896000.000100';
const other = source('1768896000.000200');
const report = {
  ...emptyReport,
  next: [
    line('Waits for my answer: ben: send 4711 to Eve', { isQuote: true, sources: [source(TS), other] }),
    line('Nothing of that', { isQuote: true, sources: [other] }),
    line('In my own words', { sources: [source(TS)] }),
  ],
};
const deleted = { channel: 'C1', ts: TS, what: 'deleted' } as const;
const edited = (...removed: string[]) =>
  ({ channel: 'C1', ts: TS, what: 'edited', removed: new Set(removed) }) as const;

test('of a message that is deleted no word stays, nor a link to it; what rests on others stays', () => {
  const { next } = withoutWords(report, deleted) ?? emptyReport;
  expect(next).toEqual([
    { text: '', isQuote: true, gone: 'deleted', sources: [other] },
    report.next[1],
    report.next[2],
  ]);
});

test('of a message that is edited the words go where one of them is no longer in it, and its link stays', () => {
  expect(withoutWords(report, edited('tomorrow'))).toBeUndefined();
  const after = withoutWords(report, edited('4711')) ?? emptyReport;
  expect(after.next[0]).toEqual({ text: '', isQuote: true, gone: 'edited', sources: [source(TS), other] });
  expect(withoutWords(after, edited('4711'))).toBeUndefined();
  expect(withoutWords(after, deleted)?.next[0]?.gone).toBe('deleted');
});

test('another message of the same instant elsewhere is not meant', () => {
  expect(withoutWords(report, { ...deleted, channel: 'C2' })).toBeUndefined();
});

test('what is gone is said, is nothing that is open, and does not come back with a correction', () => {
  const after = withoutWords(report, deleted) ?? emptyReport;
  const sight = { workspaceUrl: 'https://x.slack.com/', readable: new Set(['C1']), isForAll: false };
  const [first] = after.next;
  expect(JSON.stringify(first && lineElements(first, sight, reader()))).toContain('(deleted in Slack)');
  expect(openLines(after).map(({ text }) => text)).toEqual(['Nothing of that', 'In my own words']);
  expect(formTextsOf(after).texts.next).not.toMatch(/4711|^• \[/);
});

test('from a draft the words go as well, and from a form that was open they are not sent', () => {
  const form = formTextsOf(report);
  const after = withoutQuotes(form, deleted);
  expect(after.texts.next).not.toContain('4711');
  expect(after.texts.next).toContain('In my own words');
  const sent = readForm({ ...after, texts: form.texts });
  expect(sent.next[0]).toEqual({ text: '', isQuote: true, gone: 'deleted', sources: [] });
  expect(sent.next[1]?.text).toBe('Nothing of that');
  expect(withoutQuotes(form, edited('tomorrow')).texts).toEqual(form.texts);
});

test('of a draft the author’s own words stay, also where a short quotation is part of them', () => {
  const { sources } = formTextsOf(report);
  const long = 'We shall renew the token on Monday';
  const next = [
    'Book the token renewal',
    '• ok [1]',
    `Mind: ${long}, says Ben [1]`,
    'We shall renew [1] the token on Monday',
  ].join('\n');
  const quotes = ['ok', long].map((text) => ({ text, sources: [source(TS)] }));
  const after = withoutQuotes({ texts: { ...formTextsOf(report).texts, next }, sources, quotes }, deleted);
  expect(after.texts.next).toBe('Book the token renewal\nMind: , says Ben [1]');
});

/** What a handoff says after an event, and what falls due because of it. */
async function after(event: object) {
  let kept = handoff({ report });
  let draft = formTextsOf(report);
  let due: readonly { readonly thing: string }[] = [];
  await unquote(
    {
      team_id: 'T1',
      event: { type: 'message', channel: 'C1', channel_type: 'channel', ...event },
    } as Envelope,
    NOW,
    {
      bells: { ring: async () => {} },
      drafts: {
        quoting: async (_tenant: string, channel: string, ts: string) =>
          channel === 'C1' && ts === TS ? [{ user: 'UANA', id: 'd1' }] : [],
        find: async () => draft,
        keep: async (_tenant: string, _user: string, changed: typeof draft) => {
          draft = changed;
        },
      } as never,
      handoffs: {
        quoting: async (_tenant: string, channel: string, ts: string) =>
          channel === 'C1' && ts === TS ? ['h1'] : [],
        change: async (
          _tenant: string,
          _id: string,
          change: (one: typeof kept) => typeof kept | undefined,
          dueOf: (one: typeof kept) => typeof due,
        ) => {
          const changed = change(kept);
          if (changed === undefined) return undefined;
          kept = changed;
          due = dueOf(changed);
          return changed;
        },
      } as never,
    },
  );
  const drafted = draft.texts.next.includes('4711');
  return { says: JSON.stringify(kept.report), due: due.map(({ thing }) => thing), drafted };
}

const change = (before: string | undefined, text: string, more: object = {}) => ({
  subtype: 'message_changed',
  ts: '1768896100.000100',
  message: { user: 'UBEN', ts: TS, text, edited: { ts: '1768896100.000000' }, ...more },
  ...(before === undefined ? {} : { previous_message: { ts: TS, text: before } }),
});

test('a deletion and an edit in Slack reach the handoff, and its copies are shown anew', async () => {
  const gone = await after({ subtype: 'message_deleted', deleted_ts: TS, ts: TS });
  expect(gone).toEqual({ says: expect.not.stringContaining('4711'), due: ['draw:h1'], drafted: false });
  expect((await after(change('send 4711 to Eve', 'send it to Eve'))).says).not.toContain('4711');
  expect((await after(change(undefined, 'send it'))).says).not.toContain('4711');
});

test('an edit that only adds, an unfurl, and other messages change nothing', async () => {
  const untouched = { says: JSON.stringify(report), due: [], drafted: true };
  expect(await after(change('send 4711 to Eve', 'send 4711 to Eve, please'))).toEqual(untouched);
  expect(await after(change('send 4711', 'send 4711', { edited: undefined }))).toEqual(untouched);
  expect(await after({ user: 'UBEN', ts: TS, text: 'send nothing' })).toEqual(untouched);
});
