import type { ServerResponse } from 'node:http';

/** Pages that are told at once of what is new, as server-sent events. */
export interface Live {
  add(response: ServerResponse): void;
  /** Something is new: soon, everybody who looks is sent the state, unless it is what they have. */
  changed(): void;
  close(): void;
}

/** Changes come in swarms; one picture of each swarm is enough. */
const SWARM_MS = 25;

export function makeLive(state: () => unknown): Live {
  const viewers = new Map<ServerResponse, string>();
  let timer: NodeJS.Timeout | undefined;

  function show(): void {
    timer = undefined;
    if (viewers.size === 0) return;
    const picture = JSON.stringify(state());
    for (const [viewer, last] of viewers) {
      if (last === picture) continue;
      viewers.set(viewer, picture);
      viewer.write(`data: ${picture}\n\n`);
    }
  }

  return {
    add(response) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write('retry: 500\n\n');
      response.once('close', () => viewers.delete(response));
      viewers.set(response, '');
      show();
    },
    changed() {
      timer ??= setTimeout(show, SWARM_MS).unref();
    },
    close() {
      clearTimeout(timer);
      for (const viewer of viewers.keys()) viewer.end();
    },
  };
}
