import type { TenantId, UserId } from '../ids.ts';
import type { ShieldDeps } from './deps.ts';
import type { ShieldRecord } from './record.ts';

/** What becomes of a look: it is over, with the instant of the next one; or it goes on after so many ms of `wall`. */
export type Looked = { readonly kind: 'done'; readonly next: NextLook | undefined } | Waits;

/** What becomes of one thing that a look sees to. */
export type Adjusted = { readonly kind: 'settled'; readonly record: ShieldRecord } | Waits;

export interface Waits {
  readonly kind: 'wait';
  readonly ms: number;
  /** Something failed; waiting for one's turn is no failure. */
  readonly hasFailed: boolean;
}

export interface NextLook {
  readonly at: number;
  readonly precedence: number;
}

/** After so many failures a look goes on without what fails: the next block's end brings another. */
export const MOST_ATTEMPTS = 8;

/** The thing is as it should be, or cannot be made so now; `fields` say what is known of it. */
export async function settled(
  deps: Pick<ShieldDeps, 'shields'>,
  tenant: TenantId,
  record: ShieldRecord,
  fields: Partial<ShieldRecord>,
): Promise<Adjusted> {
  const isTidy = record.turnAt === undefined && Object.keys(fields).length === 0;
  const after = isTidy ? record : await patch(deps, tenant, record.user, { turnAt: undefined, ...fields });
  return { kind: 'settled', record: after ?? record };
}

/** Changes some fields of what is kept; one that is undefined goes. */
export async function patch(
  { shields }: Pick<ShieldDeps, 'shields'>,
  tenant: TenantId,
  user: UserId,
  fields: Partial<ShieldRecord>,
): Promise<ShieldRecord | undefined> {
  return await shields.change(tenant, user, (record) => ({ ...record, ...fields }));
}
