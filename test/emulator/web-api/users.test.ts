import { client, closeAll, start } from '../support.ts';

afterEach(closeAll);

const ERROR = (error: string) =>
  expect.objectContaining({ data: expect.objectContaining({ ok: false, error }) });

test('the offset of a zone is that of the simulated season', async () => {
  const slack = await start({ now: Date.UTC(2026, 0, 15), rate: 0 });
  const ann = slack.addUser({ name: 'ann', tz: 'Europe/Berlin', locale: 'de-DE' });

  const winter = await client(slack).users.info({ user: ann });
  slack.clock.set(Date.UTC(2026, 6, 15));
  const summer = await client(slack).users.info({ user: ann, include_locale: true });

  expect(winter.user).toMatchObject({ tz: 'Europe/Berlin', tz_offset: 3600 });
  expect(winter.user?.locale).toBeUndefined();
  expect(summer.user).toMatchObject({ tz: 'Europe/Berlin', tz_offset: 7200, locale: 'de-DE' });
});

test('lists are paged by cursors, and a foreign cursor is refused', async () => {
  const slack = await start();
  const people = ['ann', 'bob', 'cem', 'dia'].map((name) => slack.addUser({ name }));

  const seen: string[] = [];
  for await (const page of client(slack).paginate('users.list', { limit: 2 })) {
    const { members = [] } = page as { members?: { id: string }[] };
    expect(members.length).toBeLessThanOrEqual(2);
    seen.push(...members.map(({ id }) => id));
  }

  expect(seen).toEqual([slack.botUserId, 'USLACKBOT', ...people]);
  await expect(client(slack).users.list({ cursor: 'nonsense' })).rejects.toEqual(ERROR('invalid_cursor'));
});

test('members of a user group are read by id', async () => {
  const slack = await start();
  const ann = slack.addUser({ name: 'ann' });
  const group = slack.addUserGroup({ handle: 'oncall', members: [ann] });

  expect(await client(slack).usergroups.users.list({ usergroup: group })).toMatchObject({ users: [ann] });
  await expect(client(slack).usergroups.users.list({ usergroup: 'S1' })).rejects.toEqual(
    ERROR('no_such_subteam'),
  );
});
