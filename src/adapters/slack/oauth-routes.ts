import type { IncomingMessage, ServerResponse } from 'node:http';
import { CALLBACK_PATH, LINK_PATH } from '../../shield/consent.ts';
import type { WebAnswer } from '../../shield/web.ts';
import type { Route } from '../ops-server.ts';

type Answer = (query: URLSearchParams) => Promise<WebAnswer>;

/** The pages by which people consent, for the server that listens on PORT. */
export function shieldRoutes(
  pages: { readonly link: Answer; readonly callback: Answer },
  onError: (error: unknown) => void,
): Route[] {
  const route = (path: string, answer: Answer): Route => ({
    path,
    method: ['GET'],
    handler(request, response) {
      answer(queryOf(request))
        .catch((error: unknown): WebAnswer => {
          onError(error);
          return {
            kind: 'page',
            status: 503,
            lang: 'en',
            title: 'Sluice',
            text: 'That did not work just now.',
          };
        })
        .then((found) => send(response, found))
        .catch(() => response.destroy());
    },
  });
  return [route(LINK_PATH, pages.link), route(CALLBACK_PATH, pages.callback)];
}

function queryOf({ url = '' }: IncomingMessage): URLSearchParams {
  return new URL(url, 'http://localhost').searchParams;
}

/** No scripts, and nobody learns by a referrer what stood in the address. */
const headers = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

function send(response: ServerResponse, answer: WebAnswer): void {
  if (answer.kind === 'redirect') {
    response.writeHead(302, { ...headers, location: answer.to });
    response.end();
    return;
  }
  response.writeHead(answer.status, { ...headers, 'content-type': 'text/html; charset=utf-8' });
  response.end(page(answer));
}

function page({ lang, title, text }: Extract<WebAnswer, { kind: 'page' }>): string {
  const [heading, body] = [inHtml(title), inHtml(text)];
  const style = 'body{font:1.1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem}';
  return `<!doctype html>
<html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${heading}</title><style>${style}</style>
<main><h1>${heading}</h1><p>${body}</p></main></html>
`;
}

function inHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
