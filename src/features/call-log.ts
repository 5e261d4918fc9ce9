import type { TenantId, UserId } from '../ids.ts';
import { exportAudit } from '../red-phone/audit-export.ts';
import { createNoteHandler } from '../red-phone/note-job.ts';
import { beginsPost, type Feature, type Parts } from './feature.ts';

/** The log of calls: the weekly note to admins, and the log itself for those who ask. */
export function callLogFeature(
  parts: Parts,
): Feature & { exportAudit(tenant: TenantId, admin: UserId, now: number): Promise<void> } {
  return {
    handlers: {
      note: createNoteHandler({
        ...parts,
        beginPost: beginsPost(parts),
        settleMs: parts.timing.settleMs,
      }),
    },
    exportAudit: (tenant, admin, now) => exportAudit(parts, tenant, admin, now),
  };
}
