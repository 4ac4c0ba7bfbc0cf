import { styleText } from 'node:util';

/** Lines that went and came, each beside what it has become, with the words that differ marked; what stayed is left out. */
export function differenceOf(before: string, after: string): string[] {
  const shown: string[] = [];
  let gone: string[] = [];
  let fresh: string[] = [];
  const show = () => {
    for (let i = 0; i < Math.max(gone.length, fresh.length); i++) shown.push(...changeOf(gone[i], fresh[i]));
    gone = [];
    fresh = [];
  };
  for (const { kind, text } of align(before.split('\n'), after.split('\n'))) {
    if (kind === 'same') show();
    else if (text.trim()) (kind === 'gone' ? gone : fresh).push(text.trim());
  }
  show();
  return shown;
}

function changeOf(gone: string | undefined, fresh: string | undefined): string[] {
  if (gone !== undefined && fresh !== undefined) {
    const words = align(gone.split(' '), fresh.split(' '));
    return [`- ${marked(words, 'gone')}`, `+ ${marked(words, 'new')}`];
  }
  return [
    ...(gone === undefined ? [] : [styleText('red', `- ${gone}`)]),
    ...(fresh === undefined ? [] : [styleText('green', `+ ${fresh}`)]),
  ];
}

interface Step {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

function marked(words: Step[], kind: 'gone' | 'new'): string {
  const [open, close] = kind === 'gone' ? ['[-', '-]'] : ['{+', '+}'];
  return words
    .filter((step) => step.kind === kind || step.kind === 'same')
    .map(({ kind: is, text }) =>
      is === 'same' ? text : styleText(is === 'gone' ? 'red' : 'green', `${open}${text}${close}`),
    )
    .join(' ');
}

/** The shortest way from one list to the other, by the longest common part. */
function align(before: string[], after: string[]): Step[] {
  const width = after.length + 1;
  const common = new Uint16Array((before.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      common[i * width + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const steps: Step[] = [];
  for (let i = 0, j = 0; i < before.length || j < after.length;) {
    const [old, fresh] = [before[i], after[j]];
    if (old !== undefined && old === fresh) steps.push({ kind: 'same', text: old });
    else if (old !== undefined && (fresh === undefined || at(i + 1, j) >= at(i, j + 1))) {
      steps.push({ kind: 'gone', text: old });
      i++;
      continue;
    } else if (fresh !== undefined) {
      steps.push({ kind: 'new', text: fresh });
      j++;
      continue;
    }
    i++;
    j++;
  }
  return steps;
}
