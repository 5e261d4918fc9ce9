import type { IncomingMessage } from 'node:http';
import { isObject, type Loose, parseJson } from '../json.ts';

export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** The raw arguments of a call: the query's, then the body's, which may be a form or JSON. */
export async function readArgs(request: IncomingMessage, url: URL): Promise<Loose> {
  const body = await readBody(request);
  const type = request.headers['content-type'] ?? '';
  const sent = type.includes('json') ? parseJson(body) : Object.fromEntries(new URLSearchParams(body));
  return { ...Object.fromEntries(url.searchParams), ...(isObject(sent) ? sent : {}) };
}

/** The bearer token of the header, or the token argument of a form. */
export function bearerOf(request: IncomingMessage, args: Loose): string | undefined {
  const [, bearer] = /^Bearer\s+(.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  const argument = args['token'];
  return bearer ?? (typeof argument === 'string' ? argument : undefined);
}
