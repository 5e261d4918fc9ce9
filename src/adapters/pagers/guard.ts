import { type LookupAddress, type LookupOptions, lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { isLoopbackAddress, isPublicAddress } from './address.ts';

/** A name that leads to an address which is not public: nothing was connected to. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';

  constructor(host: string) {
    super(`${host} is not a public address`);
  }
}

export interface GuardOptions {
  /** Whether pages may go to this machine itself. */
  readonly allowsLoopback: boolean;
  readonly timeoutMs: number;
  /** How names are resolved; the system's way unless given. */
  readonly lookup?: Resolve;
}

type Resolve = (
  host: string,
  options: LookupOptions & { readonly all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * Connects to public addresses only. It is the address that was looked up and judged that is connected to: a name that
 * leads elsewhere a moment later changes nothing.
 */
export function createGuardedConnect(options: GuardOptions): buildConnector.connector {
  const { allowsLoopback, timeoutMs, lookup = systemLookup } = options;
  const isAllowed = (address: string): boolean =>
    isPublicAddress(address) || (allowsLoopback && isLoopbackAddress(address));

  const guarded: LookupFunction = (host, { all, ...wanted }, done) => {
    lookup(host, { ...wanted, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error !== null || first === undefined) {
        done(error ?? new Error(`${host} leads nowhere`), '');
      } else if (!addresses.every(({ address }) => isAllowed(address))) {
        done(new PrivateAddressError(host), '');
      } else if (all === true) {
        done(null, addresses);
      } else {
        done(null, first.address, first.family);
      }
    });
  };
  const connect = buildConnector({ lookup: guarded, timeout: timeoutMs });
  return (to, done) => {
    // An address that stands in the URL is never looked up.
    const host = to.hostname.replace(/^\[(.*)\]$/, '$1');
    if (isIP(host) !== 0 && !isAllowed(host)) done(new PrivateAddressError(host), null);
    else connect(to, done);
  };
}
