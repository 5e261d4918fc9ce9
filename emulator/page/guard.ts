import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * Keeps other sites, which may well be open in the same browser, from reading the page or acting on it: a name that
 * was pointed at this machine fails by its Host, a form or script of another origin by its Origin and the token.
 */
export interface Guard {
  /** For the page to carry. */
  readonly token: string;
  /** Whether the request was meant for this server. */
  admits(request: IncomingMessage): boolean;
  /** Whether the request comes from the page itself. */
  isOwn(request: IncomingMessage): boolean;
}

/** @param port of the server, known once it listens */
export function makeGuard(port: () => number): Guard {
  const token = randomBytes(24).toString('base64url');
  const hosts = () => ['127.0.0.1', 'localhost'].map((name) => `${name}:${port()}`);
  const admits = ({ headers }: IncomingMessage) => hosts().includes(headers.host ?? '');

  return {
    token,
    admits,
    isOwn(request) {
      const { origin, 'x-page-token': sent } = request.headers;
      if (!admits(request) || typeof sent !== 'string') return false;
      if (!hosts().some((host) => origin === `http://${host}`)) return false;
      return sent.length === token.length && timingSafeEqual(Buffer.from(sent), Buffer.from(token));
    },
  };
}
