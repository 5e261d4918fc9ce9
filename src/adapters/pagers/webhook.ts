import { createHmac } from 'node:crypto';
import { SECOND } from '../../clock.ts';
import type { PagersConfig } from '../../pagers-config.ts';
import type { Pager } from '../../red-phone/pager.ts';
import { filled } from '../../red-phone/pager-template.ts';
import { type PostOptions, postPage } from './post.ts';

/**
 * A signed JSON body from a template, to whatever takes one. Signed as Standard Webhooks has it, so that a receiver can
 * check it with what exists: HMAC-SHA256 over `id.timestamp.body`. The id is the same for every try of one action.
 */
export function createPageWebhook(
  { url: secretUrl, secret, template }: NonNullable<PagersConfig['webhook']>,
  options: PostOptions,
): Pager {
  const { url, authorization } = splitCredentials(secretUrl.reveal());
  const key = signingKey(secret.reveal());
  return {
    name: url.host,
    async send(action, page) {
      const body = filled(template, action, page);
      if (body === undefined) return;
      const id = headerSafe(`${page.key}-${action}`);
      const timestamp = String(Math.floor(options.wall() / SECOND));
      const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
      const headers = {
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': `v1,${signature}`,
        ...authorization,
      };
      await postPage(
        { to: url.host, url, headers, body, isTaken: (status) => status >= 200 && status < 300 },
        options,
      );
    },
  };
}

/** `https://:token@host` is a bearer token, `https://user:password@host` is what it has always been. */
function splitCredentials(text: string): { url: URL; authorization: { authorization?: string } } {
  const url = new URL(text);
  const [user, password] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
  url.username = '';
  url.password = '';
  if (user === '' && password === '') return { url, authorization: {} };
  const basic = Buffer.from(`${user}:${password}`).toString('base64');
  return { url, authorization: { authorization: user === '' ? `Bearer ${password}` : `Basic ${basic}` } };
}

/** A secret with `whsec_` before it is base64, as its other tools have it. */
function signingKey(secret: string): Buffer {
  return secret.startsWith('whsec_')
    ? Buffer.from(secret.slice('whsec_'.length), 'base64')
    : Buffer.from(secret, 'utf8');
}

function headerSafe(text: string): string {
  return text.replaceAll(/[^\x21-\x7e]/g, '_');
}
