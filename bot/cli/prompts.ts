import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../project-root.ts';
import { CHANNELS } from '../prompts/prompt-file.ts';
import type { Places } from './places.ts';
import { checkPrompts } from './prompts-check.ts';
import { previewPrompt } from './prompts-preview.ts';
import { acceptWords, testWords } from './prompts-words.ts';

const USAGE = `The designer's tools for the files in prompts/:

  npm run prompts -- check [--watch] [--json]     reads every file and says what is wrong, and where
  npm run prompts -- preview NAME [--channel web|teams|sms|whatsapp] [--locale en]
                                                  shows every way a prompt can read
  npm run prompts -- test                         compares all words with those accepted last
  npm run prompts -- accept                       accepts all words as they are now, and shows what changed
`;

process.exitCode = await run(process.argv.slice(2));

/** Does what the arguments ask. Gives the exit code: 0 all is well, 1 something is not, 2 it was asked wrongly. */
async function run(args: string[]): Promise<number> {
  const read = readArguments(args);
  if (typeof read === 'string') {
    process.stderr.write(`${read}\n\n${USAGE}`);
    return 2;
  }
  const { command, name, options } = read;
  const root = projectRoot();
  const places: Places = { prompts: join(root, 'prompts'), accepted: join(root, 'test/conversations/words') };
  switch (command) {
    case 'check':
      return checkPrompts(places, { watch: options.watch, json: options.json });
    case 'preview':
      return previewPrompt(places, name ?? '', { channel: options.channel, locale: options.locale });
    case 'test':
      return testWords(places);
    case 'accept':
      return acceptWords(places);
    default:
      process.stdout.write(USAGE);
      return command === 'help' ? 0 : 2;
  }
}

function readArguments(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        watch: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        channel: { type: 'string' },
        locale: { type: 'string' },
      },
    });
    const channel = CHANNELS.find((known) => known === values.channel);
    if (values.channel !== undefined && !channel)
      return `There is no channel "${values.channel}"; there are ${CHANNELS.join(', ')}.`;
    const [command = 'help', name] = positionals;
    if (command === 'preview' && !name) return 'Which prompt? Write its name after "preview".';
    return { command, name, options: { ...values, channel } };
  } catch (error) {
    return error instanceof Error ? error.message : String(error); // an option there is not
  }
}
