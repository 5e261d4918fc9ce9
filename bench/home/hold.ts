import { authorId, CHANNELS, channelId, eventBody, PEOPLE } from '../support/events.ts';
import { must } from '../support/measure.ts';
import { send } from './send.ts';

/** Somebody is called on so often, in all channels, by everybody; one in ten asks something. */
export async function holdMentions(port: number, reader: string, count: number): Promise<void> {
  const startedAt = Date.now();
  const ids = Array.from({ length: count }, (_, id) => id);
  const lane = async (): Promise<void> => {
    for (let id = ids.shift(); id !== undefined; id = ids.shift()) {
      const said = id % 10 === 0 ? `can you look at number ${id}?` : `number ${id} is done`;
      const author = authorId(id % PEOPLE);
      const channel = channelId(id % CHANNELS);
      const status = await send(port, eventBody({ id, startedAt, author, recipient: reader, said, channel }));
      must(status === 200, `A mention was answered with ${status}`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, lane));
}
