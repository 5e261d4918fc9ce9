import { MINUTE, SECOND } from '../clock.ts';
import { coerceError } from '../errors.ts';
import type { ChannelId, MessageRef, TenantId, UserId } from '../ids.ts';
import { type Call, type DayNotes, type ReadPlace, sourceOf } from './compose.ts';
import type { CallOfDay, HandoffDeps, Spot } from './deps.ts';
import { partTaken } from './part-taken.ts';
import type { HandoffReader } from './reader.ts';
import type { Source } from './report.ts';

/** Somebody looks at "reading …": what is not read by then is left out, and said. */
const READING_MS = MINUTE;
const SUMMING_UP_MS = 30 * SECOND;
/** Each costs the workspace's share of Slack. */
const MOST_SPOTS = 30;
const MOST_HELD = 5;

export interface Gathered {
  readonly places: readonly ReadPlace[];
  readonly notes: DayNotes;
  /** Places of the day that were not read. */
  readonly left: number;
}

type Deps = Pick<HandoffDeps, 'reading' | 'day' | 'directory' | 'clock' | 'log'>;

/** Reads what the author took part in since their working day began, as far as they may read it now. */
export async function gatherDay(
  tenant: TenantId,
  author: HandoffReader,
  since: number,
  deps: Deps,
  signal: AbortSignal,
): Promise<Gathered> {
  const { day, clock } = deps;
  const { user } = author;
  const [spots, marks, held, calls] = await Promise.all([
    day.spots(tenant, user, since),
    day.marks(tenant, user, since),
    day.held(tenant, user),
    day.calls?.(tenant, user, since) ?? [],
  ]);
  const wanted = spotsFor(spots, [...marks.done, ...marks.open]);
  const until = clock.wall() + READING_MS;
  const also = new Set([...marks.done, ...marks.open].map(({ ts }) => ts));
  const places: ReadPlace[] = [];
  let left = Math.max(0, wanted.length - MOST_SPOTS);
  for (const spot of wanted.slice(0, MOST_SPOTS)) {
    const one = await readOne(tenant, author, spot, since, also, until, deps, signal);
    if (one === 'left') left += 1;
    else if (one !== undefined) places.push(one);
  }
  return {
    places,
    notes: {
      ...marks,
      held: (await placed(tenant, author.user, held.slice(0, MOST_HELD), deps))
        .filter(({ isTheirs }) => isTheirs)
        .map(({ source }) => source),
      calls: await Promise.all(calls.map((call) => told(tenant, call, author, deps))),
    },
    left,
  };
}

/** Threads that stand in a channel which is read anyway are read once more: Slack lists no replies with a channel. */
function spotsFor(spots: readonly Spot[], refs: readonly MessageRef[]): readonly Spot[] {
  const found = new Map<string, Spot>();
  for (const spot of spots) found.set(`${spot.channel}/${spot.threadTs ?? ''}`, spot);
  for (const { channel, ts, threadTs } of refs) {
    const root = threadTs ?? ts;
    found.set(`${channel}/${root}`, { channel, threadTs: root });
  }
  return [...found.values()];
}

async function readOne(
  tenant: TenantId,
  author: HandoffReader,
  spot: Spot,
  since: number,
  also: ReadonlySet<string>,
  until: number,
  { reading, clock, log }: Deps,
  signal: AbortSignal,
): Promise<ReadPlace | 'left' | undefined> {
  if (clock.wall() >= until) return 'left';
  try {
    // Slack tells what is after an instant, and not at it.
    const whole = await reading.transcript(tenant, author, spot, since - 1, { until, signal });
    if (whole === undefined) return 'left';
    const transcript = await partTaken(whole, author.user, also);
    if (transcript.messages.length === 0) return undefined;
    const deadlineMs = Math.max(SECOND, Math.min(SUMMING_UP_MS, until - clock.wall()));
    const summary = await reading.summary(tenant, author, transcript, {
      deadlineMs,
      now: author.now,
      signal,
    });
    return { transcript, summary };
  } catch (thrown) {
    signal.throwIfAborted();
    log.warn({ tenant, err: coerceError(thrown) }, 'A place of somebody’s day could not be read');
    return 'left';
  }
}

async function told(
  tenant: TenantId,
  { caller, phrase, source, isOver }: CallOfDay,
  { user, words: { handoff: words } }: HandoffReader,
  deps: Deps,
): Promise<Call> {
  const name = caller === undefined ? undefined : (await deps.directory.profile(tenant, caller)).name;
  const [from] = source === undefined ? [] : await placed(tenant, user, [source], deps);
  return { text: words.calledMe(name ?? words.anApp, phrase ?? ''), source: from?.source, isOver };
}

interface Placed {
  readonly source: Source;
  /** Whether the author may read there now. */
  readonly isTheirs: boolean;
}

/** Where messages stand, without a word of them; of a place that the author cannot read, not even its name. */
async function placed(
  tenant: TenantId,
  user: UserId,
  refs: readonly MessageRef[],
  { directory, reading }: Pick<Deps, 'directory' | 'reading'>,
): Promise<readonly Placed[]> {
  const look = async (channel: ChannelId) => {
    const [place, isTheirs] = await Promise.all([
      directory.place(tenant, channel).catch(() => undefined),
      reading.mayRead(tenant, user, channel).catch(() => false),
    ]);
    return place === undefined ? undefined : { place, isTheirs };
  };
  const looks = new Map<ChannelId, ReturnType<typeof look>>();
  const found = await Promise.all(
    refs.map(async (ref) => {
      const looking = looks.get(ref.channel) ?? look(ref.channel);
      looks.set(ref.channel, looking);
      const seen = await looking;
      if (seen === undefined) return [];
      const { place, isTheirs } = seen;
      const source = sourceOf(ref, place);
      return [{ source: isTheirs ? source : { ...source, name: '' }, isTheirs }];
    }),
  );
  return found.flat();
}
