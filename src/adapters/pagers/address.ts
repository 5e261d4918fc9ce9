import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** IPv4 that leads to this machine, into its own networks, or nowhere in particular (IANA's special-purpose registry). */
const special = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  special.addSubnet(network, bits, 'ipv4');
}

/** Of the addresses that IPv6 has given out to the world, 2000::/3, those that lead elsewhere: tunnels, examples. */
const special6 = new BlockList();
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  special6.addSubnet(network, bits, 'ipv6');
}
const given6 = new BlockList();
given6.addSubnet('2000::', 3, 'ipv6');

/** Whether an address leads to a machine that everybody could reach. Everything that is not known to be public is not. */
export function isPublicAddress(address: string): boolean {
  const plain = withoutDisguise(address);
  if (isIPv4(plain)) return !special.check(plain, 'ipv4');
  return isIPv6(plain) && given6.check(plain, 'ipv6') && !special6.check(plain, 'ipv6');
}

/** Whether an address is this machine's own. */
export function isLoopbackAddress(address: string): boolean {
  const plain = withoutDisguise(address);
  return isIPv4(plain) ? plain.startsWith('127.') : groupsOf(plain)?.join() === '0,0,0,0,0,0,0,1';
}

/** An IPv4 address that is written as an IPv6 one (::ffff:10.0.0.1, or by NAT64 64:ff9b::10.0.0.1), as itself. */
function withoutDisguise(address: string): string {
  const groups = isIPv6(address) ? groupsOf(address) : undefined;
  if (groups === undefined) return address;
  const [high = 0, low = 0] = groups.slice(6);
  const isMapped = groups.slice(0, 6).join() === '0,0,0,0,0,65535';
  const isTranslated = groups.slice(0, 6).join() === `${0x64},${0xff9b},0,0,0,0`;
  return isMapped || isTranslated ? [high >> 8, high & 255, low >> 8, low & 255].join('.') : address;
}

/** The eight numbers of an IPv6 address. */
function groupsOf(address: string): readonly number[] | undefined {
  // The URL parser writes every address in one way, and takes none with a zone (fe80::1%eth0).
  const url = `http://[${address}]/`;
  if (!URL.canParse(url)) return undefined;
  const [before = '', after] = new URL(url).hostname.slice(1, -1).split('::');
  const numbers = (text: string): number[] =>
    text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
  if (after === undefined) return numbers(before);
  const [head, tail] = [numbers(before), numbers(after)];
  return [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => 0), ...tail];
}
