import type { ComplaintAnswer } from '../../desk/schemas.ts';
import { clock } from './format.ts';

/** What agents wrote for each other. */
export function Notes({ notes }: { notes: ComplaintAnswer['notes'] }) {
  if (!notes.length) return null;
  return (
    <section class="claim notes">
      <h2>Private notes</h2>
      <ul role="list">
        {notes.map((note) => (
          <li key={note.id}>
            <p class="words-who">
              <b>{note.by}</b> <time dateTime={new Date(note.at).toISOString()}>{clock(note.at)}</time>
            </p>
            <p class="words-text">{note.text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
