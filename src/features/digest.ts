import { MINUTE } from '../clock.ts';
import { noteAnnouncement } from '../digest/announcements.ts';
import { type Deliver, deliverDigest } from '../digest/deliver.ts';
import type { DigestDeps } from '../digest/deps.ts';
import { introduce } from '../digest/introduce.ts';
import { registerDigest } from '../digest/listeners.ts';
import { redact } from '../digest/redact.ts';
import { registerWaiting } from '../digest/show-waiting.ts';
import { waitingBlocks } from '../digest/waiting-section.ts';
import type { TenantId } from '../ids.ts';
import { calendarOf, isZoneKnown } from '../people/calendar.ts';
import type { Person } from '../people/person.ts';
import type { ReceiptRoles } from '../receipts/roles.ts';
import { onDelivered } from '../receipts/watch.ts';
import { nextBlock } from '../schedule/blocks.ts';
import { doing, type Feature, type Parts } from './feature.ts';

/** For the numbers only: a digest says so by its own rule. */
const LATE_MS = MINUTE;

type Given = Pick<DigestDeps, 'catchUp'> &
  Pick<Deliver, 'awaitHearing'> &
  Pick<ReceiptRoles, 'isShieldedUntil'> & {
    /** For the workspace's own figures. Never throws. */
    countDelivery(tenant: TenantId, person: Person, mentions: readonly string[], now: number): Promise<void>;
  };

/** A block begins: what waits comes, in one DM. */
export function digestFeature(parts: Parts & Given): Feature {
  const { agenda, metrics, timing, zones } = parts;
  const deps: DigestDeps = {
    ...parts,
    // Nothing is to wait again for whoever has left.
    nextBlockStart: (person: Person, now: number) =>
      person.enrolment.state === 'out' || !isZoneKnown(person, zones)
        ? undefined
        : nextBlock(calendarOf(person, zones), now)?.start,
  };
  return {
    handlers: {
      digest: (tenant, claim, now) =>
        deliverDigest(tenant, claim, now, {
          ...parts,
          settleMs: timing.settleMs,
          async onDelivered(of, recipient, mentions, person) {
            metrics.digest(now - claim.due > LATE_MS ? 'late' : 'delivered');
            await Promise.all([
              person === undefined ? undefined : parts.countDelivery(of, person, mentions, now),
              onDelivered(of, recipient, mentions, now, parts),
            ]);
          },
        }),
      introduce: doing(agenda, (tenant, claim, now) =>
        introduce(tenant, claim, now, { ...deps, ...parts, settleMs: timing.settleMs }),
      ),
      redact: doing(agenda, (tenant, { thing }, now) => redact(deps, tenant, thing, now)),
    },
    observe: (envelope, arrivedAt) => noteAnnouncement(envelope, parts, arrivedAt),
    register(bolt) {
      registerDigest(bolt, deps);
      registerWaiting(bolt, { ...deps, ...parts });
    },
    home: [{ place: 'waiting', blocks: (visitor) => waitingBlocks(visitor, parts) }],
  };
}
