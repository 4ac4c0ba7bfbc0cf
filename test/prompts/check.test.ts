import { describe, expect, it } from '@jest/globals';
import { loadPrompts } from '../../bot/prompts/load.ts';
import { errorsIn, errorsOf, promptFile, SHIPPED, shippedText, shippedWith } from './set.ts';

describe('the shipped set', () => {
  it('is taken without a word against it', async () => {
    const { words, findings } = await loadPrompts(SHIPPED);
    expect(findings).toEqual([]);
    expect(words?.company).toMatchObject({ name: 'Harbour & Vale', timeZone: 'Europe/London', currency: 'GBP' });
    expect(words?.claimTypes.map(({ type }) => type)).toEqual(['baggage', 'parcel', 'product', 'service', 'trip']);
  });

  it('has a desk that is open at every hour of the demo', async () => {
    const { words } = await loadPrompts(SHIPPED);
    const days = [0, 1, 2, 3, 4, 5, 6].map((day) => [day, { from: 0, to: 1440 }]);
    expect(words?.company.hours).toEqual(Object.fromEntries(days));
  });

  it('has another version after any change', () => {
    const same = shippedWith({});
    const other = shippedWith({
      'en/interruptions/thanks.md': `${shippedText('en/interruptions/thanks.md')}- With pleasure.\n`,
    });
    expect(shippedWith({}).words?.version).toBe(same.words?.version);
    expect(other.words?.version).not.toBe(same.words?.version);
  });
});

/** What is found when `listening` says this, instead of its own words. */
function listeningSays(...lines: string[]) {
  return errorsIn({ 'en/intake/listening.md': promptFile('listening', lines) });
}

describe('a designer slips', () => {
  it('in the name of a value: it is found where it stands, with the name that was meant', () => {
    expect(listeningSays('- I am listening.', '- Hello from {{ brand.nmae }}.')).toEqual([
      'prompts/en/intake/listening.md:9:14 unknown-value: "brand.nmae" is not a value a prompt can use. Did you mean "brand.name"?',
    ]);
  });

  it('and uses a value that is not there yet', () => {
    const [error] = listeningSays('- You have {{ desk.opens }}.');
    expect(error).toMatch(/listening\.md:8:12 value-not-given: "desk\.opens" is not known when "listening" is said/);
  });

  it('and forgets that a value may be absent', () => {
    const [error] = listeningSays('- I am here, {{ agent.name }} too.');
    expect(error).toMatch(/listening\.md:8:14 unguarded-value: "agent\.name" may be absent/);
    expect(listeningSays('- I am here{% if agent.name %}, {{ agent.name }} too{% endif %}.')).toEqual([]);
    expect(listeningSays('- I am here, {{ agent.name }} too.', '- I am here.')).toEqual([]);
  });

  it("and puts a customer's words outside quotation marks", () => {
    const [error] = listeningSays('- I am here.', '- You wrote {{ complaint.words }} before.');
    expect(error).toMatch(/listening\.md:9:13 unquoted-words/);
    expect(listeningSays('- I am here.', '- You wrote "{{ complaint.words }}" before.')).toEqual([]);
  });

  it('and leaves a mark loose when a value is absent', () => {
    const [error] = listeningSays('- I am here {% if agent.name %}with {{ agent.name }}{% endif %}.');
    expect(error).toMatch(/listening\.md:8:3 loose-mark: With some values it reads "I am here \."/);
  });

  it.each([
    ['- I am {{ brand.name', '8:8 not-closed: This "{{" is never closed.'],
    ['- I am {% if agent.name %}here', '8:8 not-closed: This "if" is never closed.'],
    ['- I am {% if agent.name here', '8:8 not-closed: This "{%" is never closed.'],
    ['- I am here{% endif %}.', '8:12 stray-tag: "{% endif %}" closes nothing.'],
    ['- {% for x in (1..9) %}{% endfor %}', '8:3 unknown-tag: "{% for %}" is not for prompts.'],
    ['- {% assign x = 1 %}I am here', '8:3 unknown-tag: "{% assign %}" is not for prompts.'],
    [
      "- At {{ brand.name | date: '%5000000d' }}",
      '8:6 not-a-name: "brand.name | date: \'%5000000d\'" is not the name of a value.',
    ],
    [
      '- {% if agent.name == "Ana" %}Hi{% endif %}',
      '8:3 unclear-test: "agent.name == "Ana"" is not something a prompt can ask.',
    ],
    [
      '- {{ constructor.constructor }}',
      '8:3 unknown-value: "constructor.constructor" is not a value a prompt can use.',
    ],
    ['- {{ __proto__ }}', '8:3 not-a-name: "__proto__" is not the name of a value.'],
    ['I am here', '8:1 not-a-line: A section holds only lines that begin with "- ".'],
  ])('in the small language: %s', (line, says) => {
    expect(listeningSays(line)).toContain(`prompts/en/intake/listening.md:${says}`);
  });

  it('in a heading, a moment or a button', () => {
    const found = listeningSays(
      '- I am here.',
      '## Sya on sms',
      '- Here.',
      '## Say when desk-close',
      '- Closed.',
      '## Buttons',
      '- Person -> a-persn',
      '- Yes -> yes',
    );
    expect(found).toEqual([
      'prompts/en/intake/listening.md:9:4 unknown-section: "Sya on sms" is not a section. Did you mean "Say on sms"?',
      'prompts/en/intake/listening.md:11:4 unknown-moment: "desk-close" is not a moment that values.yaml declares. Did you mean "desk-closed"?',
      'prompts/en/intake/listening.md:14:3 unknown-button: Nothing hears the button "a-persn". Did you mean "a-person"?',
      'prompts/en/intake/listening.md:15:3 wrong-button: The button "yes" is not understood here.',
    ]);
  });

  it('in the front matter, and is told in plain words', () => {
    const open = '---\nprompt: listening\nstep: intake\npurpose: x\nmust: [apology\n---\n## Say\n- I am here.\n';
    expect(errorsIn({ 'en/intake/listening.md': open })[0]).toMatch(
      /listening\.md:5:\d+ bad-yaml: The spaces at the start of a line do not fit, or a bracket is not closed/,
    );
    const named = promptFile('listning', ['- I am here.']);
    expect(errorsIn({ 'en/intake/listening.md': named })[0]).toMatch(
      /listening\.md:2:1 wrong-name: The file is listening\.md/,
    );
    const musts = promptFile('listening', ['- I am here.'], 'musst: [apology]');
    expect(errorsIn({ 'en/intake/listening.md': musts })[0]).toMatch(
      /listening\.md:5:1 unknown-entry: Nothing here is called "musst"/,
    );
  });

  it('and breaks a promise of the front matter', () => {
    const sorry = promptFile('listening', ['- I am listening.'], 'must: [apology]');
    expect(errorsIn({ 'en/intake/listening.md': sorry })).toEqual([
      'prompts/en/intake/listening.md:8:3 must apology: It has to say sorry.',
    ]);
  });

  it.each([
    ['apology', '- Le escucho.', 'It has to say sorry.'],
    ['ownership', '- Lo siento.', 'It has to say that it is ours.'],
    ['offers-a-person', '- Puede escribir aquí.', 'It has to offer a person.'],
    ['says-it-is-automated', '- Cuénteme qué pasó.', 'It has to say that it is automated.'],
  ])('also in Spanish: %s', (must, line, says) => {
    const said = promptFile('listening', [line], `must: [${must}]`);
    expect(errorsIn({ 'es/intake/listening.md': said })).toEqual([
      `prompts/es/intake/listening.md:8:3 must ${must}: ${says}`,
    ]);
  });

  it.each([
    ['apology', '- Siento que le haya pasado esto.'],
    ['ownership', '- Perdimos su maleta.'],
    ['offers-a-person', '- Una persona lo lee.'],
    ['says-it-is-automated', '- Soy automático.'],
  ])('and in Spanish keeps it: %s', (must, line) => {
    expect(errorsIn({ 'es/intake/listening.md': promptFile('listening', [line], `must: [${must}]`) })).toEqual([]);
  });

  it('and gives a reason in Spanish, where being right is none', () => {
    const says = (line: string) =>
      errorsIn({ 'es/intake/listening.md': promptFile('listening', [line], 'must-not: [reason]') });
    expect(says('- Tiene toda la razón.')).toEqual([]);
    expect(says('- La razón es sencilla.')).toEqual([
      'prompts/es/intake/listening.md:8:3 must not-reason: It must not give a reason.',
    ]);
  });

  it('and breaks a rule of conduct, with the rule and the place', () => {
    const [error] = listeningSays('- I am here. I am sorry if you were inconvenienced.');
    expect(error).toMatch(/listening\.md:8:\d+ C03 conditional-apology/);
  });

  it('and may break one for a reason that stands in the file', () => {
    const text = promptFile(
      'listening',
      ['- I am here. I am sorry if you were inconvenienced.'],
      'allow: [{ rule: C03, because: a test }]',
    );
    expect(errorsIn({ 'en/intake/listening.md': text }).filter((error) => error.includes('C03'))).toEqual([]);
  });

  it('and writes more than two text messages', () => {
    const long = `- ${'I am here and I am reading what you write to me. '.repeat(7).trim()}`;
    expect(listeningSays(long)[0]).toMatch(/listening\.md:8:3 sms-length: As a text message this is 3 parts/);
  });
});

describe('a set is taken whole or not at all', () => {
  it('so one bad file gives no words', () => {
    const bad = promptFile('listening', ['- {{ nothing.here }}']);
    expect(shippedWith({ 'en/intake/listening.md': bad }).words).toBeUndefined();
  });

  it('and a prompt that the program says may not be missing', () => {
    const found = shippedWith({ 'en/intake/apology.md': undefined });
    expect(errorsOf(found)).toEqual(['prompts/company.yaml:1:1 missing-prompt: The prompt "apology" is missing.']);
    expect(found.words).toBeUndefined();
  });

  it('and neither may values.yaml', () => {
    expect(errorsOf(shippedWith({ 'values.yaml': undefined }))).toContain(
      'values.yaml:1:1 missing-file: There is no values.yaml.',
    );
  });
});

describe('front matter is data', () => {
  it('and never runs, whatever language it says it is in', () => {
    const script = '---js\nglobalThis.ranFrontMatter = true\n---\n## Say\n- I am here.\n';
    expect(errorsIn({ 'en/intake/listening.md': script })[0]).toMatch(/listening\.md:1:1 no-front-matter/);
    const tagged = promptFile(
      'listening',
      ['- I am here.'],
      "purpose2: !!js/function 'function(){ globalThis.ranFrontMatter = true }'",
    );
    expect(errorsIn({ 'en/intake/listening.md': tagged })[0]).toMatch(/listening\.md:5:\d+ bad-yaml/);
    expect('ranFrontMatter' in globalThis).toBe(false);
  });
});

describe('claim types and the company', () => {
  it('name prompts and failures that there are', () => {
    const parcel = shippedText('claim-types/parcel.yaml')
      .replace('ask-order', 'ask-ordr')
      .replaceAll('[lost,', '[vanished,');
    expect(errorsOf(shippedWith({ 'claim-types/parcel.yaml': parcel }))).toEqual([
      'prompts/claim-types/parcel.yaml:1:1 missing-prompt: There is no prompt "ask-ordr" to ask for "order". Did you mean "ask-order"?',
      'prompts/claim-types/parcel.yaml:1:1 missing-phrase: phrases.yaml has no words for "failure.own.parcel.vanished".',
      'prompts/claim-types/parcel.yaml:1:1 missing-phrase: phrases.yaml has no words for "failure.heard.parcel.vanished".',
    ]);
  });

  it('are asked only for failures of their own', () => {
    const trip = shippedText('claim-types/trip.yaml').replace('when: [delayed,', 'when: [dleayed,');
    expect(errorsOf(shippedWith({ 'claim-types/trip.yaml': trip }))[0]).toMatch(
      /trip\.yaml:8:\d+ unknown-failure: "dleayed"/,
    );
  });

  it('say when the desk is open, in a zone there is', () => {
    const company = shippedText('company.yaml')
      .replace('Europe/London', 'Europe/Lundon')
      .replace('monday: 00:00-24:00', 'monday: 9-5');
    const errors = errorsOf(shippedWith({ 'company.yaml': company }));
    expect(errors[0]).toMatch(/company\.yaml:4:1 bad-entry: "time-zone" cannot be read/);
    expect(errors[1]).toMatch(/company\.yaml:8:3 bad-entry: "hours\.monday" cannot be read: hours are written as/);
  });
});

describe('what a model is told', () => {
  it('is checked with the rest: a file that is missing, empty, filled in, too long or of no use', () => {
    const found = shippedWith({
      'model/judge.md': undefined,
      'model/answer.md': '## Notes\nonly for us\n',
      'model/reflect.md': 'Say it.\nThis is {{ brand.name }}.\n',
      'model/summarise.md': 'x'.repeat(6_001),
      'model/summarize.md': 'Write it down.\n',
    });
    expect(errorsOf(found).map((error) => error.split(': ')[0])).toEqual([
      'model/judge.md:1:1 missing-file',
      'prompts/model/answer.md:1:1 no-instructions',
      'prompts/model/reflect.md:2:9 no-values',
      'prompts/model/summarise.md:1:1 too-long',
      'prompts/model/summarize.md:1:1 unknown-model-prompt',
    ]);
    expect(errorsOf(found).at(-1)).toContain('Did you mean "summarise"?');
  });

  it('is sent without the notes, and another file makes another version', () => {
    const { words } = shippedWith({});
    expect(Object.values(words?.modelPrompts ?? {}).join()).not.toMatch(/## notes/i);
    const other = shippedWith({ 'model/judge.md': 'Judge it.' });
    expect(other.words?.modelPrompts.judge).toBe('Judge it.');
    expect(other.words?.version).not.toBe(words?.version);
  });
});
