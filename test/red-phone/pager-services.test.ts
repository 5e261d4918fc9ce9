import { readFileSync } from 'node:fs';
import type { PageAction } from '../../src/red-phone/pager.ts';
import { filled, readTemplate } from '../../src/red-phone/pager-template.ts';

/** What docs/pagers.md tells people to set, held to what each service documents of the JSON that it takes. */
const docs = readFileSync(new URL('../../docs/pagers.md', import.meta.url), 'utf8');

const page = {
  key: 'sluice-T1-call1',
  summary: 'ben → Ana – sev1: "the shop" is <down> & *burning*',
  source: 'Slack',
  link: 'https://acme.slack.com/archives/C1/p1?thread_ts=1.2&cid=C1',
  at: Date.parse('2026-11-22T17:00Z'),
};

function templateFor(service: string): string {
  const [, after = ''] = docs.split(`**${service}**`);
  const [, json] = after.split('```');
  if (json === undefined) throw new Error(`There is no template for ${service}`);
  return json.replace(/^json/, '');
}

function bodies(service: string, change: Partial<typeof page> | { readonly link: undefined } = {}) {
  const template = readTemplate(templateFor(service));
  return (['trigger', 'acknowledge', 'resolve'] satisfies PageAction[]).map((action) => {
    const body = filled(template, action, { ...page, ...change });
    return body === undefined ? undefined : JSON.parse(body);
  });
}

/** Of an alert event: `title` and `status` are required, and `deduplication_key` for new sources. */
test('incident.io gets an alert that fires and is resolved, by one key', () => {
  const alert = (status: string) => ({
    title: page.summary,
    status,
    deduplication_key: page.key,
    source_url: page.link,
    metadata: { from: 'Slack' },
  });
  expect(bodies('incident.io')).toEqual([alert('firing'), alert('firing'), alert('resolved')]);
  expect(bodies('incident.io', { link: undefined })[0]).not.toHaveProperty('source_url');
});

/** Of a message as JSON: `topic` is required, `priority` a number from 1 to 5, `click` an address. */
test('ntfy gets one message of the highest priority, and none for what it could not take back', () => {
  expect(bodies('ntfy')).toEqual([
    { topic: 'YOUR-TOPIC', title: 'Red Phone', message: page.summary, priority: 5, click: page.link },
    undefined,
    undefined,
  ]);
  expect(bodies('ntfy', { link: undefined })[0]).not.toHaveProperty('click');
});

/** Of the generic API: `summary`, `details`, `dedup`, and `action` which is `close` or left out. */
test('GoAlert gets an alert that is closed by the same key', () => {
  expect(bodies('GoAlert')).toEqual([
    { summary: page.summary, details: page.link, dedup: page.key },
    undefined,
    { summary: page.summary, dedup: page.key, action: 'close' },
  ]);
});
