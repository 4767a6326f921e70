/* Plain text, as a PDF or a terminal puts it on the clipboard. */

import { withoutBullet } from "./read.js";
import { settled, signs } from "./words.js";

const BROKEN = /^.{55,}[^\s.!?:;…»”"]$/u; // a long line that ends within a sentence

/** Paragraphs of plain text: a line is one, unless a PDF has broken it within a sentence. */
export function fromText(text, told) {
  const found = [];
  let broken = false;
  for (const line of text.split(/\r\n?|\n|\u2028|\u2029/)) {
    if (broken && /^\p{Ll}/u.test(line)) {
      found.push(`${found.pop()} ${line}`);
      told.lines = (told.lines || 0) + 1;
    } else found.push(line);
    broken = BROKEN.test(line.trimEnd());
  }
  const rows = found.map((line) => settled(signs(line, {})));
  return rows.filter((row) => row.length).map((row) => withoutBullet({ kind: "text", row }));
}
