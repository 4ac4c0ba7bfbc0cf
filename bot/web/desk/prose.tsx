import { useEffect, useState } from 'preact/hooks';
import { desk } from './api.ts';

/** The complaint in a model's prose, where there is one; read once when it is opened. Without it nothing is missing. */
export function Prose({ reference }: { reference: string }) {
  const [text, setText] = useState('');
  useEffect(() => {
    let here = true;
    setText('');
    desk.prose(reference).then(
      (prose) => here && setText(prose?.text ?? ''),
      () => undefined,
    );
    return () => void (here = false);
  }, [reference]);
  if (!text) return null;
  return (
    <section class="prose" aria-label="In prose">
      <p>{text}</p>
      <p class="prose-by">Written by a machine from the record. The facts above are what counts.</p>
    </section>
  );
}
