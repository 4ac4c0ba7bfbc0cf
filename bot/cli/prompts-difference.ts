import { styleText } from 'node:util';

/** Lines that went and came, with the words that differ marked; what stayed is left out. */
export function differenceOf(before: string, after: string): string[] {
  const steps = align(before.split('\n'), after.split('\n'));
  const shown: string[] = [];
  for (let i = 0; i < steps.length; i++) {
    const [step, next] = [steps[i], steps[i + 1]];
    if (!step || step.kind === 'same' || !step.text.trim()) continue;
    if (step.kind === 'gone' && next?.kind === 'new') {
      const words = align(step.text.trim().split(' '), next.text.trim().split(' '));
      shown.push(`- ${marked(words, 'gone')}`, `+ ${marked(words, 'new')}`);
      i++;
    } else
      shown.push(
        styleText(step.kind === 'gone' ? 'red' : 'green', `${step.kind === 'gone' ? '-' : '+'} ${step.text.trim()}`),
      );
  }
  return shown;
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

/** The shortest way from one list to the other, by the longest common part; gone and new ones alternate. */
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
