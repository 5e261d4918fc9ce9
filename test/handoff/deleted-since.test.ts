import { correct } from '../../src/handoff/correct.ts';
import { keepDraft } from '../../src/handoff/deleted-since.ts';
import type { HandoffDeps } from '../../src/handoff/deps.ts';
import { formTextsOf } from '../../src/handoff/form-text.ts';
import type { Handoff, To } from '../../src/handoff/handoff.ts';
import type { Draft } from '../../src/handoff/handoffs.ts';
import { emptyReport } from '../../src/handoff/report.ts';
import { send } from '../../src/handoff/send.ts';
import { handoff, line, reader, source } from './support.ts';

const report = {
  ...emptyReport,
  next: [line('ben: send 4711 to Eve', { isQuote: true, sources: [source()] }), line('My own words')],
};

let deleted: ReadonlySet<string>;
let kept: Map<string, Handoff>;
let drafts: Draft[];
let due: string[];
beforeEach(() => {
  deleted = new Set();
  kept = new Map();
  drafts = [];
  due = [];
});

/** What is deleted while Slack is asked, or while it is written, nothing else tells of. */
function deps(): HandoffDeps {
  const deps: Pick<HandoffDeps, 'bells' | 'botUser'> & Record<'handoffs' | 'drafts' | 'reading', object> = {
    bells: { ring: async () => {} },
    botUser: 'UBOT',
    drafts: {
      keep: async (_tenant: string, _user: string, draft: Draft) => {
        drafts.push(draft);
      },
      drop: async () => {},
    },
    reading: {
      mayRead: async () => {
        deleted = new Set([source().ts]);
        return true;
      },
    },
    handoffs: {
      find: async (_tenant: string, id: string) => kept.get(id),
      add: async (_tenant: string, added: Handoff) => {
        kept.set(added.id, added);
        return true;
      },
      deleted: async (_tenant: string, refs: readonly { ts: string; channel: string }[]) =>
        refs.filter(({ ts }) => deleted.has(ts)),
      change: async (
        _tenant: string,
        id: string,
        change: (one: Handoff) => Handoff | undefined,
        dueOf: (one: Handoff) => readonly { thing: string }[],
      ) => {
        const before = kept.get(id);
        const after = before && change(before);
        if (after === undefined) return undefined;
        kept.set(id, after);
        due.push(...dueOf(after).map(({ thing }) => thing));
        return after;
      },
    },
  };
  return deps as HandoffDeps;
}

const draftTo = (to: To, isCorrection = false): Draft => ({
  ...formTextsOf(report),
  ...{ id: 'h1', to, isAtOnce: false, madeAt: 0, carries: [], isCorrection },
});
const says = () => JSON.stringify(kept.get('h1')?.report);

test('of a message that is deleted while a draft is made no word is kept, nor shown', async () => {
  deleted = new Set([source().ts]);
  const draft = await keepDraft('T1', 'UBEN', draftTo({ kind: 'person', user: 'UANA' }), deps());
  expect(draft.texts.next).toBe('• My own words');
  expect(drafts.at(-1)).toEqual(draft);
  expect(draft.quotes[0]?.gone).toBe('deleted');
});

test('a draft of which nothing was deleted is kept once, as it is', async () => {
  const draft = draftTo({ kind: 'person', user: 'UANA' });
  expect(await keepDraft('T1', 'UBEN', draft, deps())).toBe(draft);
  expect(drafts).toEqual([draft]);
});

test('of a message that is deleted while the handoff is sent no word goes out', async () => {
  await send('T1', reader(), draftTo({ kind: 'channel', channel: 'C1' }), deps());
  expect(says()).not.toContain('4711');
  expect(says()).toContain('My own words');
  expect(due).toContain('draw:h1');
});

test('nor while it is corrected', async () => {
  kept.set('h1', handoff({ author: 'UBEN' }));
  deleted = new Set([source().ts]);
  await correct('T1', reader(), draftTo({ kind: 'person', user: 'UANA' }, true), deps());
  expect(says()).not.toContain('4711');
  expect(says()).toContain('My own words');
});
