import { describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../bot/cli/simulate/people.ts';
import { faultsOf } from '../support/faults.ts';
import { forbiddenIn } from '../support/forbidden.ts';
import { readableCourse, runTalk } from '../support/simulated.ts';
import { PLACES } from '../support/talk.ts';

/** The same people that `npm run simulate` sends. Each talk is judged as a whole; a fault shows it from the beginning. */
describe.each(PLACES)('on %s, somebody like this gets to an end without a fault:', (on) => {
  it.each(PEOPLE)('$name', async (person) => {
    const course = await runTalk(person, on);
    const faults = faultsOf(course);
    expect(faults.length ? [...faults, readableCourse(course)] : []).toEqual([]);
  });
});

describe('the people', () => {
  it('are many, and no two alike', () => {
    expect(new Set(PEOPLE.map(({ name }) => name)).size).toBe(PEOPLE.length);
    expect(PEOPLE.length).toBeGreaterThanOrEqual(24);
  });
});

describe('what may never be said', () => {
  it.each([
    ['C03', 'I am sorry if you were inconvenienced.'],
    ['C03', 'We apologise for any inconvenience.'],
    ['C05', 'We are late because of the weather.'],
    ['C05', 'There are high call volumes today.'],
    ['C07', 'You should have checked in earlier.'],
    ['C07', 'Please contact your bank.'],
    ['C08', 'Our policy does not allow that.'],
    ['C09', 'At least nobody was hurt.'],
    ['C09', 'Oh no 😢'],
    ['C10', 'Please calm down.'],
    ['C10', 'I understand how you feel.'],
    ['C11', 'Are you sure?'],
    ['C13', 'Would you like an upgrade?'],
    ['C20', 'You will get your money back.'],
    ['C20', 'Rest assured, it is looked at.'],
    ['C24', 'You are entitled to 250 euros.'],
    ['C25', 'Before I transfer you, what was the flight?'],
    ['C26', 'I am a person like you.'],
    ['C31', 'This is our final decision.'],
    ['C32', 'Please write again by e-mail.'],
    ['C33', 'Please send me your card number.'],
    ['C34', 'What is your date of birth?'],
    ['C36', 'I cannot help with emergencies.'],
    ['C37', 'I will not answer if you swear.'],
    ['C38', 'I will obey.'],
    ['C03', 'Lamentamos las molestias.'],
    ['C08', 'Lamentablemente no es posible.'],
    ['C10', 'Cálmese, por favor.'],
    ['C20', 'Le devolveremos el dinero.'],
    ['C33', 'Envíe el número de su tarjeta.'],
  ])('breaks %s: %s', (rule, sentence) => {
    expect(forbiddenIn(sentence).join()).toContain(rule);
  });

  it('is not held against the words a customer is quoted with', () => {
    expect(forbiddenIn('You wrote "calm down they said, it is because of the weather". I am sorry.')).toEqual([]);
  });
});
