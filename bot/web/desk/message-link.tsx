import type { ComponentChildren } from 'preact';
import type { MessageAnswer } from '../../desk/schemas.ts';

type Ref = Pick<MessageAnswer, 'conversation' | 'seq'>;

/** Marks the message with this element id in the transcript; told again, it is looked for again. */
export type Mark = (elementId: string) => void;

export function elementIdOf({ conversation, seq }: Ref): string {
  return `m-${conversation}-${seq}`;
}

/** Leads from a fact to the message it came from. A link rather than a button, so that long words wrap as text does. */
export function MessageLink({ from, onMark, children }: { from: Ref; onMark: Mark; children: ComponentChildren }) {
  const show = (event: MouseEvent) => {
    event.preventDefault();
    const id = elementIdOf(from);
    onMark(id);
    const message = document.getElementById(id);
    message?.scrollIntoView({ block: 'center' });
    message?.focus({ preventScroll: true });
  };
  return (
    <a class="from" href={location.hash} title="Show the message" onClick={show}>
      {children}
    </a>
  );
}
