/* How the words in an element look: { bold, italic, href }. */

import { target } from "./links.js";

const BLOCKS = new Set(
  ("address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form " +
    "h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul").split(" "),
);
const NO_COLOUR = /^(transparent|white|rgb\(255, 255, 255\)|initial|inherit)/;

export const isBlock = (node) =>
  BLOCKS.has(node.localName) || /^(block|list-item)$/.test(node.style?.display ?? "");

/** Whether an element underlines, strikes through or colours words that are no link. */
function isMarked(node, { textDecoration, textDecorationLine, backgroundColor }) {
  const decorated =
    /underline|line-through/.test(textDecoration || textDecorationLine || "") || /^(u|s|strike|mark)$/.test(node.localName);
  const coloured = backgroundColor && !NO_COLOUR.test(backgroundColor);
  return !isBlock(node) && (decorated || coloured) && node.textContent.trim() && !node.querySelector("a");
}

function linkOf(href, node, told) {
  const found = target(href);
  const isPlace = href.startsWith("#"); // in the same document: it is no loss
  if (!found && !isPlace && node.textContent.trim()) told.links = (told.links || 0) + 1;
  return found;
}

/** What the element says goes before its name: Google Docs has all text in a <b> that is not bold. */
export function lookOf(node, { bold, italic, href }, told) {
  const style = node.style ?? {};
  const { fontWeight, fontStyle } = style;
  const tag = node.localName;
  const link = tag === "a" && node.getAttribute("href");
  if (!link && !href && isMarked(node, style)) told.marks = 1;
  const weight = /^(b|strong)$/.test(tag) || bold;
  return {
    bold: fontWeight ? fontWeight === "bold" || Number(fontWeight) >= 600 : weight,
    italic: fontStyle ? /italic|oblique/.test(fontStyle) : /^(i|em|cite)$/.test(tag) || italic,
    href: link ? linkOf(link, node, told) : href,
  };
}
