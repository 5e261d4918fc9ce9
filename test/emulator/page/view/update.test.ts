import type { Act } from '../../../../emulator/page/acts.ts';
import type { PageState, PersonState, ShownMessage } from '../../../../emulator/page/page-state.ts';
import type { Does, Effect, Model, Msg } from '../../../../emulator/page/view/model.ts';
import { initialModel, update } from '../../../../emulator/page/view/update.ts';

const person = (id: string, patch: Partial<PersonState> = {}): PersonState => ({
  id,
  zone: 'UTC',
  locale: 'en-GB',
  isAdmin: false,
  conversations: ['C1', 'C2', `D${id}`],
  appDm: `D${id}`,
  reads: {},
  ephemerals: [],
  under: 0,
  notices: [],
  ...patch,
});

const said = (ts: string, user: string, patch: Partial<ShownMessage> = {}): ShownMessage => ({
  ts,
  user,
  text: ts,
  ...patch,
});

function stateWith(messages: ShownMessage[], patch: Partial<PageState> = {}): PageState {
  const place = (id: string, shown: ShownMessage[] = []) => ({
    id,
    name: id,
    kind: 'public' as const,
    members: ['ann', 'bob'],
    archived: false,
    shared: false,
    messages: shown,
  });
  return {
    boot: 'one',
    clock: { offset: 0, rate: 1 },
    team: { name: 'acme', domain: 'acme' },
    app: { user: 'app', name: 'Sluice' },
    users: {},
    groups: {},
    people: [person('ann'), person('bob')],
    conversations: { C1: place('C1', messages), C2: place('C2'), Dann: place('Dann'), Dbob: place('Dbob') },
    manifest: { commands: [], shortcuts: [] },
    ...patch,
  };
}

/** The model after these messages, and all that was to be done. */
function after(isNarrow: boolean, ...messages: Msg[]): { model: Model; effects: Effect[] } {
  let model = initialModel(0, isNarrow);
  const effects: Effect[] = [];
  for (const message of messages) {
    const [next, more] = update(model, message);
    model = next;
    effects.push(...more);
  }
  return { model, effects };
}

const told = (state: PageState): Msg => ({ kind: 'state', state, real: 0 });
const ann = (does: Does): Msg => ({ kind: 'in', person: 'ann', does });
const acts = (effects: readonly Effect[]): Act[] =>
  effects.flatMap((effect) => (effect.kind === 'act' ? [effect.act] : []));

test('whatever stands open is read by everybody who is shown, once', () => {
  const state = stateWith([said('1.0', 'bob')]);

  const { effects } = after(false, told(state), told(state));

  expect(acts(effects)).toEqual([
    { act: 'read', user: 'ann', channel: 'C1', ts: '1.0' },
    { act: 'read', user: 'bob', channel: 'C1', ts: '1.0' },
  ]);
});

test('whoever is not shown reads nothing', () => {
  const { effects } = after(true, told(stateWith([said('1.0', 'bob')])));

  expect(acts(effects)).toEqual([{ act: 'read', user: 'ann', channel: 'C1', ts: '1.0' }]);
});

test('what was new when a conversation is opened is marked there', () => {
  const state = stateWith([said('1.0', 'bob'), said('2.0', 'ann'), said('3.0', 'bob')], {
    people: [person('ann', { reads: { C1: '1.0' } }), person('bob')],
  });

  const { model } = after(
    true,
    told(state),
    ann({ kind: 'go', place: { conversation: 'C2' } }),
    ann({ kind: 'go', place: { conversation: 'C1' } }),
  );

  expect(model.panes['ann']?.newFrom).toEqual({ C1: '3.0' });
});

test('a permalink to a reply opens its thread', () => {
  const state = stateWith([said('1.0', 'bob'), said('2.0', 'bob', { thread_ts: '1.0' })]);

  const { model } = after(true, told(state), ann({ kind: 'go', place: { conversation: 'C1' }, mark: '2.0' }));

  expect(model.panes['ann']).toMatchObject({ place: { thread: '1.0' }, marked: '2.0' });
});

test('people look where the scene has them look, and then where they like', () => {
  const scene = (serial: number) => ({
    title: '',
    done: serial,
    of: 2,
    busy: false,
    playing: false,
    stage: { serial, places: { ann: { conversation: 'C2' } } },
  });
  const at = (serial: number) => told(stateWith([], { scene: scene(serial) }));

  const { model } = after(false, at(1), ann({ kind: 'go', place: { conversation: 'C1' } }), at(1));

  expect(model.panes['ann']?.place.conversation).toBe('C1');
  expect(update(model, at(2))[0].panes['ann']?.place.conversation).toBe('C2');
});

test('the one whom the scene is about is shown, and then whomever one chooses', () => {
  const at = (serial: number) => {
    const stage = { serial, places: {}, who: 'bob' };
    const scene = { title: '', done: serial, of: 2, busy: false, playing: false, stage };
    return told(stateWith([], { scene }));
  };

  const { model } = after(true, at(1));
  const chosen = update(model, { kind: 'person', person: 'ann' })[0];

  expect(model.person).toBe('bob');
  expect(update(chosen, at(1))[0].person).toBe('ann');
  expect(update(chosen, at(2))[0].person).toBe('bob');
});

test('whoever leaves a conversation no longer looks at it', () => {
  const left = stateWith([], { people: [person('ann', { conversations: ['C2', 'Dann'] })] });

  const { model } = after(true, told(stateWith([])), told(left));

  expect(model.panes['ann']?.place.conversation).toBe('C2');
});

test('a server that was started anew has the page loaded anew', () => {
  const { effects } = after(false, told(stateWith([])), told(stateWith([], { boot: 'two' })));

  expect(effects).toEqual([{ kind: 'reload' }]);
});

test('what could not be sent comes back into the box', () => {
  const sending: Act = { act: 'send', user: 'ann', channel: 'C1', text: '/nothing' };

  const { model } = after(
    true,
    told(stateWith([])),
    ann({ kind: 'type', box: 'C1', text: '/nothing', caret: 8 }),
    ann({ kind: 'send', box: 'C1' }),
    ann({ kind: 'answered', to: sending, answer: { ok: false, problem: 'No such command' } }),
  );

  expect(model.panes['ann']).toMatchObject({
    drafts: { C1: { text: '/nothing' } },
    notice: 'No such command',
  });
});

test('what is typed into a form stays there, and the app is told of it', () => {
  const typed: Act = { act: 'press', user: 'ann', view: 'V1', actionId: 'a', blockId: 'b', selected: '9-10' };

  const { model, effects } = after(true, told(stateWith([])), ann({ kind: 'typed', act: typed }));

  expect(model.panes['ann']?.forms).toEqual({ V1: { b: { a: '9-10' } } });
  expect(effects).toEqual([{ kind: 'tell', act: typed }]);
});

test('nothing but spaces is not sent', () => {
  const { effects } = after(
    true,
    told(stateWith([])),
    ann({ kind: 'type', box: 'C1', text: '  ', caret: 2 }),
    ann({ kind: 'send', box: 'C1' }),
  );

  expect(acts(effects)).toEqual([]);
});
