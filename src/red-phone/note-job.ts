import type { Agenda } from '../agenda/agenda.ts';
import type { Handler } from '../agenda/work-off.ts';
import { UserError } from '../errors.ts';
import { type ExportDeps, sendLog } from './audit-export.ts';
import { type NoteDeps, noteChannel, notePerson, planNotes } from './note.ts';
import { parseNoteThing } from './note-thing.ts';

export type NoteJobDeps = ExportDeps & NoteDeps & { readonly agenda: Pick<Agenda, 'done'> };

/** What is due of notes and logs. */
export function createNoteHandler(deps: NoteJobDeps): Handler {
  return async (tenant, claim, now) => {
    const thing = parseNoteThing(claim.thing);
    switch (thing?.what) {
      case 'week':
        await planNotes(deps, tenant, now);
        break;
      case 'person':
        await notePerson(deps, tenant, thing, claim);
        break;
      case 'channel':
        await noteChannel(deps, tenant, thing, claim, now);
        break;
      case 'log':
        await sendLog(deps, tenant, thing, claim).catch(unlessNoLonger);
        break;
      case undefined:
        break;
    }
    await deps.agenda.done(tenant, claim, now);
  };
}

/** Whoever decides no longer gets nothing, and trying again changes nothing. */
function unlessNoLonger(error: unknown): void {
  if (!(error instanceof UserError)) throw error;
}
