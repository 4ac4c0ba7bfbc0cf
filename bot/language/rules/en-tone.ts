import type { RuleWords } from './words.ts';
import { spaced } from './words.ts';

export const tone: Pick<RuleWords, 'tone'> = {
  tone: {
    personal: spaced('i my me we our us you your u ur im ive id youre yall'),
    own: spaced('i my we our me'),
    denies: spaced('not no never dont isnt wasnt cant wont without'),
    openers: spaced('are is do does did will can could may would has have any if'),
    shouted: spaced('nobody never not still again nothing now ever worst why hours days all'),
    joins: spaced('and but because so'),
    badTag:
      'fail|worst|never|bad|not[a-z]|no[a-z]{4}|poor|sucks?|disappoint|fix|stuck|late|delay|lost|wtf|angry|unhappy|joke|horrible|terrible|problem',
    atTime: spaced('at around by'),
    onDay: ['on'],
  },
};
