import { type Emulator, startEmulator } from '../../../emulator/emulator.ts';

let slack: Emulator;
beforeEach(async () => {
  slack = await startEmulator({ rateLimits: false });
});
afterEach(async () => {
  await slack.close();
});

async function call(method: string, args: Record<string, unknown>, token = slack.botToken) {
  const response = await fetch(new URL(method, slack.apiUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(args),
  });
  return (await response.json()) as { ok: boolean; error?: string; canvas_id?: string };
}

const text = (markdown: string) => ({ type: 'markdown', markdown });

async function made(): Promise<string> {
  const { canvas_id: id } = await call('canvases.create', { title: 'Plan', document_content: text('# One') });
  if (id === undefined) throw new Error('No canvas');
  return id;
}

test('a canvas is made, written, opened to people one by one, and deleted', async () => {
  const ana = slack.addUser({ name: 'ana' });
  const id = await made();
  expect(slack.canvases()).toMatchObject([{ id, title: 'Plan', markdown: '# One', owner: slack.botUserId }]);

  const changes = [{ operation: 'replace', document_content: text('# Two') }];
  expect(await call('canvases.edit', { canvas_id: id, changes })).toEqual({ ok: true });
  expect(await call('canvases.access.set', { canvas_id: id, access_level: 'read', user_ids: [ana] })).toEqual(
    {
      ok: true,
    },
  );
  expect(slack.canvases().map(({ markdown, access }) => [markdown, ...access])).toEqual([
    ['# Two', [ana, 'read']],
  ]);
  expect(await call('canvases.delete', { canvas_id: id })).toEqual({ ok: true });
  expect(slack.canvases()).toEqual([]);
  expect(await call('canvases.delete', { canvas_id: id })).toMatchObject({ error: 'canvas_not_found' });
});

test('what Slack would refuse is refused in its words', async () => {
  const ana = slack.addUser({ name: 'ana' });
  const id = await made();
  const access = { canvas_id: id, access_level: 'read' };
  const refused = async (method: string, args: Record<string, unknown>) => (await call(method, args)).error;

  expect(await refused('canvases.edit', { canvas_id: id })).toBe('invalid_arguments');
  expect(await refused('canvases.edit', { canvas_id: id, changes: [] })).toBe('invalid_arguments');
  expect(await refused('canvases.create', { document_content: { type: 'html' } })).toBe('invalid_arguments');
  expect(await refused('canvases.access.set', access)).toBe('invalid_parameters');
  expect(await refused('canvases.access.set', { ...access, user_ids: [ana], channel_ids: ['C1'] })).toBe(
    'invalid_parameters',
  );
  expect(await refused('canvases.access.set', { ...access, user_ids: ['U0'] })).toBe('user_not_found');
  expect(await refused('canvases.access.set', { ...access, access_level: 'all', user_ids: [ana] })).toBe(
    'invalid_arguments',
  );
});

test('it needs its scope, and somebody without access finds no canvas', async () => {
  const ana = slack.addUser({ name: 'ana' });
  const id = await made();
  const bare = slack.userToken(ana, ['users:read']);
  expect(await call('canvases.create', {}, bare)).toMatchObject({ error: 'missing_scope' });
  const own = slack.userToken(ana, ['canvases:write']);
  expect(await call('canvases.delete', { canvas_id: id }, own)).toMatchObject({ error: 'canvas_not_found' });
  await call('canvases.access.set', { canvas_id: id, access_level: 'read', user_ids: [ana] });
  expect(await call('canvases.delete', { canvas_id: id }, own)).toMatchObject({ error: 'restricted_action' });
});

test('the free plan has no canvases of their own', async () => {
  await slack.close();
  slack = await startEmulator({ rateLimits: false, freePlan: true });
  expect(await call('canvases.create', { title: 'Plan' })).toMatchObject({
    error: 'free_teams_cannot_create_standalone_canvases',
  });
});
