/* A text as a row of signs, each with how it looks: { sign, bold, italic, href }. Spaces are put in order here. */

const NOTHING = /[\u00ad\u200b\u2060\ufeff]/gu; // soft hyphens and marks without width
const ADDRESS = /https?:\/\/[^\s<>"«»]+[^\s<>"«».,;:!?)\]]/gu;
const OPENS = /(?:[«‹\d–—]|(?:^|[\s(])\p{L}{1,3}\.)$/u;
const CLOSES = /^[:;!?»›%€£°\d–—]/u;

/** The signs of a text; what looks like a space only because HTML is broken into lines is one space. */
export function signs(text, look, keepLines = false) {
  let written = text.replace(NOTHING, "").replace(/\r\n?|[\v\u2028\u2029]/g, "\n");
  if (!keepLines) written = written.replace(/[ \t\n\f]+/g, " ");
  return Array.from(written.replace(/\t/g, " "), (sign) => ({ ...look, sign }));
}

export const textOf = (row) => row.map(({ sign }) => sign).join("");

/** One space between words, none at the ends; a space that must not break stays only where a language asks for it. */
export function settled(row) {
  const kept = [];
  row.forEach((one, place) => {
    const before = kept.at(-1)?.sign ?? "\n";
    const sign = one.sign === "\u00a0" && !binds(row, place) ? " " : one.sign;
    if (/[ \n]/.test(sign) && (before === "\n" || (before === " " && sign === " "))) return;
    if (sign === "\n" && before === " ") kept.pop();
    kept.push({ ...one, sign });
  });
  while (/[ \n]/.test(kept.at(-1)?.sign ?? "")) kept.pop();
  return withAddresses(kept);
}

function binds(row, place) {
  const before = textOf(row.slice(Math.max(0, place - 6), place));
  const after = textOf(row.slice(place + 1, place + 2));
  return (OPENS.test(before) && /^\S/u.test(after)) || (/\S$/u.test(before) && CLOSES.test(after));
}

/** What is an address becomes a link, as it does where an address is typed. */
function withAddresses(row) {
  const units = row.flatMap((one, place) => Array(one.sign.length).fill(place));
  for (const { 0: found, index } of textOf(row).matchAll(ADDRESS)) {
    const part = row.slice(units[index], units[index + found.length - 1] + 1);
    if (!part.some(({ href }) => href)) part.forEach((one) => (one.href = found));
  }
  return row;
}

const RAISED = { 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹", "-": "⁻", "−": "⁻" };

/** Raised signs without a field for them: m², 10⁶, 1er; a raised number after a word is that of a note. */
export function raised(text, before) {
  const small = Array.from(text, (sign) => RAISED[sign]).join("");
  if (/^[-−]?\d+$/.test(text) && /(?:^|[\s\d/·(])[kcdmµ]?m$|\d$/u.test(before)) return small;
  if (/^[23]$/.test(text) && /(?:^|[^\p{L}])[a-z]$/iu.test(before)) return small; // x², not a word with a note
  return /^(?:\[?\d{1,3}\]?|[*†‡]+)$/.test(text) && before.trim() ? null : text;
}
