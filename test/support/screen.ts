import type { Acknowledged } from '../../emulator/interactivity/context.ts';
import type { EphemeralMessage, StoredMessage, View } from '../../emulator/world/types.ts';
import { DAY, HOUR } from '../../src/clock.ts';
import { askFreely } from './stored.ts';
import type { Team } from './team.ts';

/** Something with words and buttons that a person has before them. */
export type Shown = EphemeralMessage | StoredMessage | View;

export interface Touch {
  readonly actionId: string;
  readonly blockId?: string;
  readonly selected?: unknown;
}

/** What people do with the app, each resolving with what they are shown for it. */
export interface Screen {
  /** Somebody new in the channel; a Berliner unless said otherwise. */
  newcomer(name: string, options?: Parameters<Team['slack']['addUser']>[0] | object): string;
  /** Somebody new who has typed when they read mentions. */
  member(name: string, options?: object, hours?: string): Promise<string>;
  /** Types `/comms …`. Answers the words of the answer, which only they see. */
  comms(user: string, text?: string): Promise<string>;
  /** The last thing that was shown to the person alone. */
  lastAnswer(user: string): EphemeralMessage;
  /** The newest message of the app in their conversation. */
  lastDm(user: string): StoredMessage;
  /** Presses something in a message. What comes of it is to be waited for. */
  touch(user: string, message: EphemeralMessage | StoredMessage, touch: Touch): Promise<void>;
  /** Waits for the next thing that is shown to the person alone because of what they do. */
  answerTo(user: string, act: () => Promise<unknown>): Promise<EphemeralMessage>;
  /** Waits until the message looks otherwise because of what somebody does. */
  changeOf(message: StoredMessage, act: () => Promise<unknown>): Promise<StoredMessage>;
  openHome(user: string): Promise<View>;
  /** Opens App Home. Answers its words. */
  page(user: string): Promise<string>;
  /** Presses something in App Home. Answers the page as it is shown then. */
  pressHome(user: string, touch: Touch): Promise<View>;
  /** Waits for the form that opens because of what the person does. */
  formAfter(user: string, act: () => Promise<unknown>): Promise<View>;
  /** Sends the form on top. Answers what stands in its place, or what is wrong with it. */
  submit(user: string, values: Record<string, unknown>): Promise<View | Record<string, string> | undefined>;
  /** Sets people's clock to the next day from Monday to Friday, 08:00 UTC: 09:00 in Berlin in winter. */
  nextMorning(): Promise<number>;
  /** The same, and what was asked of Slack before is forgotten. */
  newDay(): Promise<number>;
}

const HOURS = 'mon-fri 11:00-11:30 16:00-16:30';

export function screenOf(team: Team): Screen {
  const { slack } = team;

  async function answered(act: Promise<Acknowledged>): Promise<void> {
    expect(await act).toMatchObject({ status: 200 });
  }

  async function answerTo(user: string, act: () => Promise<unknown>): Promise<EphemeralMessage> {
    const before = slack.ephemerals(user).length;
    await act();
    return await slack.until(() => slack.ephemerals(user)[before], 'an answer');
  }

  async function pageAfter(user: string, act: () => Promise<unknown>): Promise<View> {
    const before = slack.home(user)?.hash;
    await act();
    return await slack.until(() => {
      const page = slack.home(user);
      return page !== undefined && page.hash !== before ? page : undefined;
    }, 'App Home to be shown');
  }

  const touch: Screen['touch'] = (user, { channel, ts }: { channel: string; ts: string }, what) =>
    answered(slack.press({ user, message: { channel, ts }, ...what }));

  const newcomer: Screen['newcomer'] = (name, options = {}) => {
    const user = slack.addUser({ name, tz: 'Europe/Berlin', ...options });
    slack.join(user, team.channel);
    return user;
  };

  async function comms(user: string, text = ''): Promise<string> {
    const { channel } = team;
    const act = () => answered(slack.command({ user, channel, command: '/comms', text }));
    const words = wordsIn(await answerTo(user, act));
    await team.settled();
    return words;
  }

  async function nextMorning(): Promise<number> {
    let morning = Math.floor(slack.clock.now() / DAY) * DAY + 8 * HOUR;
    while (morning <= slack.clock.now() || [0, 6].includes(new Date(morning).getUTCDay())) morning += DAY;
    await team.runTo(morning);
    return morning;
  }

  const openHome = (user: string): Promise<View> => pageAfter(user, () => slack.openHome(user));

  return {
    newcomer,
    comms,
    nextMorning,
    openHome,
    async member(name, options, hours = HOURS) {
      const user = newcomer(name, options);
      await comms(user, hours);
      return user;
    },
    page: async (user) => wordsIn(await openHome(user)),
    async newDay() {
      await askFreely(team);
      return await nextMorning();
    },
    lastAnswer(user) {
      const last = slack.ephemerals(user).at(-1);
      if (last === undefined) throw new Error(`Nothing was shown to ${user} alone`);
      return last;
    },
    lastDm(user) {
      const last = slack.dm(user).at(-1);
      if (last === undefined) throw new Error(`Nothing was sent to ${user}`);
      return last;
    },
    touch,
    answerTo,
    async changeOf(message, act) {
      const before = JSON.stringify(message.blocks);
      await act();
      return await slack.until(
        () => (JSON.stringify(message.blocks) === before ? undefined : message),
        'a change',
      );
    },
    pressHome: (user, what) => pageAfter(user, () => answered(slack.press({ user, ...what }))),
    async formAfter(user, act) {
      const before = slack.modals(user).at(-1)?.id;
      await act();
      return await slack.until(() => {
        const form = slack.modals(user).at(-1);
        return form !== undefined && form.id !== before ? form : undefined;
      }, 'a form');
    },
    async submit(user, values) {
      const viewId = slack.modals(user).at(-1)?.id ?? '';
      const filled = Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { [id]: value }]));
      const { status, errors } = await slack.submit({ user, viewId, values: filled });
      expect(status).toBe(200);
      await team.settled();
      return (errors as Record<string, string> | undefined) ?? slack.modals(user).at(-1);
    },
  };
}

/** How to press what bears this label: a button, or an option of a menu; in the block with that id if one is given. */
export function labelled(
  { blocks = [] }: { readonly blocks?: readonly unknown[] },
  label: string,
  blockId?: string,
): Touch {
  for (const block of blocks as readonly Loose[]) {
    const id = String(block['block_id']);
    if (blockId !== undefined && id !== blockId) continue;
    for (const element of [block['accessory'], ...((block['elements'] ?? []) as unknown[])] as Loose[]) {
      const actionId = String(element?.['action_id']);
      if (labelOf(element) === label) return { actionId, blockId: id };
      const option = ((element?.['options'] ?? []) as Loose[]).find((each) => labelOf(each) === label);
      if (option !== undefined) return { actionId, blockId: id, selected: option['value'] };
    }
  }
  throw new Error(`Nothing here bears the label “${label}”:\n${wordsIn({ blocks })}`);
}

type Loose = Readonly<Record<string, unknown>>;

function labelOf(element: Loose | undefined): unknown {
  return (element?.['text'] as Loose | undefined)?.['text'];
}

/** All words of a message, page or form in the order in which they are read, a line for each text. */
export function wordsIn({ blocks = [] }: { readonly blocks?: readonly unknown[] }): string {
  return textsIn(blocks).join('\n');
}

function textsIn(part: unknown): readonly string[] {
  if (Array.isArray(part)) return part.flatMap(textsIn);
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, value]) =>
    typeof value === 'string' ? (name === 'text' ? [value] : []) : textsIn(value),
  );
}
