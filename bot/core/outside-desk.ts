import { createHash } from 'node:crypto';
import type { Agent, DeskCommand } from '../../dialogs/domain/desk-command.ts';
import { AmendsError } from '../../dialogs/domain/errors.ts';
import { agentAtHub } from '../../dialogs/domain/hub.ts';
import type { Core } from './core.ts';
import type { SentFiles } from './sent-files.ts';

/** What somebody at another desk says or does, however it came in. */
export type OutsideWord = {
  /** The complaint's reference. */
  reference: string;
  /** Theirs, once per intent. */
  key: string;
} & (
  | { state: 'says'; agent: Agent; text: string; files?: SentFiles }
  | { state: 'accepted'; agent: Agent }
  | { state: 'failed'; why: string }
  | { state: 'completed'; agent: Agent; cause: string; note: string }
);

/**
 * Does what another desk says, as a command of ours. A repeat of the same has no second effect and is false; the same key
 * for something else throws `unusable`. Throws `not-found` and `not-yours` as the desk's commands do.
 */
export async function heed(core: Pick<Core, 'act'>, word: OutsideWord): Promise<boolean> {
  const command = commandOf(word);
  try {
    return await core.act(command);
  } catch (error) {
    const theirs = word.state === 'says' && error instanceof AmendsError && error.code === 'not-yours';
    if (!theirs) throw error;
    // Whoever writes has it, as far as we are concerned: a desk need not say first that it takes it.
    const { id, reference, by } = command;
    await core.act({ id: `${id}:accept`, reference, by, do: 'accept' });
    return core.act(command);
  }
}

function commandOf(word: OutsideWord): DeskCommand {
  const { reference, key } = word;
  const facts = createHash('sha256')
    .update(JSON.stringify(factsOf(word)))
    .digest('base64url');
  const by = agentAtHub('agent' in word ? word.agent : { id: 'desk', name: 'The other desk' });
  const aimed = { id: `handoff:${reference}:${key}`, reference, by, facts };
  switch (word.state) {
    case 'says':
      return { ...aimed, do: 'reply', text: word.text, attachments: word.files?.attachments ?? [] };
    case 'accepted':
      return { ...aimed, do: 'accept' };
    case 'failed':
      return { ...aimed, do: 'give-back', why: word.why };
    case 'completed':
      return { ...aimed, do: 'close', cause: word.cause, note: word.note };
  }
}

/** What makes it the same once more. */
function factsOf(word: OutsideWord): object {
  return word.state === 'says' && word.files ? { ...word, files: word.files.digest } : word;
}
