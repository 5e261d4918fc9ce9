import { createHash } from 'node:crypto';
import type { PagersConfig } from '../../pagers-config.ts';
import type { Page, Pager } from '../../red-phone/pager.ts';
import { type PostOptions, postPage } from './post.ts';

/** What PagerDuty takes of a summary, characters; and of a key. */
const SUMMARY = 1_024;
const KEY = 255;

/** PagerDuty's Events API v2: one incident for each key, however often it is told. */
export function createPagerDuty(
  { routingKey, eventsUrl }: NonNullable<PagersConfig['pagerDuty']>,
  options: PostOptions,
): Pager {
  return {
    name: 'PagerDuty',
    async send(action, page) {
      const event = {
        routing_key: routingKey.reveal(),
        event_action: action,
        dedup_key: keyOf(page),
        ...(action === 'trigger' ? detailsOf(page) : {}),
      };
      await postPage(
        {
          to: 'PagerDuty',
          url: new URL(eventsUrl),
          headers: {},
          body: JSON.stringify(event),
          isTaken: (status) => status === 202,
        },
        options,
      );
    },
  };
}

function detailsOf({ summary, source, link, at }: Page): Readonly<Record<string, unknown>> {
  return {
    payload: {
      summary: Array.from(summary.toWellFormed()).slice(0, SUMMARY).join(''),
      source,
      severity: 'critical',
      timestamp: new Date(at).toISOString(),
    },
    client: 'Sluice',
    ...(link === undefined ? {} : { client_url: link, links: [{ href: link, text: 'Slack' }] }),
  };
}

function keyOf({ key }: Page): string {
  return key.length <= KEY ? key : createHash('sha256').update(key).digest('hex');
}
