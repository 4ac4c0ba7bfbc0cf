import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadEnvFile } from 'node:process';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ConfigError, readConfig } from '../config.ts';
import { projectRoot } from '../project-root.ts';
import { loadPrompts } from '../prompts/load.ts';
import { packApp } from './teams/app-package.ts';
import { createManifest, findManifestErrors, LONGEST_NAME } from './teams/manifest.ts';

const USAGE = `Writes the app package that is uploaded to Teams, from the settings:

  npm run teams:manifest [-- --out FILE] [--name NAME] [--privacy URL] [--terms URL]

  --out      where it is written; ./teams-app.zip unless said
  --name     what the bot is called in Teams, at most ${LONGEST_NAME} characters; the company's name unless said
  --privacy  where customers read what becomes of their words; PUBLIC_URL unless said
  --terms    where customers read the terms of use; PUBLIC_URL unless said
`;

/** What is wrong with what was asked or set: one line for each. */
class Refusal extends Error {}

const Project = z.object({ version: z.string() });
const https = z.url({ protocol: /^https$/ });

try {
  process.stdout.write(await writePackage(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

/** Writes the package; what to say about it. Throws a Refusal that names all that is missing or wrong; then nothing is written. */
async function writePackage(args: string[]): Promise<string> {
  const { out, ...asked } = readArguments(args);
  const settings = readSettings();
  const root = projectRoot();
  const { words } = await loadPrompts(join(root, 'prompts'), {
    ...(settings.brandName ? { name: settings.brandName } : {}),
    ...(settings.defaultLocale ? { locale: settings.defaultLocale } : {}),
  });
  if (!words) throw new Refusal('The prompt files have errors. See them with: npm run prompts -- check');
  const { name: fullName, locale } = words.company;
  const name = asked.name ?? fullName;
  if ([...name].length > LONGEST_NAME)
    throw new Refusal(
      `The name is too long for Teams, which takes ${LONGEST_NAME} characters. Give a short one: -- --name NAME (it comes from BRAND_NAME or prompts/company.yaml)`,
    );
  const manifest = createManifest({
    appId: settings.appId,
    version: Project.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).version,
    name,
    fullName,
    website: settings.publicUrl,
    privacy: asked.privacy ?? settings.publicUrl,
    terms: asked.terms ?? settings.publicUrl,
    says: { short: words.phrase('teams-app.short', locale), full: words.phrase('teams-app.full', locale) },
  });
  const errors = findManifestErrors(manifest);
  if (errors.length) throw new Refusal(`Teams would refuse the manifest:\n${errors.map((e) => `  ${e}`).join('\n')}`);
  await write(out, await packApp(manifest));
  return `${out} is written: ${name} ${manifest.version}, for ${settings.publicUrl}/api/messages. Upload it in Teams (docs/teams.md).\n`;
}

async function write(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(file, bytes);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new Refusal(`${file} cannot be written (${why}).`);
  }
}

function readArguments(args: string[]): { out: string; name?: string; privacy?: string; terms?: string } {
  const string = { type: 'string' } as const;
  try {
    const options = { out: { ...string, default: './teams-app.zip' }, name: string, privacy: string, terms: string };
    const { values } = parseArgs({ args, options });
    for (const name of ['privacy', 'terms'] as const)
      if (values[name] !== undefined && !https.safeParse(values[name]).success)
        throw new Refusal(`--${name} must be a full https address.`);
    return values;
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(USAGE.trimEnd());
  }
}

/** The settings the program would start with, and those the package cannot do without. */
function readSettings() {
  try {
    loadEnvFile();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  const findings: { name: string; says: string }[] = [];
  if (!process.env['MicrosoftAppId']?.trim())
    findings.push({ name: 'MicrosoftAppId', says: 'must be set: the app id of the bot that is registered in Azure' });
  if (!process.env['PUBLIC_URL']?.startsWith('https:'))
    findings.push({ name: 'PUBLIC_URL', says: 'must be the https address that the world reaches this program by' });
  try {
    const { botFramework, publicUrl, brandName, defaultLocale } = readConfig(process.env);
    const appId = botFramework.registration?.appId;
    if (!findings.length && appId !== undefined && publicUrl !== undefined)
      return { appId, publicUrl, brandName, defaultLocale };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    findings.push(...error.findings.filter(({ name }) => !findings.some((known) => known.name === name)));
  }
  const lines = findings.map(({ name, says }) => `  ${name} ${says}`);
  throw new Refusal(
    `The Teams package cannot be written: settings are missing or wrong.\n${lines.join('\n')}\nSee docs/teams.md and .env.example.`,
  );
}
