/* What Word, LibreOffice, Outlook and Google Docs put on the clipboard beside the text: found, counted and taken away. */

export const styleOf = (element) => (element.getAttribute("style") || "").replace(/\s/g, "").toLowerCase();
const classOf = (element) => element.getAttribute("class") || "";

const UNSEEN = "script,style,meta,link,title,base,xml,template,noscript";
const CONTROLS = "select,input,button,textarea,iframe,video,audio,object,embed,canvas";
const COMMENTS = ".MsoCommentReference,.msocomanchor,.msocomtxt,.comment-anchor,a[href*='#cmnt']";
const NOTE = /#_?_?(ftn|edn|sdfootnote|sdendnote|cite_note|footnote|fn)/i;

const isComment = (element) => element.matches(COMMENTS) || /mso-special-character:comment/.test(styleOf(element));
const isListOfComments = (element) => /mso-element:comment/.test(styleOf(element)); // each is counted at its place
const isDeleted = (element) => element.localName === "del" || /\bmsoDel\b/.test(classOf(element));
const isHidden = (element) =>
  element.hidden || /mso-hide:all|display:none|visibility:hidden/.test(styleOf(element));

// A point of one pixel tells a sender that its mail was read; the box before a task is no picture either.
const isPicture = (element) =>
  /^(img|svg|picture)$/.test(element.localName) &&
  !(element.width === 1 || element.height === 1) &&
  !element.parentNode.closest("picture,svg,[role=checkbox]");
const isEmoji = (text) => /^\p{Extended_Pictographic}[\p{Emoji_Component}\p{Extended_Pictographic}]*$/u.test(text);

const hasWords = (element) => element.textContent.trim() !== "";

/** Takes away what is no text of the document, and counts in `told` what somebody may miss. */
export function takeAway(body, told) {
  body.querySelectorAll(UNSEEN).forEach((element) => element.remove());
  for (const element of body.querySelectorAll("*")) {
    if (!body.contains(element)) continue;
    if (isComment(element)) remove(element, told, hasWords(element) && "comments");
    else if (isListOfComments(element)) element.remove();
    else if (isDeleted(element)) remove(element, told, hasWords(element) && "deletions");
    else if (isHidden(element)) remove(element, told, hasWords(element) && "hidden");
    else if (element.localName === "img" && isEmoji(element.alt)) element.replaceWith(element.alt);
    else if (/^(img|svg|picture)$/.test(element.localName)) remove(element, told, isPicture(element) && "pictures");
    else if (element.matches(CONTROLS)) remove(element, told, "media");
    else if (/mso-tab-count|mso-spacerun/.test(styleOf(element))) element.replaceWith(" ");
  }
}

function remove(element, told, kind) {
  if (kind) told[kind] = (told[kind] || 0) + 1;
  element.remove();
}

/** The number of the footnote that this element stands for, or null. */
export function noteNumber(element) {
  const anchor = element.localName === "sup" ? element.querySelector("a[href]") || element : element;
  const isNote =
    /mso-(foot|end)note-id/.test(styleOf(anchor)) ||
    /Mso(Foot|End)noteReference/.test(classOf(element)) ||
    NOTE.test(anchor.getAttribute("href") || "");
  const text = element.textContent.replace(/[\s[\]()]/g, "");
  return isNote && /^[\p{L}\p{N}*†‡§]{1,5}$/u.test(text) ? text : null;
}

const ORDERED = /^\(?(\d+|[a-z]{1,5})[.)]|^\d+$/i;

/** A paragraph that Word shows as an item of a list: { depth, ordered, marker }, or null. The marker leaves the text. */
export function wordItem(element) {
  const level = /mso-list:[^;]*level(\d)/.exec(styleOf(element));
  if (!level) return null;
  const sign = [...element.querySelectorAll("[style]")].find((one) => styleOf(one).includes("mso-list:ignore"));
  const marker = sign ? sign.textContent.replace(/[\s\u00a0]+/g, " ").trim() : "";
  sign?.remove();
  return { depth: Number(level[1]) - 1, ordered: ORDERED.test(marker), marker };
}

/** The level of a heading, or 0. */
export function headingLevel(element) {
  const tag = /^h([1-6])$/.exec(element.localName);
  if (tag) return Number(tag[1]);
  if (element.getAttribute("role") === "heading") return Number(element.getAttribute("aria-level")) || 2;
  if (/\bMsoTitle\b/.test(classOf(element))) return 1;
  const outline = /mso-outline-level:([1-6])\b/.exec(styleOf(element));
  return outline ? Number(outline[1]) : 0;
}
