import type { TenantId } from '../../ids.ts';
import { Ring } from '../../red-phone/ring.ts';
import type { Encryption } from '../encryption.ts';

/** What asks for a call holds its sender's words. */
export function sealRing(encryption: Encryption, tenant: TenantId, ring: Ring): Buffer {
  return encryption.seal(JSON.stringify(ring), contextOf(tenant, ring.id));
}

export function openRing(encryption: Encryption, tenant: TenantId, id: string, sealed: Buffer): Ring {
  return Ring.parse(JSON.parse(encryption.open(sealed, contextOf(tenant, id))));
}

function contextOf(tenant: TenantId, id: string) {
  return { tenant, field: 'ring', record: id };
}
