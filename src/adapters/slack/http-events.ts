import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { MINUTE, SECOND } from '../../clock.ts';
import type { SignedRequest } from './request.ts';

export type Body = Readonly<Record<string, unknown>>;

export interface HttpEvents {
  readonly signingSecret: string;
  /** Real time, UTC ms. */
  wall(): number;
  /** Whether the request is to be taken here; everything else is Bolt's. */
  isOurs(body: Body): boolean;
  /** Resolves when what the request tells is durable, and Slack may be answered. */
  take(body: Body, request: SignedRequest): Promise<void>;
  /** Answers a request that is refused, or could not be taken. */
  refuse(error: unknown, response: ServerResponse): void;
  readonly bolt: RequestListener;
}

/** The signature does not fit, or is too old. */
export class BadSignatureError extends Error {
  override readonly name = 'BadSignatureError';
}

/** Slack's own patience is three seconds. */
const PATIENCE_MS = 3 * SECOND;
/** As Bolt has it. */
const MOST_BYTES = 4 * 1024 * 1024;
/** As Slack and Bolt have it. */
const STALE_MS = 5 * MINUTE;
const EMPTY = { 'content-length': 0 };

/**
 * Slack's events, verified and taken in without Bolt's way through its middleware, which takes longer than everything
 * else that an event needs. What is not ours is handed on to Bolt as it came.
 */
export function eventsFirst(events: HttpEvents): RequestListener {
  const { bolt, isOurs, take, refuse, wall } = events;
  // Of a text Node makes a key each time, which takes ten times as long as the signature.
  const secret = createSecretKey(Buffer.from(events.signingSecret, 'utf8'));

  /** Throws what the request is to be refused for; undefined where it has its answer, or gets it from Bolt. */
  function receive(
    bytes: Buffer,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> | undefined {
    const signed = signatureOf(request);
    if (signed === undefined || !isGenuine(signed, bytes)) {
      throw new BadSignatureError('The signature is missing, too old, or of something else');
    }
    const body = parsed(bytes);
    if (body === undefined) {
      answer(response, 400);
      return undefined;
    }
    if (!isOurs(body)) {
      // Where Bolt looks for a body that was read before.
      bolt(Object.assign(request, { rawBody: bytes }), response);
      return undefined;
    }
    return take(body, signed);
  }

  function isGenuine({ signature, sentAt }: SignedRequest, bytes: Buffer): boolean {
    if (sentAt < wall() - STALE_MS) return false;
    const signing = createHmac('sha256', secret)
      .update(`v0:${sentAt / SECOND}:`)
      .update(bytes);
    const expected = Buffer.from(`v0=${signing.digest('hex')}`);
    const given = Buffer.from(signature);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  return (request, response) => {
    if (!isJson(request)) {
      bolt(request, response);
      return;
    }
    const impatience = setTimeout(() => {
      refuse(new Error('It was not taken in time'), response);
    }, PATIENCE_MS);
    const taken = (): void => {
      clearTimeout(impatience);
      answer(response, 200);
    };
    const failed = (error: unknown): void => {
      clearTimeout(impatience);
      refuse(error, response);
    };
    // No promise more than taking it in makes: each costs as much as what is done for most events.
    whenRead(request, failed, (bytes) => {
      try {
        if (bytes === undefined) answer(response, 413);
        const taking = bytes === undefined ? undefined : receive(bytes, request, response);
        if (taking === undefined) clearTimeout(impatience);
        else taking.then(taken, failed);
      } catch (error) {
        failed(error);
      }
    });
  };
}

/** Commands and everything that people press come as forms. */
function isJson({ method, url, headers }: IncomingMessage): boolean {
  return (
    method === 'POST' &&
    url === '/slack/events' &&
    headers['content-type']?.startsWith('application/json') === true
  );
}

/** Calls back with all that was sent; undefined where that is too much. */
function whenRead(
  request: IncomingMessage,
  failed: (error: unknown) => void,
  read: (bytes: Buffer | undefined) => void,
): void {
  const chunks: Buffer[] = [];
  let length = 0;
  request.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length <= MOST_BYTES) chunks.push(chunk);
  });
  request.on('end', () => {
    const [first] = chunks;
    if (length > MOST_BYTES) read(undefined);
    else read(first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks));
  });
  request.on('error', failed);
}

function signatureOf({ headers }: IncomingMessage): SignedRequest | undefined {
  const signature = headers['x-slack-signature'];
  const seconds = headers['x-slack-request-timestamp'];
  if (typeof signature !== 'string' || typeof seconds !== 'string' || !/^\d{1,12}$/.test(seconds))
    return undefined;
  return { signature, sentAt: Number(seconds) * SECOND };
}

function parsed(bytes: Buffer): Body | undefined {
  try {
    const body: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof body === 'object' && body !== null ? (body as Body) : undefined;
  } catch {
    return undefined;
  }
}

function answer(response: ServerResponse, status: number): void {
  if (response.headersSent) return;
  response.writeHead(status, EMPTY);
  response.end();
}
