/* A text has no table: each row becomes a line, in which every cell says to which column it belongs. */

import { textOf } from "./words.js";

const SPREAD = 100; // cells that one cell may stand for; what says more is broken

export const isLayout = (table) =>
  /^(presentation|none)$/.test(table.getAttribute("role") || "") ||
  [...table.rows].every((row) => row.cells.length < 2) ||
  table.querySelector("table,h1,h2,h3,h4,h5,h6,[role=heading]") !== null;

/** The rows as a grid: a cell that spans several rows or columns stands in each of the rows, and once in each. */
function grid(table) {
  const rows = [...table.rows].map(() => []);
  [...table.rows].forEach((row, top) => {
    let column = 0;
    for (const cell of row.cells) {
      while (column in rows[top]) column += 1;
      for (let down = 0; down < Math.min(cell.rowSpan || 1, rows.length - top, SPREAD); down += 1)
        for (let along = 0; along < Math.min(cell.colSpan, SPREAD); along += 1)
          rows[top + down][column + along] = along ? null : cell;
    }
  });
  return rows;
}

const isBold = (row) => row.length > 0 && row.every(({ sign, bold }) => bold || /\s/.test(sign));

function hasHeader(table, rows) {
  const [first, second] = rows;
  if (!second || first.length < 2 || !first.every(Boolean)) return false; // a title above the columns names none
  const cells = [...table.rows[0].cells];
  const isMarked = table.rows[0].parentNode.localName === "thead" || cells.every((cell) => cell.localName === "th");
  return isMarked || (first.every((cell) => cell && isBold(cell)) && !second.every((cell) => cell && isBold(cell)));
}

const plain = (text) => Array.from(text, (sign) => ({ sign }));
const inOneLine = (row) => row.flatMap((one) => (one.sign === "\n" ? plain(", ") : one));
const joined = (parts, between) => parts.flatMap((part, place) => (place ? [...plain(between), ...part] : part));

/** A row of signs for each row of the table. `read` gives the rows of signs of what stands in a cell. */
export function lines(table, read) {
  const known = new Map();
  const words = (cell) => {
    if (!known.has(cell)) known.set(cell, inOneLine(joined(read(cell), ", ")));
    return known.get(cell);
  };
  const rows = grid(table).map((row) => Array.from(row, (cell) => (cell ? words(cell) : null)));
  const header = hasHeader(table, rows) ? rows.shift().map((cell) => cell && textOf(cell).replace(/\s*:$/, "")) : [];
  const named = (cell, column) => (header[column] ? [...plain(`${header[column]}: `), ...cell] : cell);
  return rows
    .filter((row) => row.some((cell) => cell?.length))
    .map((row) => {
      if (!header.length) return joined(row.filter(Boolean).map(orDash), " | ");
      return joined(row.map((cell, column) => (cell?.length ? named(cell, column) : null)).filter(Boolean), "; ");
    });
}

const orDash = (cell) => (cell.length ? cell : plain("–"));
