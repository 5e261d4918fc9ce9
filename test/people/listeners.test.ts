import { ackInTime } from '../../src/people/ack-in-time.ts';
import { PEOPLE_ACTIONS, PEOPLE_VIEWS } from '../../src/people/action-ids.ts';
import { registerPeople } from '../../src/people/listeners.ts';
import { SlackRefusal } from '../../src/slack.ts';
import { commandBody, doorlessApp, formSent, formTyped, handOver, homePress } from '../support/bolt.ts';
import { at, FakeWorkspace, person, T, textOf } from '../support/fakes-people.ts';

let workspace: FakeWorkspace;
let app: ReturnType<typeof doorlessApp>;
let refreshed: string[];

beforeEach(() => {
  workspace = new FakeWorkspace();
  workspace.kept.set('U1', person('U1'));
  refreshed = [];
  app = doorlessApp();
  registerPeople(app, {
    ...workspace.deps,
    why: async () => ({ text: 'because', blocks: [] }),
    refreshHome: async (_tenant, user) => void refreshed.push(user),
  });
});

test('a command is answered in its one acknowledgement, for the asker only', async () => {
  expect(await handOver(app, commandBody('now'))).toEqual([
    expect.objectContaining({ response_type: 'ephemeral', text: 'Nothing waits for you.' }),
  ]);
});

test('what fails is answered in words, and once', async () => {
  workspace.held.bringForward = () => Promise.reject(new Error('Redis is away'));
  workspace.kept.set('U1', person('U1', { locale: 'de-DE' }));

  expect(await handOver(app, commandBody('now'))).toEqual([
    expect.objectContaining({ text: expect.stringContaining('Es ist nichts verloren gegangen.') }),
  ]);
});

test('a press in App Home does what it says and shows the page anew', async () => {
  workspace.hold('U1', at('Mon 11:00'));

  await handOver(app, homePress(PEOPLE_ACTIONS.deliverNow));

  workspace.deliverDue();
  expect(workspace.delivered).toEqual([{ user: 'U1', count: 1, reason: 'asked' }]);
  expect(refreshed).toEqual(['U1']);
});

test('a press acts for whoever pressed it, whoever it was shown to', async () => {
  workspace.kept.set('U2', person('U2'));

  await handOver(app, homePress(PEOPLE_ACTIONS.off, 'U2'));

  expect(workspace.kept.get('U1')?.enrolment.state).toBe('in');
  expect(workspace.kept.get('U2')?.enrolment.state).toBe('out');
});

test('pressing "off" and "start" twice does no harm', async () => {
  await handOver(app, homePress(PEOPLE_ACTIONS.off));
  await handOver(app, homePress(PEOPLE_ACTIONS.off));
  expect(workspace.kept.get('U1')?.enrolment.state).toBe('out');

  await handOver(app, homePress(PEOPLE_ACTIONS.start));
  const once = workspace.kept.get('U1');
  await handOver(app, homePress(PEOPLE_ACTIONS.start));
  expect(workspace.kept.get('U1')).toEqual(once);
});

test('"edit" opens the form', async () => {
  await handOver(app, homePress(PEOPLE_ACTIONS.edit));

  expect(workspace.modals.map(({ callback_id }) => callback_id)).toEqual([PEOPLE_VIEWS.hours]);
});

test('hours are shown as they are typed, and not saved', async () => {
  const before = workspace.kept.get('U1');

  await handOver(app, formTyped(PEOPLE_VIEWS.hours, { hours: '9-10', zone: '' }, 'hours'));
  await handOver(app, formTyped(PEOPLE_VIEWS.hours, { hours: '9-10 and', zone: 'Asia/Tok' }, 'zone', 'V3'));

  expect(workspace.modals.map(({ blocks }) => textOf(blocks))).toEqual([
    expect.stringContaining('• 09:00 (in 1 h)'),
    expect.stringContaining('There is no time zone “Asia/Tok”.'),
  ]);
  expect(workspace.kept.get('U1')).toEqual(before);
});

test('a field of the same name in another form is nobody’s hours', async () => {
  await handOver(app, formTyped('another_form', { hours: '9-10' }, 'hours'));

  expect(workspace.modals).toEqual([]);
});

test('what is typed into a form that was closed meanwhile fails without a word', async () => {
  workspace.slack.updateModal = () => Promise.reject(new SlackRefusal('views.update', 'not_found'));

  expect(await handOver(app, formTyped(PEOPLE_VIEWS.hours, { hours: '9-10' }, 'hours'))).toEqual([undefined]);
});

test('a form that cannot be taken comes back with what is wrong; nothing is saved', async () => {
  const values = { hours: { hours: { type: 'plain_text_input', value: 'whenever' } } };

  expect(await handOver(app, formSent(PEOPLE_VIEWS.hours, values))).toEqual([
    {
      response_action: 'errors',
      errors: { hours: 'I do not understand “whenever”. For example: mon-fri 11:00-11:30 16:00-16:30' },
    },
  ]);
  expect(workspace.kept.get('U1')).toEqual(person('U1'));
});

test('a form that is saved is replaced by what it means', async () => {
  const values = { hours: { hours: { type: 'plain_text_input', value: 'mon 9-10' } } };

  const [answer] = await handOver(app, formSent(PEOPLE_VIEWS.hours, values));

  expect(answer).toMatchObject({ response_action: 'update', view: { type: 'modal' } });
  expect(refreshed).toEqual(['U1']);
});

test('a form that cannot be saved says so and stays open', async () => {
  workspace.people.save = () => Promise.reject(new Error('Redis is away'));
  const values = { hours: { hours: { type: 'plain_text_input', value: 'mon 9-10' } } };

  const [answer] = await handOver(app, formSent(PEOPLE_VIEWS.hours, values));

  expect(answer).toMatchObject({ response_action: 'errors' });
});

test('an answer that takes long is acknowledged in time, once, and given later', async () => {
  const said: string[] = [];
  const { promise, resolve } = Promise.withResolvers<string>();
  const done = ackInTime(
    promise,
    async (answer) => {
      said.push(`ack ${answer ?? 'with nothing'}`);
      resolve('the answer');
    },
    async (answer) => said.push(`later ${answer}`),
    5,
  );

  await done;
  expect(said).toEqual(['ack with nothing', 'later the answer']);
});

test('nothing of another workspace is touched', async () => {
  const tenants = new Set<string>();
  const { find } = workspace.people;
  workspace.people.find = (tenant, user) => {
    tenants.add(tenant);
    return find(tenant, user);
  };

  await handOver(app, commandBody(''));
  await handOver(app, homePress(PEOPLE_ACTIONS.openOneHour));

  expect([...tenants]).toEqual([T]);
});
