import { type DestinationStream, pino, stdSerializers } from 'pino';
import { prettyFactory } from 'pino-pretty';
import { createScrubber } from './scrub.ts';

/** Only a text that stands in the source: what differs from line to line belongs into the fields. */
type Static<Message extends string> = Record<never, 1> extends Record<Message, 1> ? never : Message;

interface Write {
  <Message extends string>(fields: object, message: Static<Message>): void;
  <Message extends string>(message: Static<Message>): void;
}

/** Object first, then a static message. An error goes under `err`. */
export interface Log {
  readonly trace: Write;
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
  readonly fatal: Write;
  child(bindings: LogBindings): Log;
}

/** What every line of one piece of work carries, so that its lines can be found together. */
export interface LogBindings {
  readonly tenant?: string;
  readonly requestId?: string;
  readonly jobId?: string;
  /** Which part of the app speaks, where that is not plain. */
  readonly part?: string;
}

interface LogOptions {
  readonly level: string;
  /** For people at a terminal; JSON otherwise. */
  readonly pretty: boolean;
  /** Standard output unless given. */
  readonly destination?: DestinationStream;
  /** Values that must not appear, whatever carries them. */
  readonly secrets: readonly string[];
}

export function createLog({ level, pretty: isPretty, destination, secrets }: LogOptions): Log {
  const sink = destination ?? pino.destination(1);
  return pino(
    {
      level,
      serializers: { err: stdSerializers.errWithCause },
      hooks: {
        streamWrite: createScrubber(secrets),
        logMethod(args, method) {
          // Nothing is ever filled into a message: `%s` is a way for text to get past the keys it is known by.
          method.apply(this, typeof args[0] === 'string' ? [args[0]] : [args[0], args[1]]);
        },
      },
    },
    isPretty ? prettyTo(sink) : sink,
  );
}

/** Synchronous, so that the last line before a crash is seen. */
function prettyTo(sink: DestinationStream): DestinationStream {
  const format = prettyFactory({ colorize: true, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' });
  return { write: (line) => sink.write(format(line)) };
}
