/** How it felt, as patterns over words. What a language leaves out is not looked for. */
export interface FeelingWords {
  strong: readonly string[];
  /** What went wrong, by one word. */
  breach: readonly string[];
  /** What may have: denials and waits. */
  soft: readonly string[];
  praise: readonly string[];
  /** What did not work, help or come, in a few words. */
  negated: readonly string[];
  /** Thanks and praise that mean the opposite. */
  sarcasm: readonly string[];
  /** How long it took, how often it happened. */
  waiting: readonly string[];
  /** What should be otherwise, and what it led to. */
  demands: readonly string[];
  /** Thanks and praise that are meant. */
  relief: readonly string[];
  /** Words of failure that tell of none: "touched down", "late morning", "thank you for not cancelling". */
  harmless?: readonly string[];
  /** Questions that say no and mean that it should be: "isnt there", "arent". */
  astonished?: readonly string[];
}

/** What else tells how it is said: words one by one, in small letters and without apostrophes. */
export interface ToneWords {
  /** Whoever writes and is written to. */
  personal: readonly string[];
  /** Of these, whoever writes. */
  own: readonly string[];
  /** Right before a word: it is turned round. */
  denies: readonly string[];
  /** How a question begins that is answered by yes or no. */
  openers: readonly string[];
  /** In capitals, one of them is enough to be loud. */
  shouted: readonly string[];
  /** Before these a long sentence is cut. */
  joins: readonly string[];
  /** In a tag, words run together ("#neveragain"): the source of a regular expression. */
  badTag: string;
  /** Before a time that is part of a day's words ("Monday at 14:20"). */
  atTime: readonly string[];
  /** Before a day that is part of a time's words ("at 14:20 on Monday"). */
  onDay: readonly string[];
}
