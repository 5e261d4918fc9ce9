import { asking } from './de/asking.ts';
import { baton } from './de/baton.ts';
import { callLog } from './de/call-log.ts';
import { catchup } from './de/catchup.ts';
import { common } from './de/common.ts';
import { declaring } from './de/declaring.ts';
import { digest } from './de/digest.ts';
import { handoff } from './de/handoff.ts';
import { home } from './de/home.ts';
import { norms } from './de/norms.ts';
import { people } from './de/people.ts';
import { receipts } from './de/receipts.ts';
import { redPhone } from './de/red-phone.ts';
import { rota } from './de/rota.ts';
import { settings } from './de/settings.ts';
import { shield } from './de/shield.ts';
import { summary } from './de/summary.ts';

export const de = {
  baton,
  callLog,
  catchup,
  common,
  digest,
  redPhone,
  declaring,
  asking,
  handoff,
  norms,
  home,
  people,
  receipts,
  rota,
  settings,
  shield,
  summary,
};
