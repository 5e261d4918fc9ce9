import { accessTo } from '../catchup/access.ts';
import type { CatchupDeps } from '../catchup/deps.ts';
import { patientUntil } from '../catchup/patience.ts';
import { readTranscript } from '../catchup/read.ts';
import { windowFrom } from '../catchup/window.ts';
import { summarizerFor } from '../catchup/work.ts';
import type { HandoffDeps } from '../handoff/deps.ts';

/** Of one place of somebody's day. */
const MOST = { messages: 600, threads: 20 };

/** What others read of Slack as catch-ups do: with the same checks, by the same engine. */
export function readingAsCatchups(deps: CatchupDeps): HandoffDeps['reading'] {
  const mayRead: HandoffDeps['reading']['mayRead'] = async (tenant, user, channel) =>
    (await accessTo(tenant, user, channel, undefined, deps)).kind === 'yes';

  return {
    mayRead,

    async transcript(tenant, reader, { channel, threadTs }, since, { until, signal }) {
      const { user } = reader;
      const patiently = patientUntil(until, deps.clock, signal);
      const access = await patiently(() => accessTo(tenant, user, channel, undefined, deps));
      if (access.kind !== 'yes') return undefined;
      const { now } = deps.clock;
      // Of a thread all of it: what is new in it is only to be understood with what is older.
      const window = windowFrom(threadTs === undefined ? since : 0, now());
      const theirs = () => deps.history.channelsOf(tenant, user);
      const place = { tenant, channel: access.channel, threadTs, window };
      return await readTranscript({ ...place, reader: user, most: MOST, theirs, patiently }, deps);
    },

    async summary(tenant, reader, transcript, options) {
      const summarizer = await summarizerFor(tenant, transcript.place, deps);
      return await summarizer.summarize(transcript, reader, options);
    },
  };
}
