/* What was copied as a row of paragraphs: { kind: "text" | "heading" | "item", level, depth, ordered, row of signs }. */

import { isBlock, lookOf } from "./looks.js";
import { headingLevel, noteNumber, takeAway, wordItem } from "./office.js";
import { isLayout, lines } from "./tables.js";
import { raised, settled, signs, textOf } from "./words.js";

const BULLET = /^[•·▪◦‣●○■\uf0b7]\s+/u;
const TEXT = { kind: "text" };

class Reader {
  constructor(told) {
    Object.assign(this, { told, paragraphs: [], open: null });
  }

  count(kind) {
    this.told[kind] = (this.told[kind] || 0) + 1;
  }

  end() {
    this.open = null;
  }

  paragraph({ block, item }) {
    const last = this.paragraphs.at(-1);
    // The second paragraph of an item is a new line in it.
    if (!this.open && item && last?.item === item) {
      this.open = last;
      last.row.push(...signs("\n", {}, true));
    }
    if (!this.open) this.paragraphs.push((this.open = { ...block, item, row: [] }));
    return this.open;
  }

  add(text, now, keepLines = now.pre) {
    const added = signs(text, now.look, keepLines);
    if (!this.open && !textOf(added).trim()) return;
    const { row } = this.paragraph(now);
    if (this.isAfterNote && /^[\p{L}\p{N}]/u.test(textOf(added))) row.push(...signs(" ", {}));
    this.isAfterNote = false;
    row.push(...added);
  }

  note(number, now) {
    const before = textOf(this.open?.row ?? []);
    this.count(before.trim() ? "notes" : "noteTexts");
    this.add(`${before && !/\s$/.test(before) ? " " : ""}[${number}]`, { ...now, look: {} });
    this.isAfterNote = true;
  }

  walk(node, now) {
    if (node.nodeType === Node.TEXT_NODE) return this.add(node.data, now);
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    if (node.localName === "br") return this.open && this.add("\n", now, true);
    if (isBlock(node)) return this.block(node, now);
    const number = noteNumber(node);
    if (number) return this.note(number, now);
    if (isRaised(node)) return this.raise(node, now);
    this.children(node, { ...now, look: lookOf(node, now.look, this.told) });
  }

  children(node, now) {
    node.childNodes.forEach((child) => this.walk(child, now));
  }

  block(node, now) {
    this.end();
    if (node.localName === "table" && !isLayout(node)) this.table(node, now);
    else this.children(node, { ...this.inside(node, now), look: lookOf(node, now.look, this.told) });
    this.end();
  }

  /** What the paragraphs inside an element are. */
  inside(node, now) {
    const tag = node.localName;
    const listed = wordItem(node);
    const level = headingLevel(node);
    if (level) {
      if (listed?.marker) node.prepend(`${listed.marker} `);
      return { ...now, item: null, block: { kind: "heading", level } };
    }
    if (listed) return { ...now, item: node, block: this.item(listed) };
    if (tag === "ul" || tag === "ol") {
      const start = tag === "ol" && node.start !== 1 && !node.querySelector("[aria-level],[data-aria-level]");
      if (start) this.count("numbers");
      return { ...now, depth: (now.depth ?? -1) + 1, ordered: tag === "ol" };
    }
    if (tag !== "li") return { ...now, pre: now.pre || tag === "pre" };
    const told = Number(node.getAttribute("data-aria-level") || node.getAttribute("aria-level"));
    return { ...now, item: node, block: this.item({ depth: told ? told - 1 : (now.depth ?? 0), ordered: now.ordered }) };
  }

  item({ depth, ordered, marker }) {
    const last = this.paragraphs.at(-1);
    if (ordered && /^\(?(?!1\D|0*1$)\d/.test(marker ?? "") && last?.kind !== "item") this.count("numbers");
    return { kind: "item", depth, ordered: Boolean(ordered) };
  }

  raise(node, now) {
    const text = node.textContent.trim();
    const shown = raised(text, textOf(this.open?.row ?? []));
    if (shown === null) this.note(text.replace(/[[\]]/g, ""), now);
    else if (shown === text) this.children(node, { ...now, look: lookOf(node, now.look, this.told) });
    else this.add(shown, now);
  }

  table(node, now) {
    if (node.caption) this.walk(node.caption, now);
    const read = (cell) => {
      const inner = new Reader(this.told);
      inner.children(cell, { block: TEXT, look: { bold: cell.localName === "th" ? false : lookOf(cell, {}, {}).bold } });
      return inner.finished().map(({ row }) => row);
    };
    this.count("tables");
    for (const row of lines(node, read)) this.paragraphs.push({ kind: "item", depth: 0, ordered: false, row });
  }

  finished() {
    const settledOnes = this.paragraphs.map((one) => ({ ...one, row: settled(one.row) }));
    return settledOnes.filter(({ row }) => row.length).map(withoutBullet);
  }
}

const isRaised = (node) => node.localName === "sup" || node.style?.verticalAlign === "super";

/** A line that begins with the sign of a list is an item of one. */
export function withoutBullet(paragraph) {
  const bullet = BULLET.exec(textOf(paragraph.row));
  if (paragraph.kind !== "text" || !bullet) return paragraph;
  return { kind: "item", depth: 0, ordered: false, row: paragraph.row.slice(Array.from(bullet[0]).length) };
}

/** Paragraphs of HTML; what is left out or changed is counted in `told`. */
export function fromHtml(html, told) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  takeAway(body, told);
  const reader = new Reader(told);
  reader.children(body, { block: TEXT, look: {} });
  return reader.finished();
}
