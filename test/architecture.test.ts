import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { variableNames } from '../bot/config.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

interface SourceFile {
  path: string;
  lines: string[];
  /** Files of ours, by path from the root. */
  imports: string[];
  packages: string[];
}

const files = [...sources('bot'), ...sources('dialogs')];

/** Who may import whom. The first row whose folder holds the file counts; a folder may always import itself. */
const rule: { folder: string; may: string[]; because: string }[] = [
  { folder: 'dialogs/domain/', may: [], because: 'the domain knows nothing but itself' },
  { folder: 'dialogs/', may: [], because: 'dialogs decide; whatever touches the world is an edge in bot/' },
  { folder: 'bot/render/', may: ['dialogs/'], because: 'rendering is pure and used by every side' },
  { folder: 'bot/core/', may: ['dialogs/', 'bot/render/'], because: 'the core knows ports, never who is plugged in' },
  {
    folder: 'bot/web/',
    may: ['dialogs/domain/', 'bot/desk/schemas.ts', 'bot/render/file-size.ts'],
    because: 'pages run in a browser and speak to doors only',
  },
  { folder: 'bot/cli/', may: ['bot/', 'dialogs/'], because: 'a command is a program of its own, like main' },
  {
    folder: 'bot/channels/',
    may: ['bot/core/', 'bot/render/', 'dialogs/'],
    because: 'an edge knows the core, never another edge',
  },
  {
    folder: 'bot/language/',
    may: ['bot/core/', 'bot/render/', 'dialogs/'],
    because: 'an edge knows the core, never another edge',
  },
  {
    folder: 'bot/stores/',
    may: ['bot/core/', 'bot/render/', 'dialogs/'],
    because: 'an edge knows the core, never another edge',
  },
  {
    folder: 'bot/prompts/',
    may: ['bot/core/', 'bot/render/', 'dialogs/'],
    because: 'an edge knows the core, never another edge',
  },
  {
    folder: 'bot/desk/',
    may: ['bot/core/', 'bot/api/', 'bot/render/', 'dialogs/'],
    because: 'the desk is an HTTP door like bot/api, whose answers it shares',
  },
  {
    folder: 'bot/api/',
    may: ['bot/core/', 'bot/render/', 'dialogs/'],
    because: 'an edge knows the core, never another edge',
  },
  { folder: 'bot/', may: ['bot/', 'dialogs/'], because: 'only the files directly in bot/ know who is plugged in' },
];

/** Packages that only one place may know, so that it can be changed in one place. */
const confined: { packages: RegExp; to: string[] }[] = [
  { packages: /^bot(builder|framework)/, to: ['bot/channels/'] },
  { packages: /^lowdb/, to: ['bot/stores/', 'bot/desk/'] },
  { packages: /^openai/, to: ['bot/language/'] },
  { packages: /^express/, to: ['bot/app.ts', 'bot/pages.ts', 'bot/api/', 'bot/channels/', 'bot/desk/'] },
  { packages: /^(chrono-node|libphonenumber-js)/, to: ['bot/language/'] },
  { packages: /^liquidjs/, to: ['bot/prompts/'] },
  { packages: /^preact/, to: ['bot/web/'] },
];

describe('the house', () => {
  it('keeps to the import rule', () => {
    const broken = files.flatMap((file) => {
      const row = rule.find(({ folder }) => file.path.startsWith(folder));
      if (!row) return [`${file.path}: no rule covers this folder; add one to this test and to CONTRIBUTING.md`];
      const bad = file.imports.filter((to) => !to.startsWith(row.folder) && !row.may.some((may) => to.startsWith(may)));
      return bad.map(
        (to) => `${file.path} imports ${to}: ${row.because}. State a port in core/ports.ts and plug it in app.ts.`,
      );
    });
    expect(broken).toEqual([]);
  });

  it('lets dialogs import no package at all', () => {
    const broken = files.filter((f) => f.path.startsWith('dialogs/') && f.packages.length);
    expect(broken.map((f) => `${f.path} imports ${f.packages.join(', ')}: dialogs are pure`)).toEqual([]);
  });

  it('confines packages to the folder that owns them', () => {
    const broken = files.flatMap((file) =>
      file.packages.flatMap((name) => {
        const owner = confined.find(({ packages }) => packages.test(name));
        if (!owner || owner.to.some((to) => file.path.startsWith(to))) return [];
        return [`${file.path} imports ${name}, which belongs to ${owner.to.join(' and ')}`];
      }),
    );
    expect(broken).toEqual([]);
  });

  it('lets only main, the commands and the configuration touch the process', () => {
    const broken = files.filter(
      (f) => !/^bot\/(main\.ts|cli\/)/.test(f.path) && f.lines.some((l) => /\bprocess\.(env|exit|on|argv|std)/.test(l)),
    );
    expect(broken.map((f) => f.path)).toEqual([]);
  });

  it('has no import circle', () => {
    expect(circles(files)).toEqual([]);
  });

  it('keeps files small: none over 300 lines, nine in ten within 200', () => {
    const sizes = files.map((f) => ({ path: f.path, lines: f.lines.length })).sort((a, b) => b.lines - a.lines);
    expect(sizes.filter((f) => f.lines > 300)).toEqual([]);
    expect(sizes[Math.floor(sizes.length / 10)]?.lines).toBeLessThanOrEqual(200);
  });

  it('says `any` nowhere', () => {
    const said = files.flatMap((f) =>
      f.lines.filter((l) => /(:|as|<|\|)\s*any\b(?!\w)/.test(code(l))).map((l) => `${f.path}: ${l.trim()}`),
    );
    expect(said).toEqual([]);
  });

  it('explains every variable it reads in .env.example, and no other', () => {
    const example = readFileSync(join(root, '.env.example'), 'utf8');
    const named = [...example.matchAll(/^# ?([A-Z][A-Za-z_]+)=/gm)].map((m) => m[1]);
    expect(new Set(named)).toEqual(new Set(variableNames));
  });

  it.each([
    'README.md',
    'CONTRIBUTING.md',
    'DECISIONS.md',
    'docs/direct-line.md',
    'docs/handoff.md',
    'docs/model.md',
    'docs/sms.md',
    'docs/teams.md',
    'docs/widget.md',
  ])('names only files that exist in %s', (name) => {
    const text = readFileSync(join(root, name), 'utf8');
    const named = [
      ...text.matchAll(/[`(]((?:bot|dialogs|prompts|test|docs|bench|\.github|\.ci)\/[\w./-]*\w)[`)#]/g),
    ].map((m) => m[1] ?? '');
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

function sources(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => {
      const path = join(folder, name);
      const text = readFileSync(join(root, path), 'utf8');
      const statements = [...text.matchAll(/^(?:import|export)\b[^;']*?\bfrom\s*'([^']+)'|\bimport\('([^']+)'\)/gm)];
      const named = statements.map((m) => m[1] ?? m[2] ?? '');
      const own = named.filter((n) => n.startsWith('.')).map((n) => relative(root, resolve(root, dirname(path), n)));
      const packages = named.filter((n) => !n.startsWith('.') && !n.startsWith('node:'));
      return { path, lines: text.split('\n'), imports: own.filter((n) => /\.tsx?$/.test(n)), packages };
    });
}

function circles(all: SourceFile[]): string[] {
  const imports = new Map(all.map((f) => [f.path, f.imports]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, way: string[]): void => {
    if (way.includes(path)) found.push([...way.slice(way.indexOf(path)), path].join(' → '));
    if (done.has(path) || way.includes(path)) return;
    for (const next of imports.get(path) ?? []) visit(next, [...way, path]);
    done.add(path);
  };
  for (const { path } of all) visit(path, []);
  return found;
}

function code(line: string): string {
  return line.replace(/\/\/.*|^\s*\/?\*.*|'[^']*'|"[^"]*"|`[^`]*`/g, '');
}
