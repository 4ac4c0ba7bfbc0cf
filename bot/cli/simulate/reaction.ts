import { type End, type Move, type Person, presses } from './person.ts';

/** What the customer heard since their last move: the names of the prompts in order, and the buttons of the last message. */
export interface Heard {
  prompts: readonly string[];
  buttons: readonly string[];
}

/** A person in the middle of a talk. */
export interface Talker {
  person: Person;
  /** What they do now; undefined when they have nothing more to say. */
  next(heard: Heard): Move | undefined;
  /** How the talk stands for them; undefined while something is open. */
  end(): End | undefined;
}

/** After these a person has the complaint. */
const HANDED_OVER = new Set(['handed-over', 'person-now']);

/** What most people do when they have nothing of their own to say to a prompt. */
const USUAL: Readonly<Record<string, Move>> = {
  'is-there-more': presses('that-is-everything'),
  'noted-more': presses('that-is-everything'),
  'read-back': presses('hand-it-over'),
  'ask-change': presses('nothing-to-change'),
  'ask-expenses': presses('no-expenses'),
  'ask-receipts': presses('no-receipts'),
  'ask-wish': presses('wish.money-back'),
  'ask-kind': presses('kind.service'),
  'check-in': presses('i-will-wait'),
  'start-over-ask': presses('keep-going'),
};

/** What people press when they are asked for something they do not have or would rather keep. */
const WAYS_PAST = ['here', 'dont-know', 'skip'];

/** Begins with what the person wants to say, then reacts to what is heard, by name and never by wording. */
export function createTalker(person: Person): Talker {
  const begins = [...person.begins];
  const afterwards = [...(person.afterwards ?? [])];
  const times = new Map<string, number>();
  let isHandedOver = false;
  let isPaused = false;
  let hasMore = true;

  const react = ({ prompts, buttons }: Heard): Move | undefined => {
    for (const name of prompts.toReversed()) {
      const own = person.reacts?.[name];
      if (own?.length) {
        const nth = times.get(name) ?? 0;
        times.set(name, nth + 1);
        return own[Math.min(nth, own.length - 1)];
      }
      const usual = USUAL[name];
      if (usual?.does === 'presses' && buttons.includes(usual.button)) return usual;
      const past = name.startsWith('ask-') && WAYS_PAST.find((id) => buttons.includes(id));
      if (past) return presses(past);
    }
    return undefined;
  };

  return {
    person,
    next(heard) {
      isHandedOver ||= heard.prompts.some((name) => HANDED_OVER.has(name));
      isPaused = heard.prompts.includes('pause');
      const move =
        begins.shift() ?? (isHandedOver ? (afterwards.shift() ?? ownReaction(react, person, heard)) : react(heard));
      hasMore = move !== undefined;
      return move;
    },
    end() {
      if (hasMore) return undefined;
      if (isHandedOver) return 'handed-over';
      return isPaused ? 'paused' : 'content';
    },
  };
}

/** Once a person was asked for, nobody has to press anything more: only what they would say by themselves. */
function ownReaction(react: (heard: Heard) => Move | undefined, person: Person, heard: Heard): Move | undefined {
  const ask = heard.prompts.find((name) => name.startsWith('ask-') || person.reacts?.[name] !== undefined);
  return ask === undefined ? undefined : react(heard);
}
