import type { Secret } from './secret.ts';
import type { Settings } from './settings.ts';

export interface PagersConfig {
  readonly pagerDuty: { readonly routingKey: Secret; readonly eventsUrl: string } | undefined;
  readonly webhook: { readonly url: Secret; readonly secret: Secret } | undefined;
}

/** Pagers of a single workspace. Adds what is wrong to the settings' problems. */
export function readPagers(settings: Settings): PagersConfig {
  const { PAGERDUTY_ROUTING_KEY, PAGERDUTY_EVENTS_URL, PAGE_WEBHOOK_URL, PAGE_WEBHOOK_SECRET } =
    settings.values;
  if (PAGERDUTY_ROUTING_KEY === undefined && PAGERDUTY_EVENTS_URL !== undefined) {
    settings.problem('PAGERDUTY_ROUTING_KEY', 'Set PAGERDUTY_ROUTING_KEY, or remove PAGERDUTY_EVENTS_URL.');
  }
  const eventsUrl = settings.url('PAGERDUTY_EVENTS_URL', 'https://events.pagerduty.com/v2/enqueue');
  const hasWebhook = PAGE_WEBHOOK_URL !== undefined || PAGE_WEBHOOK_SECRET !== undefined;
  return {
    pagerDuty:
      PAGERDUTY_ROUTING_KEY === undefined ? undefined : { routingKey: PAGERDUTY_ROUTING_KEY, eventsUrl },
    webhook: hasWebhook ? readPageWebhook(settings) : undefined,
  };
}

function readPageWebhook(settings: Settings): PagersConfig['webhook'] {
  const url = settings.secret('PAGE_WEBHOOK_URL', 'Set PAGE_WEBHOOK_URL, or remove PAGE_WEBHOOK_SECRET.');
  if (!/^https?:\/\//.test(url.reveal()) || !URL.canParse(url.reveal())) {
    settings.problem(
      'PAGE_WEBHOOK_URL',
      'PAGE_WEBHOOK_URL must be a URL that begins with https:// or http://.',
    );
  }
  return {
    url,
    secret: settings.secret(
      'PAGE_WEBHOOK_SECRET',
      'Set PAGE_WEBHOOK_SECRET: a page is signed with it. Or remove PAGE_WEBHOOK_URL.',
    ),
  };
}
