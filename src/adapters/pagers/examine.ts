import { once } from 'node:events';
import type { Socket } from 'node:net';
import { type Check, mend, note, ok } from '../../doctor/check.ts';
import type { PagersConfig } from '../../pagers-config.ts';
import { createGuardedConnect, PrivateAddressError } from './guard.ts';
import { PAGER_TIMEOUT_MS } from './post.ts';

/**
 * Whether pages could be sent. Only connects, with TLS, and sends nothing: anything more could wake somebody, since some
 * services take a page by GET.
 */
export async function examinePagers(config: PagersConfig): Promise<readonly Check[]> {
  const { pagerDuty, webhook } = config;
  if (pagerDuty === undefined && webhook === undefined) {
    return [ok('pager', 'none; calls reach people through Slack alone')];
  }
  const places = [
    ...(pagerDuty === undefined ? [] : [{ about: 'PagerDuty', url: new URL(pagerDuty.eventsUrl) }]),
    ...(webhook === undefined ? [] : [{ about: 'pager', url: new URL(webhook.url.reveal()) }]),
  ];
  const reached = await Promise.all(places.map(({ about, url }) => examineOne(about, url, config)));
  return [...reached, ...routingKeyNote(pagerDuty?.routingKey.reveal())];
}

async function examineOne(about: string, url: URL, { allowsLoopback }: PagersConfig): Promise<Check> {
  try {
    await connectTo(url, allowsLoopback);
  } catch (error) {
    return mend(about, `${troubleOf(url.host, error)} No page would reach it.`);
  }
  return ok(
    about,
    `${url.host} can be reached: it was connected to, and nothing was sent. That it takes pages shows with the first ` +
      'one: ring yourself once with /redphone.',
  );
}

async function connectTo(url: URL, allowsLoopback: boolean): Promise<void> {
  const connect = createGuardedConnect({ allowsLoopback, timeoutMs: PAGER_TIMEOUT_MS });
  const to = {
    protocol: url.protocol,
    hostname: url.hostname,
    host: url.host,
    port: url.port || (url.protocol === 'https:' ? '443' : '80'),
  };
  const socket = await new Promise<Socket>((resolve, reject) => {
    connect(to, (error, connected) => (error === null ? resolve(connected) : reject(error)));
  });
  const closed = once(socket, 'close');
  socket.on('error', () => {}).destroy();
  await closed;
}

function troubleOf(host: string, error: unknown): string {
  if (error instanceof PrivateAddressError) {
    return `${host} leads to a private address, and pages go to public ones alone: give it a public name.`;
  }
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (/CERT|TLS|SSL|EPROTO|SELF_SIGNED|UNABLE_TO/.test(code)) {
    return `${host} has no certificate that this machine trusts (${code}): mend it there, or the time here.`;
  }
  return `${host} cannot be reached${code === '' ? '' : ` (${code})`}: check its address, and that this machine may connect to it.`;
}

/** Not a fault for sure: PagerDuty's own form of a key may change. */
function routingKeyNote(key: string | undefined): readonly Check[] {
  if (key === undefined || /^[A-Za-z0-9]{32}$/.test(key)) return [];
  return [
    note(
      'PagerDuty',
      'PAGERDUTY_ROUTING_KEY does not look like the integration key of an "Events API v2" integration, which has 32 letters and digits.',
    ),
  ];
}
