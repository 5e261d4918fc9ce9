import type { Clock } from '../../clock.ts';
import type { PagersConfig } from '../../pagers-config.ts';
import type { Pager } from '../../red-phone/pager.ts';
import { createPagerDuty } from './pager-duty.ts';
import { createPageWebhook } from './webhook.ts';

/** Those that are set up; none is well too. */
export function createPagers(config: PagersConfig, { wall }: Pick<Clock, 'wall'>): readonly Pager[] {
  const { pagerDuty, webhook, allowsLoopback } = config;
  const options = { allowsLoopback, wall };
  return [
    ...(pagerDuty === undefined ? [] : [createPagerDuty(pagerDuty, options)]),
    ...(webhook === undefined ? [] : [createPageWebhook(webhook, options)]),
  ];
}
