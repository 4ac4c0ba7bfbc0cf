import type { ComplaintAnswer, FileAnswer, SummaryAnswer } from '../../desk/schemas.ts';
import { fact, money, size, sum } from './format.ts';
import { ToldBySite } from './told.tsx';
import { MessageLink } from './message-link.tsx';
import type { Mark } from './message-link.tsx';
import { CONTACT, STATED } from './phrases.ts';

/** The claim: every fact and every expense, each leading to the message it came from. */
export function Claim({ complaint: { summary, customer }, onMark }: { complaint: ComplaintAnswer; onMark: Mark }) {
  return (
    <>
      {summary.facts.length > 0 && <Facts facts={summary.facts} onMark={onMark} />}
      {summary.expenses.items.length > 0 && <Expenses expenses={summary.expenses} onMark={onMark} />}
      <Beside summary={summary} onMark={onMark} />
      {customer.told.map((told) => (
        <ToldBySite key={told.by} told={told} />
      ))}
      {summary.files.length > 0 && (
        <section class="claim">
          <h2>Files</h2>
          <Files files={summary.files} />
        </section>
      )}
    </>
  );
}

function Facts({ facts, onMark }: { facts: SummaryAnswer['facts']; onMark: Mark }) {
  return (
    <section class="claim">
      <h2 id="facts">Facts</h2>
      <table aria-labelledby="facts">
        <tbody>
          {facts.map((f) => (
            <tr key={f.name}>
              <th scope="row">{f.label}</th>
              <td>
                <MessageLink from={f.from} onMark={onMark}>
                  {fact(f)}
                </MessageLink>
                {f.was.map((earlier, i) => (
                  <span key={i} class="was">
                    {' '}
                    was <s>{fact({ kind: f.kind, value: earlier.value })}</s>
                  </span>
                ))}
              </td>
              <td class="quiet">{STATED[f.state]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Expenses({ expenses, onMark }: { expenses: SummaryAnswer['expenses']; onMark: Mark }) {
  return (
    <section class="claim">
      <h2 id="expenses">
        Expenses <b class="figures">{sum(expenses.totals)}</b>
      </h2>
      <table aria-labelledby="expenses">
        <tbody>
          {expenses.items.map((item) => (
            <tr key={item.id}>
              <th scope="row">{item.what || 'Not said for what'}</th>
              <td class="amount">
                <MessageLink from={item.from} onMark={onMark}>
                  {money(item.amount)}
                </MessageLink>
                {item.currencyAssumed && <span class="quiet"> currency not written</span>}
              </td>
              <td>{item.receipts.length ? <Files files={item.receipts} /> : <span class="quiet">no receipt</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/**
 * What else they said in numbers, a voucher they were offered or how long they held the line; what agents told them, apart
 * from it; and where to reach them.
 */
function Beside({ summary: { asides, saidByUs, contact }, onMark }: { summary: SummaryAnswer; onMark: Mark }) {
  if (!asides.length && !saidByUs.length && !contact) return null;
  return (
    <section class="claim">
      <h2 id="beside">Also said</h2>
      <table aria-labelledby="beside">
        <tbody>
          {contact && (
            <tr>
              <th scope="row">Reach them</th>
              <td>
                <MessageLink from={contact.from} onMark={onMark}>
                  {CONTACT[contact.way]} {contact.address ?? (contact.way === 'here' ? '' : '(not given)')}
                </MessageLink>
              </td>
            </tr>
          )}
          <Said label="Figures" said={asides} onMark={onMark} />
          <Said label="Said by us" said={saidByUs} onMark={onMark} />
        </tbody>
      </table>
    </section>
  );
}

function Said({ label, said, onMark }: { label: string; said: SummaryAnswer['asides']; onMark: Mark }) {
  if (!said.length) return null;
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>
        {said.map(({ words, from }, i) => (
          <span key={i} class="part">
            <MessageLink from={from} onMark={onMark}>
              {words}
            </MessageLink>
          </span>
        ))}
      </td>
    </tr>
  );
}

/** Pictures as pictures, everything else by name; all open in a tab of their own. */
export function Files({ files }: { files: FileAnswer[] }) {
  return (
    <ul role="list" class="files">
      {files.map((file) => (
        <li key={file.id}>{file.missing ? <Missing file={file} /> : <File file={file} />}</li>
      ))}
    </ul>
  );
}

/** A file that was sent and is not here. */
function Missing({ file: { name, missing } }: { file: FileAnswer }) {
  return (
    <span class="quiet">
      {name}: {missing === 'wanted' ? 'being fetched' : 'did not come through'}
    </span>
  );
}

function File({ file }: { file: FileAnswer }) {
  return (
    <>
      <a href={file.url} target="_blank" rel="noreferrer">
        {isPicture(file) ? <img src={file.url} alt={file.name} loading="lazy" /> : file.name}
      </a>
      {!isPicture(file) && <span class="quiet"> {size(file.size)}</span>}
    </>
  );
}

function isPicture({ type }: FileAnswer): boolean {
  return type.startsWith('image/');
}
