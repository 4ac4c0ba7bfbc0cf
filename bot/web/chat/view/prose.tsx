import { useMemo } from 'preact/hooks';
import { type Part, readMarkdown } from '../markdown.ts';
import type { PageWords } from '../words.ts';

/** What the assistant or an agent says, with its lists and links. */
export function Prose({ words, text }: { words: PageWords; text: string }) {
  const blocks = useMemo(() => readMarkdown(text), [text]);
  return (
    <div class="prose" dir="auto">
      {blocks.map((block, index) => {
        if (block.kind === 'text') {
          return (
            <p key={index} class="text">
              <Parts words={words} parts={block.parts} />
            </p>
          );
        }
        const items = block.items.map((parts, nth) => (
          <li key={nth}>
            <Parts words={words} parts={parts} />
          </li>
        ));
        return block.ordered ? <ol key={index}>{items}</ol> : <ul key={index}>{items}</ul>;
      })}
    </div>
  );
}

function Parts({ words, parts }: { words: PageWords; parts: readonly Part[] }) {
  return (
    <>
      {parts.map((part, index) => {
        if (part.kind === 'link') {
          return (
            <a key={index} href={part.to} target="_blank" rel="noopener noreferrer">
              {part.text}
              <span class="visually-hidden" {...words.own}>
                {' '}
                {words.newTab}
              </span>
            </a>
          );
        }
        if (part.kind === 'strong') return <strong key={index}>{part.text}</strong>;
        if (part.kind === 'em') return <em key={index}>{part.text}</em>;
        return part.kind === 'code' ? <code key={index}>{part.text}</code> : part.text;
      })}
    </>
  );
}
