/* Paragraphs as the editor of one field takes them (raw content of Draft.js), with what that field allows. */

import { textOf } from "./words.js";

const NAMES = ["one", "two", "three", "four", "five", "six"].map((name) => `header-${name}`);

/** The highest heading that was copied gets the highest that the field has; the others keep their distance, as far as
    there is a level. */
function levels(paragraphs, types, told) {
  const copied = paragraphs.filter(({ kind }) => kind === "heading").map(({ level }) => level);
  const allowed = NAMES.map((name, place) => (types.has(name) ? place + 1 : 0)).filter(Boolean);
  if (!allowed.length) return () => 0;
  const shift = Math.max(0, allowed[0] - Math.min(...copied));
  return (level) => {
    const found = allowed.findLast((one) => one <= level + shift) ?? allowed[0];
    if (found !== level) told.headings = (told.headings || 0) + 1;
    return found;
  };
}

/** A list of points splits the numbered list around it, which then begins anew with 1: so points in it are numbered. */
function numbered(paragraphs, told) {
  let around = [];
  return paragraphs.map((one) => {
    if (one.kind !== "item") around = [];
    if (one.kind !== "item") return one;
    around = around.slice(0, one.depth);
    const turned = !one.ordered && around.some(Boolean);
    if (turned) told.points = 1;
    around[one.depth] = one.ordered || turned;
    return { ...one, ordered: around[one.depth] };
  });
}

/** The editor takes lines that begin like this for items, and takes the beginning away: "3. ", or a Polish "o ". */
const LIKE_ITEM = /^(?:[·o§]|1?\d\.|x?[ivx]+\.|[a-z]\.) /;

function keepBeginning(row) {
  const found = LIKE_ITEM.exec(textOf(row.slice(0, 8)));
  if (found) row[found[0].length - 1].sign = "\u00a0";
}

const flat = (paragraph) => paragraph.row.forEach((one) => (one.sign = one.sign === "\n" ? " " : one.sign));

function shape(paragraph, field, level, told) {
  if (paragraph.kind === "heading") {
    const found = level(paragraph.level);
    flat(paragraph);
    paragraph.row.forEach((one) => (one.bold = !found)); // a heading is bold by itself
    return { type: found ? NAMES[found - 1] : "unstyled", depth: 0 };
  }
  const type = paragraph.ordered ? "ordered-list-item" : "unordered-list-item";
  if (paragraph.kind !== "item" || !field.types.has(type)) {
    keepBeginning(paragraph.row);
    return { type: "unstyled", depth: 0 };
  }
  if (paragraph.depth > field.deepest) told.depth = 1;
  return { type, depth: Math.min(paragraph.depth, field.deepest) };
}

/** Stretches of a row that have the same value: [{ offset, length, value }], counted in signs as Draft.js does. */
function stretches(row, valueOf) {
  const found = [];
  row.forEach((one, offset) => {
    const value = valueOf(one);
    const last = found.at(-1);
    if (value && last?.value === value && last.offset + last.length === offset) last.length += 1;
    else if (value) found.push({ offset, length: 1, value });
  });
  return found;
}

/** What the field allows, as its editor was told. */
export const fieldOf = ({ props }) => ({
  types: new Set(props.blockTypes.map(({ type }) => type)),
  styles: new Set(props.inlineStyles.map(({ type }) => type)),
  hasLinks: props.entityTypes.some(({ type }) => type === "LINK"),
  deepest: props.maxListNesting,
});

export function fitted(paragraphs, field, told) {
  const entityMap = {};
  const level = levels(paragraphs, field.types, told);
  const entity = (url) => {
    const key = Object.keys(entityMap).length;
    entityMap[key] = { type: "LINK", mutability: "MUTABLE", data: { url } };
    return key;
  };
  const styles = (row) =>
    ["bold", "italic"].flatMap((name) => {
      const style = name.toUpperCase();
      const ranges = field.styles.has(style) ? stretches(row, (one) => one[name]) : [];
      return ranges.map(({ offset, length }) => ({ offset, length, style }));
    });
  const links = (row) =>
    stretches(row, (one) => field.hasLinks && one.href).map(({ value, ...place }) => ({ ...place, key: entity(value) }));
  const blocks = numbered(paragraphs, told).map((paragraph) => {
    const { type, depth } = shape(paragraph, field, level, told);
    const { row } = paragraph;
    return { text: textOf(row), type, depth, inlineStyleRanges: styles(row), entityRanges: links(row), data: {} };
  });
  return { blocks, entityMap };
}
