import { asking } from './en/asking.ts';
import { baton } from './en/baton.ts';
import { callLog } from './en/call-log.ts';
import { catchup } from './en/catchup.ts';
import { common } from './en/common.ts';
import { declaring } from './en/declaring.ts';
import { digest } from './en/digest.ts';
import { handoff } from './en/handoff.ts';
import { home } from './en/home.ts';
import { norms } from './en/norms.ts';
import { people } from './en/people.ts';
import { receipts } from './en/receipts.ts';
import { redPhone } from './en/red-phone.ts';
import { rota } from './en/rota.ts';
import { settings } from './en/settings.ts';
import { shield } from './en/shield.ts';
import { summary } from './en/summary.ts';

export const en = {
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
