import type { ChannelId, TenantId, Ts, UserId } from '../ids.ts';
import type { Transcript } from '../summary/transcript.ts';
import { collectChannel, collectThread, type Most, type Reading } from './collect.ts';
import type { CatchupDeps } from './deps.ts';
import type { ChannelNow } from './history.ts';
import { channelNamesIn, named, namesIn } from './names.ts';
import type { Patiently } from './patience.ts';
import type { Window } from './window.ts';

/** What is to be read of one channel, and for whom. They may read it: that was asked before. */
export interface ToRead {
  readonly tenant: TenantId;
  readonly channel: ChannelNow;
  /** Where only this thread is wanted. */
  readonly threadTs?: Ts | undefined;
  readonly window: Window;
  readonly reader: UserId;
  readonly most: Most;
  /** The channels that the reader is in; asked only where a message names one. */
  theirs(): Promise<ReadonlyMap<ChannelId, ChannelNow>>;
  readonly patiently: Patiently;
  onProgress?(messages: number, threads: number): void;
}

export async function readTranscript(
  toRead: ToRead,
  { history, directory }: Pick<CatchupDeps, 'history' | 'directory'>,
): Promise<Transcript> {
  const { tenant, channel: place, threadTs, theirs, patiently } = toRead;
  const reading: Reading = { ...toRead, channel: place.channel, history };
  const { messages, threads, notRead } =
    threadTs === undefined ? await collectChannel(reading) : await collectThread(reading, threadTs);
  const names = await namesIn(tenant, messages, directory, patiently);
  const channels = await channelNamesIn(tenant, messages, toRead.reader, theirs, directory, patiently);
  for (const [id, known] of channels) names.set(id, known);
  const { channel, name, kind, isShared } = place;
  const workspaceUrl = await directory.workspaceUrl(tenant);
  return {
    place: { tenant, channel, name, kind, isShared, threadTs, workspaceUrl },
    messages: named(messages, names),
    since: toRead.window.after,
    threads,
    names,
    notRead,
  };
}
