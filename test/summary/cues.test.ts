import { cuesOf } from '../../src/summary/cues.ts';
import { dueIn } from '../../src/summary/due.ts';

/** The cues that a sentence has, by name. */
function cues(sentence: string): string {
  const { due: _due, ...others } = cuesOf(sentence);
  return Object.entries(others)
    .flatMap(([name, has]) => (has ? [name] : []))
    .join(' ');
}

test.each([
  ['Can you send me the report?', 'asks'],
  ['I would like to know when the audit begins', 'asks'],
  ['Ich frage mich, wann das Audit beginnt', 'asks'],
  ['I’ll send the report tomorrow', 'commits'],
  ['Let me check that', 'commits'],
  ['Ich kümmere mich darum', 'commits'],
  ['Mache ich', 'commits'],
  ['I will not be there', ''],
  ['If I will be late, start without me', ''],
  ['We decided to go with the blue one', 'decides'],
  ['Decision: we keep the old supplier', 'decides'],
  ['Wir haben uns entschieden, den alten Lieferanten zu behalten', 'decides'],
  ['Good plan: Wednesday 14:00 UTC, so that all of us are awake', 'decides'],
  ['Klingt gut, Donnerstag um 10 Uhr', 'decides'],
  ['Sounds good, thank you', ''],
  ['Sounds good, I’ll look tomorrow', 'commits'],
  ['Does Thursday work? Sounds good, Thursday at 10am?', 'asks'],
  ['It has not been decided yet', ''],
  ['Have we decided on a date?', 'asks'],
  ['We are blocked by the missing access', 'blocks'],
  ['Waiting for approval from legal', 'blocks'],
  ['Der Import hängt an der Freigabe', 'blocks'],
  ['The outage is fixed now', 'resolves'],
  ['Geht jetzt wieder', 'resolves'],
  ['The weather is nice', ''],
  ['@Ben the vendor wants a signature', 'obliges'],
  ['I think that should be @Ben', 'obliges'],
  ['@Ben that must be the cache', ''],
  ['@Ben, your review is the last thing missing', 'asks obliges'],
  ['Deine Freigabe fehlt noch', 'obliges'],
  ['I’m looking into it', 'commits'],
  ['I take the load test tomorrow morning', 'commits'],
  ['I take sugar in my tea', ''],
  ['Ich bestelle sie heute noch', 'commits'],
  ['Ich glaube heute noch nicht daran', ''],
  ['Ich bestelle sie immer dort', ''],
  ['ok, then we pause here', 'decides'],
  ['We ship it in sprint 14 then', 'decides'],
  ['If we ship it in sprint 14 then what', ''],
  ['Great, Postgres 17 it is', 'decides'],
  ['us-east stays on 3.3 until Monday', 'decides'],
  ['It stays on the server', ''],
  ['Freitag fällt das Daily aus', 'decides'],
  ['Will do it today', 'commits'],
  ['Copying it as a string will do it', ''],
  ['I will say, one thing about it is nice', ''],
  ['There is a map which we will use for the dots', ''],
  ['I will be in Europe for a few weeks', ''],
  ['I’ll be in touch', 'commits'],
  ['Learning it first is the best decision you could make', ''],
  ['The decision is final: Oslo', 'decides'],
  ['The decision is still open', ''],
  ['Currently I’m using the old library', ''],
  ['We will use the old library', 'commits decides'],
  ['Wednesday 14:00 it is', 'decides'],
  ['That is what it is', ''],
  ['Well yes it is', ''],
  ['Then I can make chains of it', ''],
  ['@Ana Sounds good, Thursday at 10am', 'decides'],
  ['I’m not sure if that would be a good idea, at the end of the day', ''],
  ['Es bleibt dabei: Freitag', 'decides'],
  ['It won’t work if you expand it first', ''],
  ['I would not be surprised if the import doesn’t work', ''],
  ['I don’t think that the release should be blocked on it', ''],
  ['In fact blocking the whole form would be more useful', ''],
  ['The import doesn’t work since the upgrade', 'blocks'],
  ['Their firewall is blocking the import', 'blocks'],
])('%s: %s', (sentence, found) => {
  expect(cues(sentence)).toBe(found);
});

test.each([
  ['I will send it by Friday', 'by Friday'],
  ['Can you do it until 2026-12-01?', 'until 2026-12-01'],
  ['Please answer before the 3rd of March at 14:00', 'before the 3rd of March at 14:00'],
  ['I’ll look tomorrow at 9am', 'tomorrow at 9am'],
  ['ready by end of the week', 'by end of the week'],
  ['in two weeks', 'in two weeks'],
  ['Ich schicke es bis spätestens Donnerstag', 'bis spätestens Donnerstag'],
  ['fertig am 12. März um 10:30', 'am 12. März um 10:30'],
  ['bis Ende der Woche', 'bis Ende der Woche'],
  ['at the end of the day it is only a package', undefined],
  ['nothing is said', undefined],
])('%s is due %s', (sentence, due) => {
  expect(dueIn(sentence)).toBe(due);
});
