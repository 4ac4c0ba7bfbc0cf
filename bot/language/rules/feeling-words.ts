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
  /** Words for whoever writes and is written to; English ones unless given. */
  personal?: readonly string[];
  /** Words of failure that tell of none: "touched down", "late morning", "thank you for not cancelling". */
  harmless?: readonly string[];
  /** Questions that say no and mean that it should be: "isnt there", "arent". */
  astonished?: readonly string[];
}
