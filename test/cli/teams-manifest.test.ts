import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import AjvDraft04 from 'ajv-draft-04';
import { strFromU8, unzipSync } from 'fflate';
import sharp from 'sharp';
import { createManifest, findManifestErrors } from '../../bot/cli/teams/manifest.ts';
import { spawnBuilt } from '../support/program.ts';

jest.setTimeout(60_000);

const APP_ID = '12345678-1234-1234-1234-123456789abc';
const SET = {
  MicrosoftAppId: APP_ID,
  MicrosoftAppPassword: 'hush-hush-hush',
  MicrosoftAppTenantId: '87654321-1234-1234-1234-123456789abc',
  PUBLIC_URL: 'https://complaints.example.com/',
};

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amends-teams-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the command in a folder of its own until it ends. */
async function run(env: Record<string, string>, ...args: string[]) {
  const child = spawnBuilt('cli/teams-manifest.js', args, env, folder);
  const said = { stdout: '', stderr: '' };
  child.stdout?.on('data', (data: Buffer) => (said.stdout += data.toString()));
  child.stderr?.on('data', (data: Buffer) => (said.stderr += data.toString()));
  await once(child, 'close');
  return { code: child.exitCode, ...said };
}

const written = (name = 'teams-app.zip') => readFile(join(folder, name));

describe('npm run teams:manifest', () => {
  it("writes a package that Microsoft's own schema has nothing against, with what the settings say", async () => {
    expect(await run({ ...SET, BRAND_NAME: 'Vale Rail' })).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('https://complaints.example.com/api/messages'),
      stderr: '',
    });
    const files = unzipSync(await written());
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
    const manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array())) as Record<string, unknown>;
    expect(manifest).toMatchObject({
      id: APP_ID,
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      name: { short: 'Vale Rail' },
      developer: { websiteUrl: 'https://complaints.example.com' },
      bots: [{ botId: APP_ID, scopes: ['personal'], supportsFiles: true }],
    });
    const { $schema, manifestVersion } = manifest as { $schema: string; manifestVersion: string };
    expect($schema).toContain(`/v${manifestVersion}/`);
    const shipped = `@microsoft/app-manifest/build/json-schemas/teams/v${manifestVersion}/MicrosoftTeams.schema.json`;
    const schema = JSON.parse(await readFile(createRequire(import.meta.url).resolve(shipped), 'utf8')) as object;
    const check = new AjvDraft04.default({ strict: false, formats: { uri: true } }).compile(schema);
    expect([check(manifest), check.errors]).toEqual([true, null]);
  });

  it('draws the icons as Teams wants them: one in colour, one white on nothing', async () => {
    await run(SET);
    const files = unzipSync(await written());
    const look = async (name: string) => {
      const { data, info } = await sharp(files[name]).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
      const pixels = Array.from({ length: info.width * info.height }, (_, i) => [...data.subarray(i * 4, i * 4 + 4)]);
      return { size: [info.width, info.height], pixels };
    };
    const color = await look('color.png');
    expect(color.size).toEqual([192, 192]);
    expect(color.pixels.every((pixel) => pixel[3] === 255)).toBe(true);
    expect(new Set(color.pixels.map(String)).size).toBeGreaterThan(1);
    const outline = await look('outline.png');
    expect(outline.size).toEqual([32, 32]);
    const drawn = outline.pixels.filter((pixel) => pixel[3]);
    expect(drawn.length).toBeGreaterThan(50);
    expect(drawn.length).toBeLessThan(32 * 32);
    expect(drawn.filter((pixel) => Math.min(...pixel.slice(0, 3)) < 250)).toEqual([]);
  });

  it('writes the same bytes from the same settings, wherever it is asked to', async () => {
    await run(SET, '--out', 'one.zip');
    await run({ ...SET, TZ: 'Pacific/Auckland' }, '--out', 'two.zip');
    expect((await written('one.zip')).equals(await written('two.zip'))).toBe(true);
  });

  it('takes a short name, and where privacy and terms are read', async () => {
    const brand = { BRAND_NAME: 'The Harbour and Vale Railway Company' };
    expect(await run({ ...SET, ...brand }, '--out', 'long.zip')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/30 characters.*--name.*BRAND_NAME/),
    });
    await expect(written('long.zip')).rejects.toThrow('ENOENT');
    const terms = 'https://example.com/terms';
    const args = ['--out', 'short.zip', '--name', 'Harbour & Vale', '--terms', terms];
    expect((await run({ ...SET, ...brand }, ...args)).code).toBe(0);
    const packed = unzipSync(await written('short.zip'))['manifest.json'] ?? new Uint8Array();
    expect(JSON.parse(strFromU8(packed))).toMatchObject({
      name: { short: 'Harbour & Vale', full: brand.BRAND_NAME },
      developer: { termsOfUseUrl: terms, privacyUrl: 'https://complaints.example.com' },
    });
  });

  it.each([
    ['nothing is set', {}, ['MicrosoftAppId', 'PUBLIC_URL']],
    ['the id is none', { ...SET, MicrosoftAppId: 'amends' }, ['MicrosoftAppId']],
    ['the address is not https', { ...SET, PUBLIC_URL: 'http://complaints.example.com' }, ['PUBLIC_URL']],
    ['the address is none', { ...SET, PUBLIC_URL: 'https:' }, ['PUBLIC_URL']],
    ['the program would not start', { ...SET, MicrosoftAppPassword: '' }, ['MicrosoftAppPassword']],
    ['two things are wrong', { MicrosoftAppId: APP_ID, PORT: 'x' }, ['PUBLIC_URL', 'PORT', 'MicrosoftAppPassword']],
  ])('names what is missing or wrong, and no value, when %s', async (_what, env: Record<string, string>, names) => {
    const { code, stderr } = await run(env, '--out', 'never.zip');
    expect(code).toBe(2);
    const named = [...stderr.matchAll(/^ {2}(\w+) /gm)].map((m) => m[1]);
    expect(named).toEqual(expect.arrayContaining(names));
    expect(new Set(named).size).toBe(named.length);
    for (const value of [SET.MicrosoftAppPassword, 'amends\n']) expect(stderr).not.toContain(value);
    await expect(written('never.zip')).rejects.toThrow('ENOENT');
  });

  it.each([
    ['an option that there is not', ['--fax'], '--out'],
    ['an address that is none', ['--privacy', 'soon'], '--privacy must be a full https address.'],
    ['a place that is none', ['--out', 'no/such/folder/app.zip'], 'no/such/folder/app.zip cannot be written (ENOENT).'],
  ])('says what is wrong with %s', async (_what, args, sentence) => {
    expect(await run(SET, ...args)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(sentence) });
  });

  it('would not write what Teams would refuse', () => {
    const manifest = createManifest({
      appId: 'no-id',
      version: '1.0.0',
      name: 'x'.repeat(31),
      fullName: 'x',
      website: 'nowhere',
      privacy: 'https://example.com',
      terms: 'https://example.com',
      says: { short: 'x', full: 'x' },
    });
    expect(findManifestErrors(manifest).map((line) => line.split(' ')[0])).toEqual(
      expect.arrayContaining(['/id', '/name/short', '/developer/websiteUrl', '/bots/0/botId']),
    );
  });
});
