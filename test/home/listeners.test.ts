import { section } from '../../src/block-kit.ts';
import { RetryLaterError } from '../../src/errors.ts';
import { HOME_ACTIONS } from '../../src/home/action-ids.ts';
import { registerHome } from '../../src/home/listeners.ts';
import type { OpenPage } from '../../src/home/open-pages.ts';
import { publishHome } from '../../src/home/publish.ts';
import { SlackRefusal } from '../../src/slack.ts';
import { doorlessApp, handOver, homePress } from '../support/bolt.ts';
import { FakeWorkspace, person, profile, T, textOf } from '../support/fakes-people.ts';

let workspace: FakeWorkspace;
let app: ReturnType<typeof doorlessApp>;
let pages: ReturnType<typeof openPages>;
let putOff: string[];

beforeEach(() => {
  workspace = new FakeWorkspace();
  app = doorlessApp();
  pages = openPages();
  putOff = [];
  registerHome(app, deps());
});

const deps = () => ({
  ...workspace.deps,
  failures: async () => [],
  sections: [],
  pages,
  changesAt() {},
  showLater: (_tenant: string, user: string, ms: number) => putOff.push(`${user} ${ms}`),
});
const page = (user = 'U1'): string => textOf(workspace.homes.get(user)?.blocks ?? []);

/** The pages that are open, in memory. */
function openPages() {
  const open = new Map<string, OpenPage>();
  return {
    open,
    find: async (_tenant: string, user: string) => open.get(user),
    async show(_tenant: string, user: string, page: OpenPage, isOpened: boolean) {
      if (isOpened || open.has(user)) open.set(user, page);
    },
  };
}

function opened(tab: string, view?: object) {
  return {
    team_id: 'T1',
    api_app_id: 'A1',
    type: 'event_callback',
    event: {
      type: 'app_home_opened',
      user: 'U1',
      channel: 'D1',
      tab,
      event_ts: '1',
      ...(view ? { view } : {}),
    },
  };
}

/** A press on the page that the person has before them. */
async function pressOnPage(actionId: string, value?: string): Promise<void> {
  const shown = workspace.homes.get('U1');
  const body = homePress(actionId, 'U1', value === undefined ? {} : { value });
  const view = {
    ...(body['view'] as object),
    hash: `h${workspace.homeHash}`,
    private_metadata: shown?.private_metadata ?? '',
  };
  await handOver(app, { ...body, view });
}

test('three presses switch Sluice on with the hours that were chosen', async () => {
  await handOver(app, opened('home'));
  expect(page()).toContain('1 of 3');
  await pressOnPage(HOME_ACTIONS.clockRight);
  expect(page()).toContain('2 of 3');
  expect(workspace.kept.size).toBe(0);
  await pressOnPage(HOME_ACTIONS.chooseHours, 'once');
  expect(page()).toContain('3 of 3');
  expect(workspace.kept.size).toBe(0);
  await pressOnPage(HOME_ACTIONS.start, 'once');

  expect(workspace.kept.get('U1')).toMatchObject({
    enrolment: { state: 'in' },
    blocks: [{ days: [1, 2, 3, 4, 5], start: '16:00', end: '16:30' }],
  });
  expect(page()).toContain('*Next block:* 16:00, in 8 h');
});

test('"back" goes back, and opening the page again goes on where it was', async () => {
  await handOver(app, opened('home'));
  await pressOnPage(HOME_ACTIONS.clockRight);
  await pressOnPage(HOME_ACTIONS.chooseHours, 'three');
  await pressOnPage(HOME_ACTIONS.back);
  expect(page()).toContain('2 of 3');

  const shown = workspace.homes.get('U1');
  const view = { hash: `h${workspace.homeHash}`, private_metadata: shown?.private_metadata };
  await handOver(app, opened('home', view));
  expect(page()).toContain('2 of 3');
});

test('a page that nobody wrote begins at the first step', async () => {
  for (const metadata of ['', 'nonsense', '{"step":"start","preset":"evil"}']) {
    await handOver(app, opened('home', { private_metadata: metadata }));
    expect(page()).toContain('1 of 3');
  }
});

test('a late "start" of somebody who is in already changes nothing', async () => {
  const own = person('U1', { blocks: [{ days: [1], start: '09:00', end: '10:00' }] });
  workspace.kept.set('U1', own);

  await pressOnPage(HOME_ACTIONS.start, 'once');

  expect(workspace.kept.get('U1')).toEqual(own);
  expect(page()).toContain('Mon 09:00–10:00');
});

test('a guest’s press keeps nothing', async () => {
  workspace.profiles.set('U1', profile('U1', { isGuest: true }));

  await pressOnPage(HOME_ACTIONS.start, 'once');

  expect(workspace.kept.size).toBe(0);
});

test('the other tab is none of its business', async () => {
  await handOver(app, opened('messages'));

  expect(workspace.homes.size).toBe(0);
});

test('a page that another has overtaken is read again and shown once more', async () => {
  workspace.kept.set('U1', person('U1'));
  await publishHome(deps(), T, 'U1', workspace.now, { because: 'opened' });
  workspace.kept.set('U1', person('U1', { blocks: [{ days: [7], start: '20:00', end: '21:00' }] }));

  await publishHome(deps(), T, 'U1', workspace.now, { because: 'pressed', hash: 'older' });

  expect(page()).toContain('Sun 20:00–21:00');
});

test('any other refusal of Slack is passed on, and not asked for again', async () => {
  let tries = 0;
  workspace.slack.publishHome = () => {
    tries += 1;
    return Promise.reject(new SlackRefusal('views.publish', 'not_enabled'));
  };

  await expect(publishHome(deps(), T, 'U1', workspace.now, { because: 'opened' })).rejects.toThrow(
    'not_enabled',
  );
  expect(tries).toBe(1);
});

test('a section that Slack refuses costs the sections, not the page', async () => {
  workspace.kept.set('U1', person('U1'));
  const publish = workspace.slack.publishHome.bind(workspace.slack);
  workspace.slack.publishHome = (tenant, user, view, hash) =>
    textOf(view.blocks).includes('malformed')
      ? Promise.reject(new SlackRefusal('views.publish', 'invalid_arguments'))
      : publish(tenant, user, view, hash);
  const sections = [{ place: 'calls' as const, blocks: async () => [section('malformed')] }];

  await publishHome({ ...deps(), sections }, T, 'U1', workspace.now, { because: 'opened' });

  expect(page()).toContain('*Next block:*');
});

describe('where Slack wants a page later', () => {
  let publish: typeof workspace.slack.publishHome;
  beforeEach(() => {
    workspace.kept.set('U1', person('U1'));
    publish = workspace.slack.publishHome.bind(workspace.slack);
    workspace.slack.publishHome = () => Promise.reject(new RetryLaterError('spent', 700));
  });

  test('one that was opened is put off, and shown as open then', async () => {
    await handOver(app, opened('home'));
    expect(putOff).toEqual(['U1 700']);

    workspace.slack.publishHome = publish;
    await publishHome(deps(), T, 'U1', workspace.now, { because: 'changed' });

    expect(page()).toContain('*Next block:*');
  });

  test('one that was pressed is put off even if it looks as before, and keeps its step', async () => {
    workspace.kept.delete('U1');
    workspace.slack.publishHome = publish;
    await handOver(app, opened('home'));
    workspace.slack.publishHome = () => Promise.reject(new RetryLaterError('spent', 700));
    await pressOnPage(HOME_ACTIONS.clockRight);
    expect(page()).toContain('1 of 3');

    workspace.slack.publishHome = publish;
    await publishHome(deps(), T, 'U1', workspace.now, { because: 'changed' });

    expect(page()).toContain('2 of 3');
  });
});

describe('while a page is open', () => {
  const published = (): number => workspace.homeHash;
  const changed = () => publishHome(deps(), T, 'U1', workspace.now, { because: 'changed' });
  beforeEach(() => {
    workspace.kept.set('U1', person('U1'));
  });

  test('a change is shown, with Slack’s name for the page that it changes', async () => {
    await publishHome(deps(), T, 'U1', workspace.now, { because: 'opened' });
    workspace.kept.set('U1', person('U1', { blocks: [{ days: [7], start: '20:00', end: '21:00' }] }));

    await changed();

    expect(page()).toContain('Sun 20:00–21:00');
    expect(pages.open.get('U1')?.hash).toBe(`h${workspace.homeHash}`);
  });

  test('nothing is sent where the page would look the same, or is not open', async () => {
    await changed();
    expect(published()).toBe(0);

    await publishHome(deps(), T, 'U1', workspace.now, { because: 'opened' });
    await changed();
    expect(published()).toBe(1);
  });

  test('whoever sets Sluice up stays at their step', async () => {
    workspace.kept.delete('U1');
    await handOver(app, opened('home'));
    await pressOnPage(HOME_ACTIONS.clockRight);
    workspace.currentPolicy = {
      ...workspace.currentPolicy,
      defaultBlocks: [{ days: [1], start: '10:00', end: '10:20' }],
    };

    await changed();

    expect(page()).toContain('2 of 3');
    expect(page()).toContain('Mon 10:00–10:20');
  });

  test('of two pages at once the newer one stands in the end', async () => {
    await publishHome(deps(), T, 'U1', workspace.now, { because: 'opened' });
    const publish = workspace.slack.publishHome.bind(workspace.slack);
    // Between looking and showing, another process shows its page.
    workspace.slack.publishHome = async (tenant, user, view, hash) => {
      workspace.slack.publishHome = publish;
      workspace.kept.set('U1', person('U1', { blocks: [{ days: [6], start: '08:00', end: '09:00' }] }));
      await publishHome(deps(), T, 'U1', workspace.now, { because: 'pressed' });
      return await publish(tenant, user, view, hash);
    };
    workspace.kept.set('U1', person('U1', { blocks: [{ days: [7], start: '20:00', end: '21:00' }] }));

    await changed();

    expect(page()).toContain('Sat 08:00–09:00');
  });
});
