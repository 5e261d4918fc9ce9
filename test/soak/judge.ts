/** How a mention may have gone before its block. */
export type Removal = 'deleted' | 'edited out' | 'answered' | 'reacted to';

/** One mention as it was said in Slack. */
export interface SaidMention {
  /** As the block of a digest that shows it is called. */
  readonly id: string;
  readonly recipient: string;
  /** What stands in its text and in no other. */
  readonly token: string;
  /** What became of it in Slack, if anything; it may have come before that or not. */
  readonly removal: Removal | undefined;
  /** When it was promised for, UTC ms of `now`; undefined where the app never knew of it. */
  readonly promisedFor: number | undefined;
}

/** One digest as it stands in Slack. */
export interface ShownDigest {
  readonly recipient: string;
  readonly batchId: string;
  /** When Slack took it, UTC ms of `now`. */
  readonly at: number;
  /** The mentions that it shows. */
  readonly ids: readonly string[];
  readonly saysLate: boolean;
  readonly saysWhyEarly: boolean;
  /** All of it as text. */
  readonly text: string;
}

export interface SoakLedger {
  readonly said: number;
  readonly held: number;
  readonly digests: number;
  readonly delivered: number;
  readonly late: number;
  readonly removed: Readonly<Record<Removal, number>>;
  /** Deleted in Slack, and still to be read in a digest. */
  readonly uncleaned: readonly string[];
  readonly lost: readonly string[];
  readonly twice: readonly string[];
  readonly early: readonly string[];
}

/**
 * Judges by what Slack shows. `toleranceMs` of `now` is how far the clocks of Slack and the apps may differ: what comes
 * that little before its promise is not early.
 */
export function judge(
  said: readonly SaidMention[],
  digests: readonly ShownDigest[],
  toleranceMs: number,
): SoakLedger {
  const removed: Record<Removal, number> = { deleted: 0, 'edited out': 0, answered: 0, 'reacted to': 0 };
  const [lost, twice, early, uncleaned]: [string[], string[], string[], string[]] = [[], [], [], []];
  let [delivered, late] = [0, 0];

  for (const [batch, same] of Map.groupBy(digests, ({ batchId }) => batchId)) {
    if (same.length > 1) twice.push(`digest ${batch}`);
  }
  const byRecipient = Map.groupBy(digests, ({ recipient }) => recipient);
  for (const mention of said) {
    const theirs = byRecipient.get(mention.recipient) ?? [];
    const [first, ...more] = theirs.filter(({ ids }) => ids.includes(mention.id));
    const name = `${mention.token} (${mention.recipient} ${mention.id})`;
    if (more.length > 0) twice.push(name);
    if (first === undefined) {
      if (mention.removal === undefined) lost.push(name);
      else removed[mention.removal] += 1;
      continue;
    }
    delivered += 1;
    if (first.saysLate) late += 1;
    const promised = mention.promisedFor ?? Number.POSITIVE_INFINITY;
    if (first.at < promised - toleranceMs && !first.saysWhyEarly) early.push(name);
    if (mention.removal === 'deleted' && theirs.some(({ text }) => text.includes(mention.token)))
      uncleaned.push(name);
  }
  const held = said.filter(({ promisedFor }) => promisedFor !== undefined).length;
  return {
    said: said.length,
    held,
    digests: digests.length,
    delivered,
    late,
    removed,
    uncleaned,
    lost,
    twice,
    early,
  };
}

/** Whether nothing was lost, doubled, early without a reason, or left standing after it was deleted. */
export function isSound({ lost, twice, early, uncleaned }: SoakLedger): boolean {
  return [lost, twice, early, uncleaned].every((found) => found.length === 0);
}
