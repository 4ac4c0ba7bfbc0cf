import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { it } from '@jest/globals';
import { talk } from './support/talk.ts';

const file = process.env['STRANGERS'] ?? '/tmp/strangers-out/one.json';
const out = file.replace('.json', '.txt');
const all: any[] = JSON.parse(readFileSync(file, 'utf8'));
writeFileSync(out, '');
for (const c of all) {
  it(c.name, async () => {
    const t = await talk(c.start ? { start: c.start } : {});
    (t.customer as any).heardAll = () => {};
    const log: string[] = [`\n######## ${c.name}`];
    let seq = 0;
    let last: any;
    const show = async () => {
      const ms = await t.store.log(t.customer.conversationId, seq, 200);
      for (const m of ms) {
        seq = Math.max(seq, m.seq);
        if (m.from.role === 'customer') log.push(`  > ${m.text}${m.choice ? ` [pressed ${m.choice.button}]` : ''}`);
        else {
          last = m;
          log.push(`${m.from.role === 'bot' ? 'BOT' : 'AGENT'} ${m.text}  {${(m.prompts ?? []).join(' ')}}${m.buttons?.length ? ' ' + m.buttons.map((b: any) => `[${b.label}]`).join('') : ''}`);
          if (m.card) for (const r of (m.card as any).rows) log.push(`        | ${r.label ?? r.what}: ${r.value ?? r.amount}`);
          if ((m.card as any)?.quote) log.push(`        | "${(m.card as any).quote}"`);
        }
      }
    };
    const say = async (s: string) => {
      if (s.startsWith('@press:')) await t.customer.presses(s.slice(7));
      else if (s.startsWith('@wait:')) await t.time.passes(s.slice(6));
      else if (s.startsWith('@agent:')) { await t.agent.accepts?.(); }
      else await t.customer.says(...s.split(' || '));
      await t.time.passes('4 s');
      await show();
    };
    try {
      for (const s of c.story) await say(s);
      const answers: Record<string, string[]> = {};
      for (const [k, v] of Object.entries(c.answers ?? {})) answers[k] = Array.isArray(v) ? [...(v as string[])] : [v as string];
      const dflt: Record<string, string[]> = { 'is-there-more': ["that's all"], 'noted-more': ['no'], 'what-i-have': [], };
      if (c.answers) for (let i = 0; i < 16; i++) {
        const prompts: string[] = (last?.prompts ?? []).map((p: string) => p.split('#')[0]);
        if (prompts.includes('handed-over') || prompts.includes('person-now')) break;
        const key = [...prompts].reverse().find((p) => answers[p]?.length || dflt[p]?.length || p === 'read-back');
        if (!key) { log.push(`  ?? no answer for ${prompts.join(' ')}`); break; }
        const s = answers[key]?.shift() ?? dflt[key]?.shift() ?? 'yes';
        await say(s);
      }
      for (const s of c.after ?? []) await say(s);
    } catch (e) { log.push(`  !! ${(e as Error).message.slice(0, 300)}`); }
    const conv = await t.store.conversation(t.customer.conversationId);
    for (const sp of conv?.spans ?? []) {
      const co = await t.store.complaint(sp.complaintId);
      if (!co) continue;
      const cl = co.claim;
      log.push(`  == ${co.state} ${cl.type}/${cl.failure} ${JSON.stringify(Object.fromEntries(Object.entries(cl.details).map(([k, d]) => [k, d.value])))} exp=${JSON.stringify(cl.expenses.map((e) => [e.what, e.amount.minor / 100, e.amount.currency]))} wish=${cl.wish?.kind}:${cl.wish?.words} contact=${cl.contact?.way}:${cl.contact?.address} q=${JSON.stringify(cl.questions.map((q) => q.words))} declined=${JSON.stringify(cl.declined)} handoff=${co.handoff?.reason}`);
    }
    appendFileSync(out, log.join('\n') + '\n');
  }, 30000);
}
