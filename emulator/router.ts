import type { ServerResponse } from 'node:http';
import type { SimulatedClock } from './clock.ts';
import type { ResponseUrls } from './interactivity/response-urls.ts';
import type { OAuth } from './oauth/oauth.ts';
import type { Route } from './server.ts';
import { serveCall, type WebApi } from './web-api/serve.ts';

/** What the emulator serves, by path. */
export function router(api: WebApi, responseUrls: ResponseUrls, oauth: OAuth): (path: string) => Route {
  return (path) => {
    const [, area, ...rest] = path.split('/');
    switch (area) {
      case 'api':
        return (request, response, url) => serveCall(api, rest.join('/'), request, response, url);
      case 'actions':
        return (request, response) => responseUrls.serve(request, response, rest.join('/'));
      case 'oauth':
        return (request, response, url) => oauth.serve(request, response, url);
      default:
        return async (_request, response) => json(response, 404, { error: 'not_found' });
    }
  };
}

/** CLOCK_URL. It has a server of its own: time goes on while Slack is out. */
export function clockRoute(clock: SimulatedClock): Route {
  return async (_request, response) => json(response, 200, { now: clock.now(), rate: clock.speed() });
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}
