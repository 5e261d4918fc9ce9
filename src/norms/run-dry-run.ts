import type { Claim } from '../agenda/agenda.ts';
import { dmOnce, findLostPost } from '../agenda/post-once.ts';
import { context, type KnownBlock, section } from '../block-kit.ts';
import { SECOND } from '../clock.ts';
import { RetryLaterError, UserError } from '../errors.ts';
import type { TenantId, UserId } from '../ids.ts';
import { draftOf, mayEnrol } from '../people/enrol.ts';
import { stewardOnly } from '../people/stewards.ts';
import { describeHours, describeSpan } from '../schedule/describe.ts';
import { type Content, SlackRefusal } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import type { NormsDeps } from './deps.ts';
import { type DryRun, dryRun, policyThen } from './dry-run.ts';
import { FEWEST } from './outside-hours.ts';
import { type Left, readWeek } from './read-week.ts';

/** How often the claim is kept, ms of `wall`. */
const KEEP_MS = 5 * SECOND;

/** Working days in a week, for a figure that people can picture. */
const WORKING_DAYS = 5;

/**
 * Tells whoever asked what the last week would have looked like. Nothing of what is read is kept. Whoever may no longer
 * decide, or is gone, is told nothing.
 */
export async function runDryRun(
  tenant: TenantId,
  claim: Claim,
  now: number,
  leaseMs: number,
  deps: NormsDeps,
): Promise<void> {
  try {
    await readAndTell(tenant, claim, now, leaseMs, deps);
  } catch (error) {
    if (!(error instanceof UserError || error instanceof SlackRefusal)) throw error;
    deps.log.warn({ tenant, err: error }, 'A dry run could not be told of');
  }
}

async function readAndTell(
  tenant: TenantId,
  claim: Claim,
  now: number,
  leaseMs: number,
  deps: NormsDeps,
): Promise<void> {
  const asker: UserId = claim.thing;
  const { clock, zones } = deps;
  // Looked for before everything is read once more.
  if (claim.phase === 'posting' && (await findLostPost(tenant, claim, asker, deps)) !== undefined) return;
  const { policy, profile } = await stewardOnly(deps, tenant, asker);
  let keptAt = clock.wall();
  const goingOn = async (): Promise<void> => {
    if (clock.wall() - keptAt < KEEP_MS) return;
    keptAt = clock.wall();
    if (!(await deps.agenda.postpone(tenant, claim, leaseMs)))
      throw new RetryLaterError('Somebody else has taken it up', leaseMs);
  };
  const week = await readWeek(tenant, policy, now, { ...deps, goingOn });
  const drafts = [...week.profiles.values()]
    .filter((one) => mayEnrol(one))
    .map((one) => [one.user, draftOf(one, policy, zones, 0)] as const);
  const run = dryRun(week.channels, new Map(drafts), policyThen(policy), zones);
  const hours = describeHours(policy.defaultBlocks, profile.locale);
  const content = dryRunContent(
    run,
    { channels: week.channels.length, messages: week.channels.flat().length, hours, left: week.left },
    profile.locale,
  );
  await dmOnce(tenant, claim, asker, 'sluice_dry_run', content, deps);
}

interface Circumstances {
  readonly channels: number;
  /** How many were read. */
  readonly messages: number;
  /** The usual hours, in words. */
  readonly hours: string;
  readonly left: Left;
}

/** Sums of five people or more, or why there are none. */
export function dryRunContent(
  { mentions, waited, people, median, bare, bareAuthors }: DryRun,
  { channels, messages, hours, left }: Circumstances,
  locale: string,
): Content {
  const { norms } = wordsFor(locale);
  if (channels === 0) return said([norms.dryRunNowhere]);
  if (people < FEWEST) return said([norms.dryRunTooFew(FEWEST)]);
  const fewer = waited / people;
  const isOften = fewer >= WORKING_DAYS;
  const lines = [
    norms.dryRunMentions(mentions, people),
    norms.dryRunWaited(waited, Math.round((waited / Math.max(1, mentions)) * 100)),
    ...(median === undefined ? [] : [norms.dryRunMedian(describeSpan(median, locale))]),
    ...(bare > 0 && bareAuthors >= FEWEST ? [norms.dryRunBare(bare)] : []),
  ];
  const rounded = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(
    isOften ? fewer / WORKING_DAYS : fewer,
  );
  const sum = isOften ? norms.dryRunDaily(rounded) : norms.dryRunWeekly(rounded);
  const blocks: KnownBlock[] = [
    section(`*${norms.dryRunTitle}*`),
    section(sum),
    section(lines.map((line) => `• ${line}`).join('\n')),
    context(
      [
        norms.dryRunRead(messages, channels),
        ...(left.channels > 0 ? [norms.dryRunChannelsLeft(left.channels)] : []),
        ...(left.cutOff > 0 ? [norms.dryRunCutOff(left.cutOff)] : []),
        ...(left.people > 0 ? [norms.dryRunPeopleLeft(left.people)] : []),
        norms.dryRunHow(hours),
      ].join(' '),
    ),
  ];
  return { text: `${norms.dryRunTitle}: ${sum}`, blocks };
}

function said(lines: readonly string[]): Content {
  const text = lines.join('\n');
  return { text, blocks: [section(text)] };
}
