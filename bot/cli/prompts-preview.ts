import { styleText } from 'node:util';
import type { Channel } from '../../dialogs/domain/conversation.ts';
import { didYouMean } from '../prompts/finding.ts';
import { loadPrompts } from '../prompts/load.ts';
import { type Shown, showPrompt } from '../prompts/show.ts';
import { smsSegments } from '../render/sms.ts';
import { inOneLine } from './prompts-check.ts';
import type { Places } from './places.ts';

const ALL: readonly Channel[] = ['web', 'teams', 'sms', 'whatsapp'];

/** Prints every way the prompt can read: each section, each line, with all its values and without. 1 when it cannot. */
export async function previewPrompt(
  places: Places,
  name: string,
  options: { channel: Channel | undefined; locale: string | undefined },
): Promise<number> {
  const { set, findings } = await loadPrompts(places.prompts);
  if (!set) {
    for (const finding of findings) process.stdout.write(`${inOneLine(finding)}\n`);
    return 1;
  }
  const locale = options.locale ?? set.company.locale;
  for (const channel of options.channel ? [options.channel] : ALL) {
    const shown = showPrompt(set, name, channel, locale);
    if (!shown.length) {
      const names = [...set.locales.values()].flatMap(({ prompts }) => [...prompts.keys()]);
      process.stderr.write(`There is no prompt "${name}".${didYouMean(name, names)}\n`);
      return 1;
    }
    process.stdout.write(`${styleText('bold', `${name} · ${channel} · ${locale}`)}\n`);
    for (const words of shown) print(words, channel, locale);
  }
  const own = findings.filter(({ file }) => file.endsWith(`/${name}.md`));
  for (const finding of own) process.stdout.write(`${inOneLine(finding)}\n`);
  return own.some(({ level }) => level === 'error') ? 1 : 0;
}

function print({ heading, line, locale: from, wire }: Shown, channel: Channel, locale: string): void {
  const other = locale.startsWith(from) ? '' : styleText('yellow', `  (words of ${from})`);
  process.stdout.write(`\n  ${styleText('dim', `${heading}, line ${line}`)}${other}\n`);
  for (const text of wire) {
    const size = channel === 'sms' ? styleText('dim', `  [${sizeOf(text)}]`) : '';
    process.stdout.write(`    ${text.replaceAll('\n', '\n    ')}${size}\n`);
  }
}

function sizeOf(text: string): string {
  const { characters, segments, encoding } = smsSegments(text);
  return `${characters} characters, ${segments} ${segments === 1 ? 'part' : 'parts'}, ${encoding}`;
}
