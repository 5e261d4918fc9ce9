import type { MessageRef, TenantId } from '../ids.ts';
import type { Profile } from '../people/directory.ts';
import { SlackRefusal } from '../slack.ts';
import type { ReceiptRoles } from './roles.ts';

/** Everybody but guests can read public channels; the others only who is in them now. In doubt nobody. */
export async function canRead(
  tenant: TenantId,
  { channel }: MessageRef,
  { user, isGuest, isStranger }: Profile,
  { directory }: Pick<ReceiptRoles, 'directory'>,
): Promise<boolean> {
  try {
    const { kind } = await directory.place(tenant, channel);
    if (kind === 'public' && !isGuest && !isStranger) return true;
  } catch (error) {
    if (error instanceof SlackRefusal) return false;
    throw error;
  }
  return (await directory.isMember(tenant, channel, user)) === 'yes';
}
