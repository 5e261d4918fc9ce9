import { type Check, mend, ok } from '../doctor/check.ts';

/** Whether a vendor answers at all, and takes the key. Sends nothing of anybody's, and pages nobody: it only asks. */
export async function examineReachable(about: string, url: string, key?: string): Promise<readonly Check[]> {
  const { host } = new URL(url);
  const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
  const response = await fetch(url, {
    headers,
    redirect: 'manual',
    signal: AbortSignal.timeout(8_000),
  }).catch((error: unknown) => error);
  if (!(response instanceof Response)) {
    return [
      mend(about, `${host} cannot be reached: check its address, and that this machine may connect to it.`),
    ];
  }
  if (key !== undefined && (response.status === 401 || response.status === 403)) {
    return [mend(about, `${host} does not accept the key (${response.status}).`)];
  }
  return [ok(about, `${host} answers (${response.status})`)];
}
