import { defaultTemplate, type PageTemplate, readTemplate } from './red-phone/pager-template.ts';
import type { Secret } from './secret.ts';
import { isLoopback, type Settings } from './settings.ts';

export interface PagersConfig {
  readonly pagerDuty: { readonly routingKey: Secret; readonly eventsUrl: string } | undefined;
  readonly webhook:
    | { readonly url: Secret; readonly secret: Secret; readonly template: PageTemplate }
    | undefined;
  /** Whether a page may go to this machine itself; only ever beside a Slack on this machine. */
  readonly allowsLoopback: boolean;
}

/** Pagers of a single workspace. Adds what is wrong to the settings' problems. */
export function readPagers(settings: Settings): PagersConfig {
  const { SLACK_API_URL, PAGERDUTY_ROUTING_KEY: routingKey, PAGERDUTY_EVENTS_URL } = settings.values;
  const { PAGE_WEBHOOK_URL, PAGE_WEBHOOK_SECRET, PAGE_WEBHOOK_TEMPLATE } = settings.values;
  const allowsLoopback = SLACK_API_URL !== undefined && isLoopback(SLACK_API_URL);
  if (routingKey === undefined && PAGERDUTY_EVENTS_URL !== undefined) {
    settings.problem('PAGERDUTY_ROUTING_KEY', 'Set PAGERDUTY_ROUTING_KEY, or remove PAGERDUTY_EVENTS_URL.');
  }
  const eventsUrl = PAGERDUTY_EVENTS_URL ?? new URL('https://events.pagerduty.com/v2/enqueue');
  if (!isFit(eventsUrl, allowsLoopback)) {
    settings.problem(
      'PAGERDUTY_EVENTS_URL',
      'PAGERDUTY_EVENTS_URL must begin with https://: pages, and the key, can be read on the way otherwise.',
    );
  }
  const hasWebhook = [PAGE_WEBHOOK_URL, PAGE_WEBHOOK_SECRET, PAGE_WEBHOOK_TEMPLATE].some(Boolean);
  return {
    pagerDuty: routingKey === undefined ? undefined : { routingKey, eventsUrl: eventsUrl.href },
    webhook: hasWebhook ? readPageWebhook(settings, allowsLoopback) : undefined,
    allowsLoopback,
  };
}

function readPageWebhook(settings: Settings, allowsLoopback: boolean): PagersConfig['webhook'] {
  const url = settings.secret(
    'PAGE_WEBHOOK_URL',
    'Set PAGE_WEBHOOK_URL, or remove PAGE_WEBHOOK_SECRET and PAGE_WEBHOOK_TEMPLATE.',
  );
  if (!URL.canParse(url.reveal()) || !isFit(new URL(url.reveal()), allowsLoopback)) {
    settings.problem(
      'PAGE_WEBHOOK_URL',
      'PAGE_WEBHOOK_URL must be a URL that begins with https://: pages can be read on the way otherwise.',
    );
  }
  return {
    url,
    secret: settings.secret(
      'PAGE_WEBHOOK_SECRET',
      'Set PAGE_WEBHOOK_SECRET: a page is signed with it. Or remove PAGE_WEBHOOK_URL.',
    ),
    template: readPageTemplate(settings),
  };
}

function readPageTemplate(settings: Settings): PageTemplate {
  const text = settings.values.PAGE_WEBHOOK_TEMPLATE;
  if (text === undefined) return defaultTemplate;
  try {
    return readTemplate(text);
  } catch (error) {
    settings.problem(
      'PAGE_WEBHOOK_TEMPLATE',
      `PAGE_WEBHOOK_TEMPLATE ${error instanceof Error ? error.message : String(error)}`,
    );
    return defaultTemplate;
  }
}

/** A page, and what it is signed or sent with, travels encrypted, except on this machine. */
function isFit(url: URL, allowsLoopback: boolean): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && allowsLoopback && isLoopback(url));
}
