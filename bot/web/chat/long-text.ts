/** Code points; the server keeps no more of one message. */
export const maxLength = 10_000;
/** More than this is a document, not a message. */
export const maxParts = 10;

/** Whether there is anything to see: blanks and invisible characters are nothing said. */
export const isSaid = (text: string) => /[^\s\p{C}\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]/u.test(text);

/** The text in as many messages as it needs, each cut where a paragraph, a sentence or at least a word ends. */
export function split(text: string, most = maxLength): string[] {
  const parts: string[] = [];
  let rest = Array.from(text.trim());
  while (rest.length > most) {
    const piece = rest.slice(0, most).join('');
    const half = piece.length / 2;
    const ends = ['\n\n', '\n', '. ', ' '].map((end) => piece.lastIndexOf(end) + end.length);
    const end = ends.find((at) => at > half) ?? piece.length;
    parts.push(piece.slice(0, end).trim());
    rest = Array.from((piece.slice(end) + rest.slice(most).join('')).trimStart());
  }
  return [...parts, rest.join('')].filter(isSaid);
}
