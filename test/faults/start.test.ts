import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { freePort, type Program, runProgram, startProgram } from '../support/program.ts';

jest.setTimeout(120_000);

const project = fileURLToPath(new URL('../../', import.meta.url));
const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function started(env: Record<string, string> = {}): Promise<Program> {
  const program = await startProgram(env);
  closing.push(program.close);
  return program;
}

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'amends-start-'));
  closing.push(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** One sentence and no stack, and that the program has ended as one that was set up wrongly. */
async function refusal(env: Record<string, string>, root?: string): Promise<string> {
  const { code, stdout, stderr } = await runProgram(env, root);
  expect({ code, stdout, stack: /\n\s+at /.test(stderr) }).toEqual({ code: 2, stdout: '', stack: false });
  return stderr;
}

describe('a start', () => {
  it('says where the customers go, and gives the first lead a link of their own, until it was used', async () => {
    const program = await started();
    expect(program.output()).toContain(`Customers   ${program.url}/\n`);
    const first = program.invite();
    await program.stops();
    await program.starts();
    expect(program.invite()).not.toBe(first);
    const redeem = (link = '') =>
      fetch(`${program.url}/api/desk/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ invite: link.split('#invite=')[1], name: 'Ana' }),
      });
    expect((await redeem(first)).ok).toBe(false);
    expect((await redeem(program.invite())).ok).toBe(true);
    await program.stops();
    await program.starts();
    expect(program.invite()).toBeUndefined();
  });

  it('is refused with a wrong configuration, every name of it, and no value', async () => {
    const wrong = {
      PORT: 'hunter2',
      QUIET_WEB_MS: '-14159',
      PUBLIC_URL: 'ftp://swordfish.example',
      API_KEY: 'sesame',
      TRUST_PROXY: 'perhaps',
      WEBHOOK_URL: 'https://rosebud.example',
    };
    const says = await refusal(wrong);
    for (const name of [...Object.keys(wrong).slice(0, 5), 'WEBHOOK_SECRET']) expect(says).toContain(`  ${name} must `);
    for (const value of Object.values(wrong)) expect(says).not.toContain(value);
  });

  it('is refused while another program has the same data, which goes on undisturbed', async () => {
    const program = await started();
    const secrets = await readFile(join(program.folder, 'secrets.json'), 'utf8');
    expect(await refusal({ DATA_DIR: program.folder, PORT: `${await freePort()}` })).toMatch(
      /^Amends cannot start: Process \d+ is using this folder/,
    );
    expect(await readFile(join(program.folder, 'secrets.json'), 'utf8')).toBe(secrets);
    expect((await fetch(`${program.url}/readyz`)).status).toBe(200);
  });

  it('is refused where its port is taken', async () => {
    const { url } = await started();
    const { port } = new URL(url);
    expect(await refusal({ PORT: port })).toBe(
      `Amends cannot start: port ${port} is taken. Set PORT to another one.\n`,
    );
  });

  it('is refused where its address is not here', async () => {
    expect(await refusal({ HOST: '203.0.113.9' })).toBe('Amends cannot start: HOST is no address of this machine.\n');
  });

  it('is refused where it cannot keep anything', async () => {
    const file = join(await folder(), 'data');
    await writeFile(file, 'a file where a folder should be');
    expect(await refusal({ DATA_DIR: file })).toMatch(
      /^Amends cannot start: The data folder .* cannot be written \(EEXIST\)/,
    );
  });

  it.each([
    ['secrets.json', '{"apiKey":"swordfish-swordfish"'],
    ['desk.json', '{"version":1,"agents":"swordfish"'],
  ])('is refused with a damaged %s, which stays as it is and is not shown', async (name, text) => {
    const data = await folder();
    await writeFile(join(data, name), text);
    const says = await refusal({ DATA_DIR: data, PORT: `${await freePort()}` });
    expect(says).toContain(name);
    expect(says).not.toContain('swordfish');
    expect(await readFile(join(data, name), 'utf8')).toBe(text);
  });

  it.each([
    ['a broken tag', 'en/intake/welcome.md', '- Hello', '- {% if %} Hello'],
    ['a value nobody knows', 'en/intake/welcome.md', '- Hello', '- Hello {{ mothers_name }}'],
    ['bad YAML', 'company.yaml', /^/, ': : [\n'],
    ['a kind of claim with what nobody knows', 'claim-types/parcel.yaml', /^/, 'unheard-of: true\n'],
  ])('is refused with prompts that have %s, and says how to see them', async (_what, file, words, worse) => {
    const root = await copyOfProject();
    const path = join(root, 'prompts', file);
    await writeFile(path, (await readFile(path, 'utf8')).replace(words, worse));
    expect(await refusal({ PORT: `${await freePort()}` }, root)).toMatch(
      /^Amends cannot start: The prompt files have \d+ errors?\. See them with: npm run prompts -- check\n$/,
    );
  });
});

describe('the log', () => {
  it('holds nothing of what a customer said, is called, or sent, at its most talkative', async () => {
    const program = await started({ LOG_LEVEL: 'trace' });
    const { url } = program;
    const answer = await fetch(`${url}/chat/session`, { method: 'POST' });
    const { token, conversationId } = (await answer.json()) as { token: string; conversationId: string };
    const say = (path: string, init: RequestInit) =>
      fetch(`${url}/v3/directline/conversations/${conversationId}/${path}`, {
        ...init,
        method: 'POST',
        headers: { ...init.headers, authorization: `Bearer ${token}` },
      });
    const story =
      'Zebedee Quill here, the vase was smashed. Mail zeb@quill.example or ring 07700 900 123. agent please';
    const from = { id: 'zebedee-quill', name: 'Zebedee Quill' };
    const json = { 'content-type': 'application/json' };
    await say('activities', { headers: json, body: JSON.stringify({ type: 'message', from, text: story }) });
    await say('activities', { headers: json, body: `{"type":"message","text":"smashed` });
    const form = new FormData();
    form.append('file', new Blob(['smashed']), 'zebedee.jpg');
    await say('upload?userId=zebedee-quill', { body: form });
    expect(await program.stops()).toBe(0);
    expect(program.output()).toContain('"stopped"');
    expect(program.output()).not.toMatch(/zeb|quill|smashed|07700|900 ?123/i);
    expect(program.output()).not.toContain(token);
  });
});

/** What the program reads of itself, so that a test may spoil it. */
async function copyOfProject(): Promise<string> {
  const root = await folder();
  await cp(join(project, 'package.json'), join(root, 'package.json'));
  for (const part of ['dist/bot', 'dist/dialogs', 'prompts']) {
    await cp(join(project, part), join(root, part), { recursive: true });
  }
  await symlink(join(project, 'node_modules'), join(root, 'node_modules'));
  return root;
}
