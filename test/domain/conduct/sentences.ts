import { describe, expect, it } from '@jest/globals';
import { check, rules, type ConductContext } from '../../../dialogs/domain/conduct/index.ts';

type Sentence = string | [text: string, context: ConductContext];

/** Shows a rule at work: it speaks up for every bad text and is silent about every good one. */
export function rule(
  id: string,
  { bad, good, context = {} }: { bad: Sentence[]; good: Sentence[]; context?: ConductContext },
) {
  const named = rules.find((r) => r.id === id);
  const read = (sentence: Sentence): [string, ConductContext] =>
    typeof sentence === 'string' ? [sentence, context] : [sentence[0], { ...context, ...sentence[1] }];

  describe(`${id} ${named?.name}`, () => {
    it('has at least ten sentences of each kind', () => {
      expect(Math.min(bad.length, good.length)).toBeGreaterThanOrEqual(10);
    });
    it.each(bad.map(read))('finds fault with: %s', (text, context) => {
      const finding = check(text, context).find((f) => f.rule === id);
      expect(finding).toMatchObject({ rule: id, name: named?.name });
      expect(text.slice(finding?.start, finding?.end).trim()).not.toBe('');
    });
    it.each(good.map(read))('lets pass: %s', (text, context) => {
      expect(check(text, context).filter((f) => f.rule === id)).toEqual([]);
    });
  });
}
