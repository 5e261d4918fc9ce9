import type { GroupId, TenantId } from '../../ids.ts';
import { asking } from './ask.ts';
import type { CallSlack } from './web-api.ts';

interface RawGroup {
  readonly id?: string;
  readonly handle?: string;
  readonly name?: string;
  readonly date_delete?: number;
}

/** The user groups of a workspace, by their handles; those that were switched off are none. */
export function createUserGroups(call: CallSlack) {
  const ask = asking(call);
  return async (tenant: TenantId): Promise<readonly { readonly id: GroupId; readonly name: string }[]> => {
    const { usergroups } = await ask(tenant, 'usergroups.list', {});
    return ((usergroups ?? []) as readonly RawGroup[]).flatMap(
      ({ id, handle, name, date_delete: deleted }) =>
        id === undefined || (deleted ?? 0) > 0 ? [] : [{ id, name: `@${handle ?? name ?? id}` }],
    );
  };
}
