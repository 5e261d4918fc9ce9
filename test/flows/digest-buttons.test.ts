import { Redis } from 'ioredis';
import type { StoredMessage, View } from '../../emulator/world/types.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/clock.ts';
import { callOn, timesBrought } from '../support/delivery.ts';
import { digestsOf, linkTo } from '../support/digests.ts';
import { labelled, type Screen, screenOf, wordsIn } from '../support/screen.ts';
import { askFreely } from '../support/stored.ts';
import { startTeam, type Team } from '../support/team.ts';

const HOURS = '11:00-11:30 16:00-16:30';

let team: Team;
let screen: Screen;
let redis: Redis;
/** 09:00 in Berlin on the day of the test. */
let nine: number;
beforeAll(async () => {
  team = await startTeam();
  screen = screenOf(team);
  redis = new Redis(team.redis.socket);
  await team.arrange({ policy: { receipts: 'none' } });
});
afterAll(async () => {
  redis.disconnect();
  await team.close();
});
beforeEach(async () => {
  await askFreely(team);
  nine = await screen.nextMorning();
});

interface Delivered {
  readonly user: string;
  readonly digest: StoredMessage;
  /** The messages in it, in the order in which they were written. */
  readonly mentions: readonly string[];
}

/** Somebody new whose block at 11:00 brings these messages. */
async function delivered(name: string, texts: readonly string[], options: object = {}): Promise<Delivered> {
  const { slack, ben, channel } = team;
  const user = screen.newcomer(name, options);
  await screen.comms(user, HOURS);
  const mentions: string[] = [];
  for (const text of texts)
    mentions.push(await slack.post({ user: ben, channel, text: `<@${user}> ${text}` }));
  await team.settled();
  await team.runTo(nine + 2 * HOUR);
  return { user, digest: digestOf(user), mentions };
}

function digestOf(user: string): StoredMessage {
  const digest = team.slack.dm(user).findLast(({ metadata }) => metadata?.event_type === 'sluice_digest');
  if (digest === undefined) throw new Error(`No digest came to ${user}`);
  return digest;
}

const rowId = (ts: string): string => `${team.channel}|${ts}`;

/** What stands in the digest where the mention is. */
function row(shown: StoredMessage | View, ts: string): string {
  const blocks = shown.blocks?.filter((block) => block['block_id'] === rowId(ts));
  expect(blocks).toHaveLength(1);
  return wordsIn({ blocks: blocks ?? [] });
}

/** Presses what bears the label, on the mention's row if one is given, and waits until the digest shows it. */
async function press({ user, digest }: Delivered, label: string, ts?: string): Promise<void> {
  const touch = labelled(digest, label, ts === undefined ? undefined : rowId(ts));
  await screen.changeOf(digest, () => screen.touch(user, digest, touch));
  await team.settled();
}

/** The same twice at the same time, as an impatient thumb does it. */
async function pressTwice({ user, digest }: Delivered, label: string, ts?: string): Promise<void> {
  const touch = labelled(digest, label, ts === undefined ? undefined : rowId(ts));
  await screen.changeOf(digest, () =>
    Promise.all([screen.touch(user, digest, touch), screen.touch(user, digest, touch)]),
  );
  await team.settled();
}

const DONE = 'Done';
const SNOOZE = 'Snooze to next block';
const DONE_WITH_ALL = 'Done with all';
const UNDO = 'Undo “Done with all”';

describe('Done', () => {
  test('makes one line of the mention, and “Not done yet” brings all of it back', async () => {
    const it = await delivered('doer', ['first thing', 'second thing']);
    const [first = '', second = ''] = it.mentions;
    const before = JSON.stringify(it.digest.blocks);

    await press(it, DONE, first);
    expect(row(it.digest, first)).toMatch(/^Done: <@/);
    expect(row(it.digest, first)).not.toContain('first thing');
    expect(row(it.digest, second)).toContain('second thing');

    await press(it, 'Not done yet', first);
    expect(JSON.stringify(it.digest.blocks)).toBe(before);
  });

  test('pressed twice at once is done once', async () => {
    const it = await delivered('twice-doer', ['one', 'two']);
    const [first = '', second = ''] = it.mentions;

    await pressTwice(it, DONE, first);

    expect(row(it.digest, first)).toMatch(/^Done: /);
    expect(row(it.digest, second)).toContain('two');
    expect(await notices(it)).toEqual([]);
  });
});

describe('Snooze', () => {
  test('says until when, and brings the mention again in the next block, once, as it is now', async () => {
    const it = await delivered('snoozer', ['the old words', 'the other one']);
    const [first = '', second = ''] = it.mentions;

    team.slack.edit(team.channel, first, `<@${it.user}> the new words`);
    await team.settled();
    await press(it, SNOOZE, first);
    expect(row(it.digest, first)).toMatch(/^Snoozed to 4:00 PM: /);
    await team.runTo(nine + 7 * HOUR - MINUTE);
    expect(timesBrought(team, it.user, first)).toBe(1);
    await team.runTo(nine + 7 * HOUR);

    const again = digestOf(it.user);
    expect(again).not.toBe(it.digest);
    expect(row(again, first)).toContain('the new words');
    expect(row(again, first)).toContain('you snoozed it');
    expect(timesBrought(team, it.user, second)).toBe(1);
    await team.runTo(nine + DAY + 8 * HOUR);
    expect(timesBrought(team, it.user, first)).toBe(2);
  });

  test('brings the words of an edit that came meanwhile, in a block too', async () => {
    const { slack, channel } = team;
    const it = await delivered('edited', ['the old words']);
    const [first = ''] = it.mentions;
    await press(it, SNOOZE, first);

    slack.edit(channel, first, `<@${it.user}> words in the block`);
    await team.settled();
    await team.runTo(nine + 4 * HOUR);
    slack.edit(channel, first, `<@${it.user}> words after the block`);
    await team.settled();
    await team.runTo(nine + 7 * HOUR);

    expect(row(digestOf(it.user), first)).toContain('words after the block');
    expect(row(digestOf(it.user), first)).toContain('you snoozed it');
  });

  test('pressed twice at once comes once', async () => {
    const it = await delivered('twice-snoozer', ['one', 'two']);
    const [first = ''] = it.mentions;

    await pressTwice(it, SNOOZE, first);
    await team.runTo(nine + 8 * HOUR);

    expect(timesBrought(team, it.user, first)).toBe(2);
    expect(await notices(it)).toEqual([]);
  });

  test('brings nothing again that is deleted or answered meanwhile', async () => {
    const { slack, channel } = team;
    const it = await delivered('ex-snoozer', ['to be deleted', 'to be answered']);
    const [first = '', second = ''] = it.mentions;
    await press(it, SNOOZE, first);
    await press(it, SNOOZE, second);

    slack.delete(channel, first);
    await slack.post({ user: it.user, channel, text: 'yes', threadTs: second });
    await team.settled();
    await team.runTo(nine + 8 * HOUR);

    expect(digestsOf(team, it.user)).toHaveLength(1);
  });

  test('can be done again and again', async () => {
    const it = await delivered('procrastinator', ['not today']);
    const [first = ''] = it.mentions;
    await press(it, SNOOZE, first);
    await team.runTo(nine + 7 * HOUR);

    await press({ ...it, digest: digestOf(it.user) }, SNOOZE, first);
    await team.runTo(nine + DAY + 2 * HOUR);

    expect(timesBrought(team, it.user, first)).toBe(3);
  });
});

test('“Open” leads to the message, and changes nothing', async () => {
  const it = await delivered('opener', ['look']);
  const [first = ''] = it.mentions;
  const before = JSON.stringify(it.digest.blocks);
  expect(before).toContain(`"url":"https://emulated.slack.com/archives/${team.channel}/${linkTo(first)}"`);

  await screen.touch(it.user, it.digest, labelled(it.digest, 'Open in Slack'));
  await press(it, DONE, first);
  await press(it, 'Not done yet', first);

  expect(JSON.stringify(it.digest.blocks)).toBe(before);
});

describe('Done with all', () => {
  test('closes all that is open, and its undoing opens just those', async () => {
    const it = await delivered('finisher', ['one', 'two', 'three']);
    const [first = '', second = '', third = ''] = it.mentions;
    await press(it, DONE, second);

    await press(it, DONE_WITH_ALL);
    for (const ts of it.mentions) expect(row(it.digest, ts)).toMatch(/^Done: /);

    await press(it, UNDO);
    expect(row(it.digest, first)).toContain('one');
    expect(row(it.digest, second)).toMatch(/^Done: /);
    expect(row(it.digest, third)).toContain('three');
    expect(labelled(it.digest, DONE_WITH_ALL)).toBeDefined();
  });

  test('pressed twice at once closes all and can still be undone', async () => {
    const it = await delivered('twice-finisher', ['one', 'two']);

    await pressTwice(it, DONE_WITH_ALL);
    for (const ts of it.mentions) expect(row(it.digest, ts)).toMatch(/^Done: /);

    await pressTwice(it, UNDO);
    for (const ts of it.mentions) expect(row(it.digest, ts)).not.toMatch(/^Done: /);
  });

  test('works within Slack’s limits for ten mentions of the longest kind', async () => {
    const long = Array.from({ length: 10 }, (_, n) => `${n} ${'&<> wörd '.repeat(300)}`);
    const it = await delivered('much', long);

    await press(it, DONE_WITH_ALL);
    expect(wordsIn(it.digest).match(/^Done: /gm)).toHaveLength(10);
    await press(it, UNDO);
    expect(wordsIn(it.digest)).not.toMatch(/^Done: /m);
  });
});

describe('Show all', () => {
  let it: Delivered;
  let view: View;

  /** Turns to another page and waits until its texts are read. */
  async function turn(label: string, shows: string): Promise<void> {
    await askFreely(team);
    await team.slack.press({ user: it.user, view: view.id, ...labelled(view, label) });
    await team.slack.until(() => wordsIn(view).includes(shows));
  }

  test('of 34 mentions ten stand in the DM, and the rest is behind a button', async () => {
    it = await delivered(
      'popular',
      Array.from({ length: 34 }, (_, n) => `thing ${n}.`),
    );
    const words = wordsIn(it.digest);
    expect(words).toContain('34 mentions');
    expect(words.match(/thing \d+\./g)).toHaveLength(10);
    expect(words).toContain('And 24 more: press “Show all 34”.');
    expect(words).toContain('Show all 34');
  });

  test('shows ten a page, all 34 in order', async () => {
    view = await screen.formAfter(it.user, () =>
      screen.touch(it.user, it.digest, labelled(it.digest, 'Show all 34')),
    );
    await team.slack.until(() => wordsIn(view).includes('1–10 of 34'));
    let words = wordsIn(view);
    for (const range of ['11–20 of 34', '21–30 of 34', '31–34 of 34']) {
      await turn('More', range);
      words += wordsIn(view);
    }

    expect(words.match(/thing \d+\./g)).toEqual(it.mentions.map((_, n) => `thing ${n}.`));
    expect(() => labelled(view, 'More')).toThrow('Nothing here bears the label');
    await turn('Back', '21–30 of 34');
  });

  test('what is done there is done in the DM, and on the page when it is opened again', async () => {
    await turn('Back', '11–20 of 34');
    await turn('Back', '1–10 of 34');
    const [first = ''] = it.mentions;

    await screen.changeOf(it.digest, () =>
      team.slack.press({ user: it.user, view: view.id, ...labelled(view, DONE, rowId(first)) }),
    );

    expect(row(view, first)).toMatch(/^Done: /);
    expect(row(it.digest, first)).toMatch(/^Done: /);
    await turn('More', '11–20 of 34');
    await turn('Back', '1–10 of 34');
    expect(row(view, first)).toMatch(/^Done: /);
  });

  test('what is snoozed there comes in the next block, once', async () => {
    // The block is of another day than this test.
    const [, second = ''] = it.mentions;
    await screen.changeOf(it.digest, () =>
      team.slack.press({ user: it.user, view: view.id, ...labelled(view, SNOOZE, rowId(second)) }),
    );
    await team.runTo(nine + 8 * HOUR);

    expect(timesBrought(team, it.user, second)).toBe(2);
  });

  test('“Done with all” closes also what neither the DM nor the page shows', async () => {
    await screen.changeOf(it.digest, () =>
      team.slack.press({ user: it.user, view: view.id, ...labelled(view, DONE_WITH_ALL) }),
    );
    await turn('More', '11–20 of 34');
    await turn('More', '21–30 of 34');
    await turn('More', '31–34 of 34');
    expect(wordsIn(view).match(/^Done: /gm)).toHaveLength(4);
  });
});

describe('harmless are presses', () => {
  test('on a digest of more than eight days ago: they say so', async () => {
    const it = await delivered('historian', ['long ago', 'as well']);
    const before = JSON.stringify(it.digest.blocks);
    const key = `{${team.slack.teamId}}:batch:${it.digest.metadata?.event_payload['batch_id']}`;
    const days = (await redis.ttl(key)) / (DAY / 1000);
    expect(days).toBeGreaterThan(7.9);
    expect(days).toBeLessThanOrEqual(8);
    // Redis forgets it by a clock that no test can turn.
    await redis.del(key);

    for (const label of [DONE, SNOOZE, DONE_WITH_ALL]) {
      const answer = await screen.answerTo(it.user, () =>
        screen.touch(it.user, it.digest, labelled(it.digest, label)),
      );
      expect(answer.text).toContain('more than 8 days old');
    }
    expect(JSON.stringify(it.digest.blocks)).toBe(before);
  });

  test('by somebody else, however they came by the digest: they say so', async () => {
    const it = await delivered('owner', ['mine', 'also mine']);
    const [first = ''] = it.mentions;
    await press(it, DONE, first);
    const before = JSON.stringify(it.digest.blocks);
    const touch = labelled(it.digest, DONE_WITH_ALL);
    await press(it, DONE_WITH_ALL);
    await press(it, UNDO);
    expect(JSON.stringify(it.digest.blocks)).toBe(before);
    const payload = team.slack.deliveries.findLast((delivery) =>
      JSON.stringify(delivery.payload['actions'])?.includes(touch.actionId),
    )?.payload;

    const answer = await screen.answerTo(it.user, async () => {
      const forged = { ...payload, user: { ...(payload?.['user'] as object), id: team.chi } };
      const body = new URLSearchParams({ payload: JSON.stringify(forged) }).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      expect(await team.slack.sendRaw({ body, headers })).toMatchObject({ status: 200 });
    });

    expect(answer.text).toBe('That belongs to somebody else.');
    expect(JSON.stringify(it.digest.blocks)).toBe(before);
  });

  test('of somebody who has left: their old digest is theirs to mark, and nothing waits again', async () => {
    const it = await delivered('leaver', ['one', 'two'], { locale: 'de-DE' });
    const [first = '', second = ''] = it.mentions;
    await screen.comms(it.user, 'off');
    await team.runTo(nine + 3 * HOUR);

    await press(it, 'Erledigt', first);
    expect(row(it.digest, first)).toMatch(/^Erledigt: /);
    const answer = await screen.answerTo(it.user, () =>
      screen.touch(it.user, it.digest, labelled(it.digest, 'Im nächsten Block noch einmal', rowId(second))),
    );
    expect(answer.text).toContain('keinen nächsten Block');
    await team.runTo(nine + DAY);
    expect(digestsOf(team, it.user)).toHaveLength(1);
  });
});

test('a message that is deleted is taken out of the digests that show it, also where it was done', async () => {
  const { slack, channel } = team;
  const it = await delivered('cleaned', ['a slip', 'another slip', 'harmless']);
  const [first = '', second = '', third = ''] = it.mentions;
  await press(it, DONE, first);

  slack.delete(channel, first);
  slack.delete(channel, second);
  await team.settled();

  expect(JSON.stringify(it.digest)).not.toContain('slip');
  for (const ts of [first, second]) expect(row(it.digest, ts)).toBe('A message was deleted.');
  expect(row(it.digest, third)).toContain('harmless');
  await press(it, DONE_WITH_ALL);
  await press(it, UNDO);
  expect(row(it.digest, first)).toBe('A message was deleted.');
});

describe('what is explained once', () => {
  test('the first mention that ever waits, without its content, when it is held', async () => {
    const { slack } = team;
    const user = screen.newcomer('beginner');
    await screen.comms(user, HOURS);

    await callOn(team, user, 'top secret');
    expect(slack.dm(user)).toHaveLength(1);
    const words = wordsIn(screen.lastDm(user));
    expect(words).toContain('A first mention waits for you');
    expect(words).toContain('It comes here in your next block: *11:00 AM*.');
    expect(words).not.toMatch(/secret|ben/i);

    await callOn(team, user);
    await team.runTo(nine + 2 * HOUR);
    await team.runTo(nine + 4 * HOUR);
    await callOn(team, user);
    await team.runTo(nine + 7 * HOUR);
    expect(slack.dm(user)).toHaveLength(3);
    expect(digestsOf(team, user)).toHaveLength(2);
  });

  test('the buttons, in the first digest', async () => {
    const it = await delivered('reader', ['one']);
    expect(wordsIn(it.digest)).toContain('The menu (⋯) beside each mention');
    await team.runTo(nine + 4 * HOUR);
    await callOn(team, it.user);
    await team.runTo(nine + 7 * HOUR);
    expect(wordsIn(digestOf(it.user))).not.toContain('The menu (⋯)');
  });
});

test('the digest reads: what asks something first, then by channel and thread, the oldest first', async () => {
  const { slack, ben, chi, channel } = team;
  const user = screen.newcomer('orderly');
  await screen.comms(user, HOURS);
  const other = slack.addChannel({ name: 'other', members: [ben, chi, user] });
  const root = await slack.post({ user: ben, channel, text: 'the root' });
  const say = async (text: string, where = channel, threadTs?: string) => {
    slack.clock.set(slack.clock.now() + SECOND);
    await slack.post({
      user: chi,
      channel: where,
      text: `<@${user}> ${text}`,
      ...(threadTs ? { threadTs } : {}),
    });
  };
  await say('fyi one');
  await say('fyi elsewhere', other);
  await say('fyi in thread', channel, root);
  await say('can you help?', other);
  await say('fyi two');
  await team.settled();
  await team.runTo(nine + 2 * HOUR);

  const words = wordsIn(digestOf(user));

  expect(words).toContain('5 mentions, with 1 question for you');
  const order = ['can you help?', 'Everything else', 'fyi one', 'fyi in thread', 'fyi two', 'fyi elsewhere'];
  const found = words.match(new RegExp(order.join('|').replace('?', '\\?'), 'g'));
  expect(found).toEqual(order);
  expect(words).toContain(`<@${chi}> in a thread in <#${channel}>, 9:00 AM`);
});

test('of more than ten mentions those that ask something are shown', async () => {
  const texts = [...Array.from({ length: 12 }, (_, n) => `fyi ${n}.`), 'can you help?'];
  const it = await delivered('asked-last', texts);

  expect(row(it.digest, it.mentions.at(-1) ?? '')).toContain('can you help?');
  expect(wordsIn(it.digest).match(/fyi \d+\./g)).toHaveLength(9);
});

/** What was said to the person alone since their last command. */
async function notices({ user }: Delivered): Promise<readonly string[]> {
  await team.settled();
  return team.slack
    .ephemerals(user)
    .filter(({ via }) => via !== 'command')
    .map(({ text }) => text);
}
